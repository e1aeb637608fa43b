"""Addresses of reactions, of reading and of exercises."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import exercises, my_work, reactions, reading_list

PROCESS = "processen/PROC-<int:process_id>"

urlpatterns = [
    path(f"{PROCESS}/reactie", reactions.react, name="reaction-new"),
    path("reacties", reactions.show_inbox, name="reactions"),
    path("reacties/mijn", reactions.own, name="reactions-own"),
    path("reacties/lijst.csv", reactions.export, name="reactions-csv"),
    path("reacties/<int:reaction_id>", reactions.answer, name="reaction"),
    path("reacties/<int:reaction_id>/terug", reactions.withdraw, name="reaction-withdraw"),
    path(f"{PROCESS}/gelezen", reading_list.mark, name="read-mark"),
    path(f"{PROCESS}/gelezen/<int:version_id>/terug", reading_list.unmark, name="read-mark-undo"),
    path("gelezen", reading_list.reading_list, name="reading-list"),
    path("mijn-werk", my_work.work_on, name="my-work"),
    path(f"{PROCESS}/oefenen/<int:exercise_id>", exercises.do, name="exercise"),
    path(f"{PROCESS}/oefeningen", exercises.overview, name="exercises"),
    path(f"{PROCESS}/oefeningen/nieuw", exercises.write, name="exercise-new"),
    path(f"{PROCESS}/oefeningen/<int:exercise_id>", exercises.write, name="exercise-edit"),
    path(f"{PROCESS}/oefeningen/<int:exercise_id>/intrekken", exercises.withdraw, name="exercise-withdraw"),
]
