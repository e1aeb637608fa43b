"""Looking a process over in time: a reminder a month before and on the day, and 'nagekeken, klopt nog'."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.queries.responsible import responsible_for

AHEAD = datetime.timedelta(days=30)
# A reminder that was missed while the worker was away is still given.
LATE = datetime.timedelta(days=14)


@transaction.atomic
def reviewed(
    actor: Actor, process_id: int, next_on: datetime.date, note: str = "", *, seen: int | None = None
) -> Process:
    """Somebody looked it over and it is still right; `next_on` is when it is looked over again.

    Raises Problem "review-in-the-past" and "changed-meanwhile".
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    refuse_stale(process, seen)
    if next_on <= clock.today():
        raise Problem("review-in-the-past")
    before, process.review_on = process.review_on, next_on
    process.revision += 1
    process.save(update_fields=["review_on", "revision"])
    due, day = before.isoformat() if before else None, clock.today().isoformat()
    told = {"due": due, "next": next_on.isoformat(), "note": storable(note), "day": day}
    audit(actor, "process-reviewed", "process", process.pk, **told)
    tell(actor, events.PROCESS_REVIEWED, "process", process.pk, due=due, next=next_on.isoformat())
    return process


def remind_of_reviews() -> None:
    """A message to who is responsible for a process: thirty days before its review and on the day, each once."""
    today = clock.today()
    due = Process.objects.filter(review_on__gt=today - LATE, review_on__lte=today + AHEAD)
    for process in due.select_related("landscape").order_by("pk"):
        day = process.review_on
        assert day is not None
        on_the_day = day <= today
        title = _("Kijk %(name)s na: klopt het nog?") if on_the_day else _("Kijk %(name)s na vóór %(day)s")
        send_message(
            PRODUCT,
            responsible_for(process).accounts,
            title % {"name": process.name[:140], "day": date_format(day, "j F Y")},
            key=f"review-{process.pk}-{day.isoformat()}-{'day' if on_the_day else 'month'}",
            url=f"/processen/{process.number}/herzien",
        )
