"""Questions with the answers that belong to them: who chooses the words of the one asks for the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from stroomlijn.engines.merging import DifferenceType
from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Difference, Draft

KINDS = (DifferenceType.QUESTION, DifferenceType.CONDITION)


@dataclass(frozen=True, slots=True)
class Side:
    """How some organisations ask and answer now; `answers` are (answer, the step that it leads to)."""

    members: tuple[str, ...]
    question: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is asked in other words with answers that differ as well, by the keys of these differences.
    `rows` are those of the steps after which it is asked.
    """

    question: str
    answers: tuple[str, ...]
    sides: tuple[Side, ...]
    rows: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.question, *self.answers)

    @property
    def turned(self) -> bool:
        """Whether an answer leads some elsewhere than others: then 'ja' can stand where 'nee' belongs."""
        leads = [{fold(answer): step for answer, step in side.answers} for side in self.sides]
        pairs = combinations(leads, 2)
        return any(one[answer] != other[answer] for one, other in pairs for answer in one.keys() & other.keys())


def asked_otherwise(draft_id: int) -> list[Asked]:
    """Each choice at which the words of the question and those of its answers are to be decided, or were."""
    worded = Difference.objects.filter(draft=OuterRef("pk"), type__in=KINDS).order_by("position")
    rows = worded.values(row=JSONObject(key="key", type="type", about="about", options="options"))
    graph, differences = Draft.objects.values_list("graph", ArraySubquery(rows)).get(pk=draft_id)
    found = [Difference(**row) for row in differences]
    choice = {flow["id"]: flow["source"] for flow in (graph or {}).get("flows", ())}
    answers: dict[str, list[Difference]] = defaultdict(list)
    for one in found:
        if one.type == DifferenceType.CONDITION:
            answers[choice.get(_element(one), "")].append(one)
    questions = [one for one in found if one.type == DifferenceType.QUESTION and _element(one) in answers]
    return [_asked(one, answers[_element(one)]) for one in questions]


def turned_and_open(draft_id: int, still_open: Collection[str]) -> set[str]:
    """The rows of steps after which a question is asked that some turn round, as long as its words or answers are in
    `still_open`.
    """
    turned = (one for one in asked_otherwise(draft_id) if one.turned and not set(one.keys).isdisjoint(still_open))
    return {row for one in turned for row in one.rows}


def following(draft_id: int, chosen: Mapping[str, str], among: Collection[str]) -> dict[str, str]:
    """By key of those `among` that belong to what is `chosen` the option of whose words these are. A question leads."""
    found: dict[str, str] = {}
    belonging = [(one, lead) for one in asked_otherwise(draft_id) if (lead := _first(one.keys, chosen))]
    keys = {key for one, _lead in belonging for key in one.keys}
    options = dict(Difference.objects.filter(draft=draft_id, key__in=keys).values_list("key", "options"))
    for one, lead in belonging:
        members: list[str] = next((of["members"] for of in options[lead] if of["id"] == chosen[lead]), [])
        for key in one.keys:
            option = option_of(options[key], members)
            if key != lead and key in among and option:
                found[key] = option["id"]
    return found


def option_of(options: Collection[dict[str, Any]], members: Collection[str]) -> dict[str, Any] | None:
    """The option that most of these organisations follow now."""
    best = max(options, key=lambda one: len({*members} & {*one["members"]}), default=None)
    return best if best and {*members} & {*best["members"]} else None


def _first(keys: tuple[str, ...], chosen: Mapping[str, str]) -> str:
    return next((key for key in keys if key in chosen), "")


def _element(difference: Difference) -> str:
    return next(iter(difference.about.get("elements", ())), "")


def _asked(question: Difference, answers: list[Difference]) -> Asked:
    sides = (
        Side(tuple(dict.fromkeys(one["members"])), one["text"], tuple(_answers(answers, one["members"])))
        for one in question.options
        if one["members"]
    )
    rows = tuple(question.about.get("rows", ()))
    return Asked(question.key, tuple(one.key for one in answers), tuple(sides), rows)


def _answers(differences: list[Difference], members: list[str]) -> Iterator[tuple[str, str]]:
    for one in differences:
        option = option_of(one.options, members)
        if option is not None:
            yield option["text"], one.about.get("label", "")
