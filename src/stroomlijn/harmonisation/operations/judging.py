"""Saying of two steps that they are the same work, or are not. The comparison keeps to it from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction

from stroomlijn.engines.merging import judge as judge_table
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import STEPS
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Difference, Draft, Group, Judgement

from .drafting import ask_anew
from .going_along import element_now


class Step(NamedTuple):
    """A step of a source process, by the element id in its version. Ordered as the two sides of a judgement are."""

    process_id: int
    element: str


@transaction.atomic
def judge(actor: Actor, group_id: int, one: Step, other: Step, *, same: bool) -> Judgement:
    """Keeps what people say of two steps; who judges them again changes it. The table follows at once.

    The worker makes the draft itself anew, and looks at what it teaches of the steps of other groups. Raises Problem
    "judgement-unknown" when a step is not in the table (any more), "judgement-one-step" when both are one step,
    "judgement-other-kind" when they can never be the same: a step and an event, a begin and an end.
    """
    group = _in_work(group_id)
    draft = Draft.objects.select_for_update().only("rows", "columns", "group").get(group=group)
    left, right = sorted((one, other))
    if left == right:
        raise Problem("judgement-one-step")
    label = _labels(draft)
    if not {left, right} <= label.keys():
        raise Problem("judgement-unknown")
    if same and len({_sort(draft, step) for step in (left, right)}) > 1:
        raise Problem("judgement-other-kind")
    kept = {Step(one.process_id, element_now(draft, *one)): label[one] for one in (left, right)}
    if not all(one.element for one in kept):
        raise Problem("judgement-unknown")
    judgement = _keep(actor, group, kept, same=same)
    before = draft.rows
    draft.rows = _judged(draft, left, right, same=same)
    draft.save(update_fields=["rows"])
    _settle(draft, before)
    audit(actor, "steps-judged", "group", group.pk, judgement=judgement.pk, same=same)
    tell(actor, events.STEPS_JUDGED, "group", group.pk, judgement=judgement.pk, same=same)
    ask_anew(group.pk)
    _look_elsewhere(group.pk)
    return judgement


def _keep(actor: Actor, group: Group, kept: Mapping[Step, str], *, same: bool) -> Judgement:
    """Of two steps with what they are called."""
    left, right = sorted(kept)
    judgement, _made = Judgement.objects.update_or_create(
        group=group,
        left_process_id=left.process_id,
        left_element=left.element,
        right_process_id=right.process_id,
        right_element=right.element,
        defaults={
            "same": same,
            "judged_by_id": actor.person,
            "left_label": kept[left],
            "right_label": kept[right],
        },
    )
    return judgement


@transaction.atomic
def unjudge(actor: Actor, group_id: int, judgement_id: int) -> None:
    """Takes a judgement back: the comparison says of these two what it sees itself. Nothing when it is gone."""
    group = _in_work(group_id)
    removed, _kinds = Judgement.objects.filter(group=group, pk=judgement_id).delete()
    if removed:
        audit(actor, "judgement-taken-back", "group", group.pk, judgement=judgement_id)
        tell(actor, events.STEPS_JUDGED, "group", group.pk, judgement=judgement_id, same=None)
        ask_anew(group.pk)
        _look_elsewhere(group.pk)


def _in_work(group_id: int) -> Group:
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in (Group.State.MERGING, Group.State.DECIDED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    return group


def _look_elsewhere(group_id: int) -> None:
    from stroomlijn.harmonisation import jobs

    jobs.look_for_near_steps_elsewhere.defer(group_id=group_id)


def _labels(draft: Draft) -> dict[Step, str]:
    processes = [column["process"] for column in draft.columns]
    return {
        Step(process, cell["element"]): cell["label"]
        for row in draft.rows
        for process, cell in zip(processes, row["cells"], strict=True)
        if cell
    }


def _sort(draft: Draft, step: Step) -> tuple[bool, str | None]:
    """Whether it is work, and of an event where it stands."""
    column = [column["process"] for column in draft.columns].index(step.process_id)
    cells = ((row, row["cells"][column]) for row in draft.rows)
    row = next(row for row, cell in cells if cell and cell["element"] == step.element)
    return row["kind"] in STEPS, row.get("event")


def _settle(draft: Draft, before: list[dict[str, Any]]) -> None:
    """Whether a step is missing is no question any more where its row became another; the next draft asks the rest."""
    cells = {row["id"]: row["cells"] for row in draft.rows}
    changed = [row["id"] for row in before if cells.get(row["id"]) != row["cells"]]
    for row in changed:
        Difference.objects.filter(draft=draft, type="step-missing", about__rows__contains=[row]).delete()


def _judged(draft: Draft, one: Step, other: Step, *, same: bool) -> list[dict[str, Any]]:
    """The rows after the judgement, as the engine lays them; what becomes of a new row says the next draft."""
    column = {column["process"]: number for number, column in enumerate(draft.columns)}
    cells = {(number, cell["element"]): cell for row in draft.rows for number, cell in enumerate(row["cells"]) if cell}
    table = [[cell["element"] if cell else "" for cell in row["cells"]] for row in draft.rows]
    sides = [(column[step.process_id], step.element) for step in (one, other)]
    made = []
    for row in judge_table(table, *sides, same=same):
        shown = [cells.get((number, element)) for number, element in enumerate(row.cells)]
        named = next(cell for cell in shown if cell) if any(shown) else {"label": "", "element": ""}
        before = draft.rows[row.row] if row.row is not None else {**_held(draft, named), "element": named["element"]}
        new: dict[str, Any] = {}
        if row.row is None:
            new = {"id": f"nieuw-{named['element']}", "label": named["label"], "when": [], "becomes": {}}
        made.append({**before, **new, "cells": shown})
    return made


def _held(draft: Draft, cell: dict[str, Any]) -> dict[str, Any]:
    """The row that the step was in: what leaves it is of the same kind."""
    return next(row for row in draft.rows if any(held is cell for held in row["cells"]))
