"""The agenda of a meeting: its points, their order, the minutes they may take, and what was said."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.revision import refuse_overwriting
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation.models import AgendaItem, Group, Meeting, Premise, Referral, Theme

LONGEST = 480
Kind = AgendaItem.Kind


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda. `object_id` is the group, referral, theme or premise that its kind asks for."""

    kind: str
    title: str = ""
    object_id: int | None = None
    minutes: int | None = None


@transaction.atomic
def add_point(actor: Actor, meeting_id: int, point: Point) -> AgendaItem:
    """At the end of the agenda. Raises Problem when the meeting ended, or what it is about is not of its traject."""
    meeting = _open(meeting_id)
    column, about = _about(meeting, point)
    title = one_line(point.title) or _title(about)
    if not title:
        raise Problem("agenda-without-title")
    last = meeting.agenda.order_by("-position").values_list("position", flat=True).first()
    item = AgendaItem(meeting=meeting, kind=point.kind, title=title[:300], position=(last or 0) + 1)
    item.minutes = _minutes(point.minutes)
    if column:
        setattr(item, column, about)
    item.save()
    audit(actor, "agenda-added", "meeting", meeting.pk, name=item.title)
    _changed(meeting)
    return item


@transaction.atomic
def change_point(
    actor: Actor, item_id: int, *, title: str, minutes: int | None, notes: str, seen: str | None = None
) -> None:
    """Its words, minutes and what was said.

    `seen` is the sign of the notes that these were written on. Once the meeting ended only what was said changes, until
    its report is finished. Raises Problem "report-finished" then, and when somebody else wrote other notes meanwhile.
    """
    item = AgendaItem.objects.get(pk=item_id)
    meeting = _unreported(item.meeting_id)
    item.refresh_from_db()
    notes = storable(notes).strip()
    refuse_overwriting(item.notes, notes, seen)
    item.notes = notes
    if meeting.state != Meeting.State.DONE:
        item.title, item.minutes = one_line(title)[:300] or item.title, _minutes(minutes)
    item.save(update_fields=["title", "minutes", "notes"])
    audit(actor, "agenda-changed", "meeting", meeting.pk, name=item.title)
    _changed(meeting)


@transaction.atomic
def move_point(actor: Actor, item_id: int, place: int) -> None:
    """Puts a point on another place, counted from 0; the others make room."""
    item = AgendaItem.objects.get(pk=item_id)
    meeting = _open(item.meeting_id)
    items = [one for one in meeting.agenda.all() if one.pk != item.pk]
    items.insert(max(0, min(place, len(items))), item)
    for position, one in enumerate(items, 1):
        one.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    audit(actor, "agenda-ordered", "meeting", meeting.pk, name=item.title)
    _changed(meeting)


@transaction.atomic
def drop_point(actor: Actor, item_id: int) -> None:
    item = AgendaItem.objects.get(pk=item_id)
    meeting = _open(item.meeting_id)
    audit(actor, "agenda-dropped", "meeting", meeting.pk, name=item.title)
    item.delete()
    _changed(meeting)


def _open(meeting_id: int) -> Meeting:
    meeting = _locked(meeting_id)
    if meeting.state == Meeting.State.DONE:
        raise Problem("meeting-ended")
    return meeting


def _unreported(meeting_id: int) -> Meeting:
    meeting = _locked(meeting_id)
    if meeting.reported_on is not None:
        raise Problem("report-finished")
    return meeting


def _locked(meeting_id: int) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("working_group").get(pk=meeting_id)


def _about(meeting: Meeting, point: Point) -> tuple[str, Group | Referral | Theme | Premise | None]:
    """The column of what the point is about, and that thing, of the traject of the meeting."""
    traject = meeting.working_group.traject_id
    wanted = point.object_id or 0
    found: dict[str, tuple[str, Group | Referral | Theme | Premise | None]] = {
        Kind.HARMONISE: ("group", Group.objects.filter(pk=wanted, traject=traject).first()),
        Kind.ADOPT: ("group", Group.objects.filter(pk=wanted, traject=traject).first()),
        Kind.REFERRAL: ("referral", Referral.objects.filter(pk=wanted, group__traject=traject).first()),
        Kind.THEME: ("theme", Theme.objects.filter(pk=wanted, working_group__traject=traject).first()),
        Kind.PREMISE: ("premise", Premise.objects.filter(pk=wanted, traject=traject).first()),
    }
    if point.kind not in Kind.values:
        raise Problem("agenda-unknown")
    column, about = found.get(point.kind, ("", None))
    if column and about is None:
        raise Problem("agenda-unknown")
    return column, about


def _title(about: Group | Referral | Theme | Premise | None) -> str:
    if isinstance(about, Referral):
        return about.question or about.summary
    if isinstance(about, Theme):
        return about.question
    return about.name if about is not None else ""


def _minutes(minutes: int | None) -> int | None:
    return None if minutes is None else max(0, min(minutes, LONGEST))


def _changed(meeting: Meeting) -> None:
    live.publish(f"meeting-{meeting.pk}", agenda=True)
