"""Writing down decisions: every kind gets its number in the one register, whoever decides whatever of a traject."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation.models import Decision, Group
from stroomlijn.harmonisation.queries.meetings import attended_names, running_meeting

from .finding import index_decisions
from .numbering import take_numbers


@dataclass(frozen=True, slots=True)
class Entry:
    """What is decided. `options` are shown for ever as they were then: [{"id", "words", "effect", "members"}].

    A meeting of the group or working group that goes on now is filled in, with its working group, when none is given.
    """

    kind: str
    traject_id: int
    summary: str
    group_id: int | None = None
    theme_id: int | None = None
    version_id: int | None = None
    difference: str = ""
    type: str = ""
    option: str = ""
    condition: str = ""
    value: str = ""
    options: Sequence[dict[str, Any]] = ()
    steps: Sequence[Sequence[Any]] = ()
    advice: str = ""
    reason: str = ""
    working_group_id: int | None = None
    meeting_id: int | None = None
    decided_on: datetime.date | None = None
    corrects_id: int | None = None


@transaction.atomic
def record(actor: Actor, *entries: Entry) -> list[Decision]:
    """Numbers the decisions in this order and keeps them with who were present. They are never changed.

    A decision that corrects another takes its place: that one is withdrawn. Raises Problem "decision-corrected" when
    it was withdrawn before. Who calls writes the audit line of what it is about.
    """
    for entry in entries:
        if entry.corrects_id is not None:
            withdraw_decision(actor, entry.corrects_id)
    held = _meetings(entries)
    names = {meeting: attended_names(meeting) for meeting, _working_group in held if meeting is not None}
    made = [
        _decision(actor, entry, number, meeting, working_group, names.get(meeting or 0, []))
        for entry, number, (meeting, working_group) in zip(entries, take_numbers(len(entries)), held, strict=True)
    ]
    Decision.objects.bulk_create(made)
    index_decisions([decision.pk for decision in made])
    return made


def withdraw_decision(actor: Actor, decision_id: int) -> Decision:
    """The decision holds no longer and stays in the register. Raises Problem "decision-corrected" when it held none."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision_id)
    if decision.withdrawn_at is not None:
        raise Problem("decision-corrected", number=decision.number)
    decision.withdrawn_at, decision.withdrawn_by_id = clock.now(), actor.person
    decision.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return decision


def _meetings(entries: Sequence[Entry]) -> list[tuple[int | None, int | None]]:
    """(meeting, working group) of each entry; what goes on now is asked once per group or working group."""
    return [
        (entry.meeting_id, entry.working_group_id) if entry.meeting_id else now(entry.group_id, entry.working_group_id)
        for now in [cache(_now)]
        for entry in entries
    ]


def _now(group_id: int | None, working_group_id: int | None) -> tuple[int | None, int | None]:
    if working_group_id is not None:
        meeting = running_meeting(working_group_id=working_group_id)
        return meeting.id if meeting else None, working_group_id
    if group_id is None:
        return None, None
    meeting = running_meeting(group_id=group_id)
    if meeting is not None:
        return meeting.id, meeting.working_group_id
    return None, Group.objects.filter(pk=group_id).values_list("working_group", flat=True).first()


def _decision(
    actor: Actor, entry: Entry, number: str, meeting: int | None, working_group: int | None, names: list[str]
) -> Decision:
    return Decision(
        number=number,
        kind=entry.kind,
        traject_id=entry.traject_id,
        group_id=entry.group_id,
        theme_id=entry.theme_id,
        version_id=entry.version_id,
        difference=entry.difference,
        type=entry.type,
        summary=one_line(entry.summary)[:500],
        option=entry.option,
        condition=one_line(entry.condition)[:300],
        value=one_line(entry.value)[:300],
        options=list(entry.options),
        steps=list(entry.steps),
        advice=storable(entry.advice).strip()[:10_000],
        reason=storable(entry.reason).strip()[:10_000],
        working_group_id=working_group,
        meeting_id=meeting,
        names=names,
        decided_on=entry.decided_on or clock.today(),
        decided_by_id=actor.person,
        corrects_id=entry.corrects_id,
    )
