"""Addresses of the register of decisions."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import register

urlpatterns = [
    path("besluiten", register.decisions, name="decisions"),
    path("besluiten/besluitenregister", register.printed, name="decisions-print"),
    path("besluiten/besluitenregister.csv", register.export, name="decisions-csv"),
    path("besluiten/nummer/<int:decision_id>", register.of_id, name="decision-of-id"),
    path("besluiten/<str:number>", register.decision, name="decision"),
    path("besluiten/<str:number>/nieuw-besluit", register.correct, name="decision-correct"),
]
