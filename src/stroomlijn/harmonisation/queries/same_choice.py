"""The open differences that ask what was decided before: the same kind of question between the same organisations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from stroomlijn.harmonisation.models import Decision, Difference, Draft

from .register import with_text
from .workbench import TYPES, words_of


@dataclass(frozen=True, slots=True)
class SameChoice:
    """A difference with the option that does there what was decided, in words."""

    key: str
    option: str
    type_label: str
    label: str
    words: str
    members: list[str]


def same_choices(draft: Draft, decision: Decision, besides: Collection[str]) -> list[SameChoice]:
    """Those that wait for the choice of a decision too, in the order of the process; keys in `besides` are left out.

    The same organisations stand for the same options there. A text of one's own goes only where the words that one
    could choose from are the same as well.
    """
    of_type = Difference.objects.filter(draft=draft, key=decision.difference).values("type")
    found = list(Difference.objects.filter(draft=draft, type__in=of_type))
    mine = next((one for one in found if one.key == decision.difference), None)
    chosen = next((one for one in mine.options if one["id"] == decision.option), None) if mine else None
    if mine is None or chosen is None:
        return []
    same = []
    for other in found:
        if other.key not in {mine.key, *besides} and _sides(other) == _sides(mine):
            option = next((one for one in other.options if _side(one) == _side(chosen)), None)
            if option is not None and (chosen["kind"] != "new" or _texts(other) == _texts(mine)):
                same.append(_same(other, option, decision))
    return same


def _same(other: Difference, option: dict[str, Any], decision: Decision) -> SameChoice:
    return SameChoice(
        key=other.key,
        option=option["id"],
        type_label=str(TYPES.get(other.type, other.type)),
        label=other.about.get("label", ""),
        words=with_text(words_of(option, other.type), decision.condition or decision.value),
        members=option["members"],
    )


def _sides(difference: Difference) -> list[tuple[str, tuple[str, ...]]]:
    return sorted(map(_side, difference.options))


def _side(option: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """What an option does, and for whom it is what they do now."""
    return option["kind"], tuple(sorted(option["members"]))


def _texts(difference: Difference) -> set[str]:
    return {option["text"] for option in difference.options}
