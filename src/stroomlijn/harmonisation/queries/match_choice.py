"""Which steps of others a step may be: what lies in its row, then what is most like it, then all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stroomlijn.engines.matching import Said, Thesaurus, match
from stroomlijn.engines.matching.teaching import concerning
from stroomlijn.engines.process_model import STEPS, Kind, Node, Process
from stroomlijn.harmonisation.models import Draft, Judgement, NearSteps

from .reasons import reason_words
from .said import said_around
from .words import thesaurus_with

MOST = 5
"""Steps that are proposed before the others."""


@dataclass(frozen=True, slots=True)
class Side:
    """A step that can be chosen in a judgement, and its cell in the table. `together`: it lies in the same row;
    `reasons`: what speaks for it.
    """

    value: str
    cell: str
    process: int
    element: str
    organisation: str
    label: str
    role: str
    together: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchChoice:
    """A step, the others in its row that could be asked about instead, and the steps it may be."""

    own: Side
    instead: list[Side]
    best: list[Side]
    others: list[Side]


def match_choice(draft: Draft, row_id: str, asked: str = "") -> MatchChoice | None:
    """Of the step `asked` of a row, else of its first; None when the row is gone or its steps have no name."""
    sides = _sides(draft, row_id)
    here = [side for side in sides if side.together]
    if not here:
        return None
    own = next((side for side in here if side.value == asked), here[0])
    elsewhere = [side for side in sides if side.process != own.process]
    told = concerning(said_around(draft.group_id), (side.label for side in sides))
    likeness = _likeness(own, elsewhere, thesaurus_with(draft.words), told)
    near = _near(draft, own)
    likeness |= {value: max(likely, likeness.get(value, 0.0)) for value, (likely, _reasons) in near.items()}
    apart = _apart(draft, own)
    likeness = {value: likely for value, likely in likeness.items() if value not in apart}
    ranked = sorted(elsewhere, key=lambda side: (not side.together, -likeness.get(side.value, 0.0)))
    best = [side for side in ranked if side.together or side.value in likeness][:MOST]
    chosen = {side.value for side in best}
    return MatchChoice(
        own=own,
        instead=[side for side in here if side != own],
        best=[replace(side, reasons=near[side.value][1]) if side.value in near else side for side in best],
        others=[side for side in elsewhere if side.value not in chosen],
    )


def _sides(draft: Draft, row_id: str) -> list[Side]:
    """All steps with a name, in the order of the process."""
    return [
        Side(
            value=f"{column['process']}:{cell['element']}",
            cell=f"stap-{number}-{cell['element']}",
            process=column["process"],
            element=cell["element"],
            organisation=column["organisation"],
            label=cell["label"],
            role=cell["role"],
            together=row["id"] == row_id,
        )
        for row in draft.rows
        if row["kind"] in STEPS
        for number, (column, cell) in enumerate(zip(draft.columns, row["cells"], strict=True), 1)
        if cell and cell["label"].strip()
    ]


def _likeness(
    own: Side, elsewhere: Sequence[Side], thesaurus: Thesaurus | None, said: Sequence[Said]
) -> dict[str, float]:
    """How alike the matching finds the steps of each other process to this one, with what people said of such steps."""
    found = {}
    for process in {side.process for side in elsewhere}:
        theirs = [side for side in elsewhere if side.process == process]
        seen = match(_as_process([own]), _as_process(theirs), said=said, thesaurus=thesaurus).suggestions
        for near in (near for one in seen for near in one.candidates):
            found[f"{process}:{near.right}"] = near.confidence
    return found


def _as_process(sides: Sequence[Side]) -> Process:
    nodes = tuple(Node(side.element, Kind.STEP, side.label, type="task", role=side.role) for side in sides)
    return Process("", "", nodes)


def _apart(draft: Draft, own: Side) -> set[str]:
    """The steps of which people said that they are not this one."""
    judged = Judgement.objects.filter(group=draft.group_id, same=False)
    sides = judged.values_list("left_process", "left_element", "right_process", "right_element")
    pairs = [(f"{left}:{one}", f"{right}:{other}") for left, one, right, other in sides]
    return {other for pair in pairs for one, other in (pair, pair[::-1]) if one == own.value}


def _near(draft: Draft, own: Side) -> dict[str, tuple[float, tuple[str, ...]]]:
    """What was found of this step when the comparison was made: by the other step how alike, and why."""
    pairs: list[dict[str, Any]] = (
        NearSteps.objects.filter(group=draft.group_id).values_list("pairs", flat=True).first() or []
    )
    mine = [own.process, own.element]
    found = {}
    for pair in pairs:
        if mine in (pair["one"], pair["other"]):
            process, element = pair["other"] if pair["one"] == mine else pair["one"]
            found[f"{process}:{element}"] = (pair["likeness"], tuple(reason_words(pair["reasons"])))
    return found
