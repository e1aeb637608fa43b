"""Addresses of who owns or coordinates processes."""

from __future__ import annotations

from django.urls import path

from stroomlijn.landscape.views import bulk, owner, publishing

PROCESS = "processen/PROC-<int:process_id>"

urlpatterns = [
    path(f"{PROCESS}/stand", publishing.set_state, name="process-state"),
    path(f"{PROCESS}/publiceren", publishing.publish, name="process-publish"),
    path(f"{PROCESS}/leesbaar", publishing.make_readable, name="process-readable"),
    path(f"{PROCESS}/geldigheid", publishing.periods, name="process-validity"),
    path(f"{PROCESS}/intrekken", publishing.withdraw, name="process-withdraw"),
    path(
        f"{PROCESS}/intrekken/<int:withdrawal_id>/terugdraaien",
        publishing.undo_withdrawal,
        name="process-withdraw-undo",
    ),
    path(f"{PROCESS}/eigenaar", owner.care, name="process-owner"),
    path(f"{PROCESS}/aannemen", owner.adopt, name="process-adopt"),
    path(f"{PROCESS}/aannemen/<int:undo_id>/terugdraaien", owner.undo_adopt, name="process-adopt-undo"),
    path(f"{PROCESS}/overdragen", owner.hand_over, name="process-hand-over"),
    path(f"{PROCESS}/overdragen/<int:hand_over_id>/afvinken", owner.hand_over_tick, name="hand-over-tick"),
    path(f"{PROCESS}/overdragen/<int:hand_over_id>/intrekken", owner.hand_over_withdraw, name="hand-over-withdraw"),
    path(f"{PROCESS}/herzien", owner.review, name="process-review"),
    path("processen/mensen", owner.people_suggested, name="people-suggested"),
    path("processen/beheer", bulk.manage, name="manage"),
    path("processen/beheer.csv", bulk.export, name="manage-csv"),
    path("processen/beheer/voorbeeld", bulk.preview, name="manage-preview"),
    path("processen/beheer/toepassen", bulk.apply, name="manage-apply"),
    path("processen/beheer/<int:change_id>", bulk.show, name="manage-change"),
    path("processen/beheer/<int:change_id>/volg", bulk.follow, name="manage-follow"),
    path("processen/beheer/<int:change_id>/terugdraaien", bulk.undo, name="manage-undo"),
]
