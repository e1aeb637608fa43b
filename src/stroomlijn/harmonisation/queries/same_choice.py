"""The open differences that ask what was decided before: the same names, or the same question between the same
organisations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from stroomlijn.harmonisation.models import Difference, Draft

from .register import with_text
from .workbench import TYPES, words_of

BY_NAME = ("role", "system")
"""Where the same names differ step after step: there it is one question, whichever organisations have the step."""


class Chosen(Protocol):
    """What is or was decided of one difference."""

    @property
    def difference(self) -> str: ...
    @property
    def option(self) -> str: ...
    @property
    def condition(self) -> str: ...
    @property
    def value(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SameChoice:
    """A difference with the option that does there what was decided, its own text if it has one, in words."""

    key: str
    option: str
    value: str
    type_label: str
    label: str
    words: str
    members: list[str]


def same_choices(draft: Draft, made: Chosen, besides: Collection[str]) -> list[SameChoice]:
    """Those that wait for the choice too, in the order of the process; keys in `besides` are left out.

    Of roles and systems those between the same names, or between some of them: the chosen name is taken there also
    where nobody has it now. Of all else those in which the same organisations stand for the same options; a text of
    one's own goes only where the words that one could choose from are the same as well.
    """
    of_type = Difference.objects.filter(draft=draft, key=made.difference).values("type")
    found = list(Difference.objects.filter(draft=draft, type__in=of_type))
    mine = next((one for one in found if one.key == made.difference), None)
    option = mine.about.get("choice", made.option) if mine else ""
    chosen = next((one for one in mine.options if one["id"] == option), None) if mine else None
    if mine is None or chosen is None:
        return []
    others = [one for one in found if one.key not in {mine.key, *besides}]
    if mine.type in BY_NAME:
        name = made.value if chosen["kind"] == "new" else chosen["text"]
        return [_named(one, name, made) for one in others if _names(one) <= _names(mine)]
    return [same for one in others if (same := _between_the_same(one, mine, chosen, made)) is not None]


def same_names(draft: Draft, besides: Collection[str]) -> Mapping[str, int]:
    """By key of a difference of roles or systems: how many others lie open between the same names."""
    found = Difference.objects.filter(draft=draft, type__in=BY_NAME).exclude(key__in=list(besides))
    names = {one.key: (one.type, _names(one)) for one in found.only("key", "type", "options")}
    return {key: sum(_among(names[other], names[key]) for other in names if other != key) for key in names}


def _among(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> bool:
    return one[0] == other[0] and one[1] <= other[1]


def _names(difference: Difference) -> set[str]:
    return {_folded(option["text"]) for option in difference.options if option["text"]}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _named(other: Difference, name: str, made: Chosen) -> SameChoice:
    """With the option of that name, or else as a name that is new there."""
    option = next((one for one in other.options if one["text"] and _folded(one["text"]) == _folded(name)), None)
    if option is not None:
        return _same(other, option, made, "")
    return _same(other, next(one for one in other.options if one["kind"] == "new"), made, name)


def _between_the_same(
    other: Difference, mine: Difference, chosen: Mapping[str, Any], made: Chosen
) -> SameChoice | None:
    if _sides(other.options) != _sides(mine.options):
        return None
    if chosen["kind"] == "new" and _names(other) != _names(mine):
        return None
    option = next((one for one in other.options if _side(one) == _side(chosen)), None)
    return None if option is None else _same(other, option, made, made.value)


def _same(other: Difference, option: dict[str, Any], made: Chosen, value: str) -> SameChoice:
    return SameChoice(
        key=other.key,
        option=option["id"],
        value=value,
        type_label=str(TYPES.get(other.type, other.type)),
        label=other.about.get("label", ""),
        words=with_text(words_of(option, other.type), made.condition or value),
        members=option["members"],
    )


def _sides(options: Sequence[Mapping[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted(map(_side, options))


def _side(option: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """What an option does, and for whom it is what they do now."""
    return option["kind"], tuple(sorted(option["members"]))
