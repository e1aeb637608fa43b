"""Addresses of reactions, of reading and of exercises."""

from __future__ import annotations

from django.urls import path

from .views import reactions

PROCESS = "processen/PROC-<int:process_id>"

urlpatterns = [
    path(f"{PROCESS}/reactie", reactions.react, name="reaction-new"),
    path("reacties", reactions.show_inbox, name="reactions"),
    path("reacties/mijn", reactions.own, name="reactions-own"),
    path("reacties/lijst.csv", reactions.export, name="reactions-csv"),
    path("reacties/<int:reaction_id>", reactions.answer, name="reaction"),
    path("reacties/<int:reaction_id>/terug", reactions.withdraw, name="reaction-withdraw"),
]
