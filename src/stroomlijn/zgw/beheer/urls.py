from __future__ import annotations

from django.urls import path

from . import role_views, views

urlpatterns = [
    path("applicaties", views.applications, name="register-applications"),
    path("applicaties/<uuid:application_id>", views.application, name="register-application"),
    path("applicaties/<uuid:application_id>/geheim", views.secret, name="register-secret"),
    path("applicaties/<uuid:application_id>/verwijderen", views.remove_application, name="register-application-remove"),
    path("applicaties/<uuid:application_id>/rechten/<int:place>", views.take_right, name="register-right-take"),
    path("rollen", role_views.roles, name="register-roles"),
    path("rollen/<int:role_id>", role_views.role, name="register-role"),
    path("rollen/<int:role_id>/verwijderen", role_views.remove, name="register-role-remove"),
    path("rollen/<int:role_id>/rechten/<int:place>", role_views.take_right, name="register-role-right-take"),
    path("diensten", views.services, name="register-services"),
    path("diensten/verwijderen", views.drop_service, name="register-service-remove"),
    path("abonnementen", views.subscriptions, name="register-subscriptions"),
    path(
        "abonnementen/<uuid:subscription_id>/verwijderen", views.drop_subscription, name="register-subscription-remove"
    ),
    path("abonnementen/<uuid:subscription_id>/opnieuw", views.send_all_again, name="register-send-all-again"),
    path("meldingen", views.given_up, name="register-given-up"),
    path("meldingen/<int:message_id>/opnieuw", views.send_again, name="register-send-again"),
]
