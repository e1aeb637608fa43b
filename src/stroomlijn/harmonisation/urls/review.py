"""Addresses of the toets of a group."""

from __future__ import annotations

from django.urls import path

from stroomlijn.harmonisation.views import review, review_card, review_meetings, review_outcomes

TOETS = "groepen/GROEP-<int:group_id>/toets"
MEETING = f"{TOETS}/werkoverleg/<int:meeting_id>"

urlpatterns = [
    path(TOETS, review.review, name="review"),
    path(f"{TOETS}/vraag", review.change, name="review-change"),
    path(f"{TOETS}/afsluiten", review.close, name="review-close"),
    path(f"{TOETS}/heropenen", review.reopen, name="review-reopen"),
    path(f"{TOETS}/reacties.csv", review_outcomes.export, name="review-csv"),
    path(f"{TOETS}/reacties", review_outcomes.outcomes, name="review-outcomes"),
    path(f"{TOETS}/reacties/terug", review_outcomes.undo, name="review-outcomes-undo"),
    path(f"{TOETS}/kaart", review_card.card, name="review-card"),
    path(f"{TOETS}/kaart/<int:card_id>", review_card.then, name="review-card-then"),
    path(f"{TOETS}/werkoverleg", review_meetings.add, name="review-meeting-add"),
    path(MEETING, review_meetings.meeting, name="review-meeting"),
    path(f"{MEETING}/gegevens", review_meetings.change, name="review-meeting-change"),
    path(f"{MEETING}/weg", review_meetings.remove, name="review-meeting-remove"),
    path(f"{TOETS}/reactie/<int:remark_id>/intrekken", review_card.withdraw, name="remark-withdraw"),
    path("reacties/toets/gezien", review_card.seen, name="remarks-seen"),
]
