"""The steps of a group that stand alone in its comparison: which may be one with another, for a person to say first."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stroomlijn.engines.process_model import STEPS
from stroomlijn.harmonisation.models import Draft, Judgement, NearSteps

from .reasons import reason_words

Place = tuple[int, str]
"""A step by its process and its element there."""


@dataclass(frozen=True, slots=True)
class NearStep:
    """A step in a question, as it is sent (`value`) and as it is called."""

    value: str
    organisation: str
    number: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two steps that may be one. `following` is the key of the question to go to next, '' for the last."""

    key: str
    following: str
    one: NearStep
    other: NearStep
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class AloneRow:
    """A step that stands alone and of which nothing is asked."""

    row: str
    organisation: str
    label: str


@dataclass(frozen=True, slots=True)
class StandingAlone:
    """How many steps stand alone, the questions about them with how many were answered, and what is left of them.

    `looked` is whether steps that may be one were looked for yet.
    """

    looked: bool
    count: int
    questions: list[Question]
    answered: int
    unlike: list[AloneRow]

    @property
    def asked(self) -> int:
        """All questions so far."""
        return self.answered + len(self.questions)


def standing_alone(draft: Draft) -> StandingAlone | None:
    """What to look at before deciding; None where nothing was compared. Follows a judgement at once."""
    if len(draft.columns) < 2:
        return None
    table = _Table(draft)
    said = Judgement.objects.filter(group=draft.group_id)
    judged = {
        pair_key((left, one), (right, other))
        for left, one, right, other in said.values_list(
            "left_process", "left_element", "right_process", "right_element"
        )
    }
    near = NearSteps.objects.filter(group=draft.group_id).values_list("pairs", flat=True).first()
    asked = _asked(near or [], table, judged)
    in_question = {place for one, other, _reasons in asked for place in (one, other)}
    unlike = [table.alone_row(place) for place in table.alone if place not in in_question]
    return StandingAlone(near is not None, len(table.alone), _questions(asked, table), len(judged), unlike)


def pair_key(one: Place, other: Place) -> str:
    """Short, and the same whichever of two steps is named first."""
    return hashlib.blake2s(repr(sorted((tuple(one), tuple(other)))).encode(), digest_size=6).hexdigest()


class _Table:
    """The comparison as it is now: the row of each step, and the steps that stand alone in the order of the process."""

    def __init__(self, draft: Draft) -> None:
        self._columns = {column["process"]: column for column in draft.columns}
        self._rows: Sequence[Mapping[str, Any]] = [row for row in draft.rows if row["kind"] in STEPS]
        self._cells: dict[Place, Mapping[str, Any]] = {}
        self._at: dict[Place, int] = {}
        self.alone: list[Place] = []
        for number, row in enumerate(self._rows):
            held = [
                ((process, cell["element"]), cell)
                for process, cell in zip(self._columns, row["cells"], strict=True)
                if cell
            ]
            self._cells |= dict(held)
            self._at |= {place: number for place, _cell in held}
            if len(held) == 1:
                self.alone.append(held[0][0])

    def can_join(self, one: Place, other: Place) -> bool:
        """Whether both are still there and their rows can become one."""
        if one not in self._at or other not in self._at:
            return False
        first, second = (self._rows[self._at[place]]["cells"] for place in (one, other))
        return not any(a and b for a, b in zip(first, second, strict=True))

    def step(self, place: Place) -> NearStep:
        column, cell = self._columns[place[0]], self._cells[place]
        value = f"{place[0]}:{place[1]}"
        return NearStep(value, column["organisation"], column["number"], cell["label"], cell["role"])

    def alone_row(self, place: Place) -> AloneRow:
        row = self._rows[self._at[place]]
        return AloneRow(row["id"], self._columns[place[0]]["organisation"], row["label"])


Pair = tuple[Place, Place, list[dict[str, Any]]]
"""Two steps, and what speaks for it as the engine says it."""


def _questions(asked: Sequence[Pair], table: _Table) -> list[Question]:
    keys = [pair_key(one, other) for one, other, _reasons in asked]
    return [
        Question(key, following if following != key else "", table.step(one), table.step(other), reason_words(reasons))
        for key, following, (one, other, reasons) in zip(keys, [*keys[1:], *keys[:1]], asked, strict=True)
    ]


def _asked(near: Iterable[Mapping[str, Any]], table: _Table, judged: Collection[str]) -> list[Pair]:
    """The questions that still stand, the likeliest first; of each step that stands alone one at a time."""
    alone, used = set(table.alone), set[Place]()
    found = []
    for pair in near:
        one, other = ((process, element) for process, element in (pair["one"], pair["other"]))
        lonely = {one, other} & alone
        if not lonely or lonely & used or pair_key(one, other) in judged or not table.can_join(one, other):
            continue
        used |= lonely
        found.append((one, other, pair["reasons"]))
    return found
