"""Addresses of setting a process up in the suite."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import configuration

ORDER = "inrichting/INR-<int:order_id>"

urlpatterns = [
    path("groepen/GROEP-<int:group_id>/vaststellen/inrichting", configuration.order, name="configuration-order"),
    path(ORDER, configuration.page, name="configuration"),
    path(f"{ORDER}/toewijzen", configuration.assign, name="configuration-assign"),
    path(f"{ORDER}/ingericht", configuration.tick, name="configuration-tick"),
    path(f"{ORDER}/test/<int:case_id>", configuration.report, name="configuration-test"),
    path(f"{ORDER}/test/<int:case_id>/hersteld", configuration.mend, name="configuration-mend"),
    path(f"{ORDER}/accepteren", configuration.accept, name="configuration-accept"),
]
