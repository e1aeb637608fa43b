"""Addresses of reactions, of reading and of exercises."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import exercises, knowing, reactions

PROCESS = "processen/PROC-<int:process_id>"

urlpatterns = [
    path(f"{PROCESS}/reactie", reactions.react, name="reaction-new"),
    path("reacties", reactions.show_inbox, name="reactions"),
    path("reacties/mijn", reactions.own, name="reactions-own"),
    path("reacties/lijst.csv", reactions.export, name="reactions-csv"),
    path("reacties/<int:reaction_id>", reactions.answer, name="reaction"),
    path("reacties/<int:reaction_id>/terug", reactions.withdraw, name="reaction-withdraw"),
    path(f"{PROCESS}/gelezen", knowing.mark, name="read-mark"),
    path(f"{PROCESS}/gelezen/<int:version_id>/terug", knowing.unmark, name="read-mark-undo"),
    path("gelezen", knowing.reading_list, name="reading-list"),
    path("mijn-werk", knowing.work_on, name="my-work"),
    path(f"{PROCESS}/oefenen/<int:exercise_id>", exercises.do, name="exercise"),
    path(f"{PROCESS}/oefeningen", exercises.overview, name="exercises"),
    path(f"{PROCESS}/oefeningen/nieuw", exercises.write, name="exercise-new"),
    path(f"{PROCESS}/oefeningen/<int:exercise_id>", exercises.write, name="exercise-edit"),
    path(f"{PROCESS}/oefeningen/<int:exercise_id>/intrekken", exercises.withdraw, name="exercise-withdraw"),
]
