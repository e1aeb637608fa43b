"""The werkoverleggen in which the card of a toets was on the table."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import ReviewMeeting

from .running import locked

MOST = 500


@dataclass(frozen=True, slots=True)
class Held:
    """Which team, when, how many colleagues were there, and who brought the card."""

    team: int
    day: datetime.date
    colleagues: int
    by: int | None = None


@transaction.atomic
def keep_meeting(actor: Actor, review_id: int, held: Held, meeting_id: int | None = None) -> ReviewMeeting:
    """Adds a werkoverleg to a toets, or changes what was said of one. Raises Problem "review-colleagues"."""
    review = locked(review_id)
    if not 0 <= held.colleagues <= MOST:
        raise Problem("review-colleagues")
    meeting = ReviewMeeting.objects.filter(review=review, pk=meeting_id or 0).first() or ReviewMeeting(review=review)
    meeting.team_id, meeting.by_id = held.team, held.by
    meeting.day, meeting.colleagues = held.day, held.colleagues
    meeting.save()
    audit(actor, "review-meeting-kept", "group", review.group_id, review=review.pk, meeting=meeting.pk)
    live.publish(f"group-{review.group_id}", review=review.pk)
    return meeting


@transaction.atomic
def remove_meeting(actor: Actor, meeting_id: int) -> None:
    """Takes away a werkoverleg in which nothing was said. Raises Problem "review-meeting-in-use"."""
    meeting = ReviewMeeting.objects.select_related("review").get(pk=meeting_id)
    review = locked(meeting.review_id)
    if meeting.remarks.exists():
        raise Problem("review-meeting-in-use")
    audit(actor, "review-meeting-removed", "group", review.group_id, review=review.pk, meeting=meeting.pk)
    meeting.delete()
