"""On which side of which opposites a label stands, by its words and by what the thesaurus says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .thesaurus import Thesaurus
from .thesaurus.values import Veto
from .words import Opposite, Stance, by_beginning, stance

Side = tuple[Opposite, bool]
"""An opposite, and whether it is the first side of it."""


def stances_of(
    units: Sequence[frozenset[str]], words: Sequence[str], denied: bool, thesaurus: Thesaurus
) -> tuple[Stance, Stance, Stance]:
    """The stance that excludes its contrary, the one that does so when one role does both, and the one of which a
    person should look whoever does it.

    `units` are the ids of what the label names, `words` those of its words that are no part of a longer thing. What
    is denied turns to the other side: 'niet toekennen' is on the side of 'afwijzen'; a thing stays what it is.
    """
    known = list(_known(units, thesaurus))
    plain = stance(" ".join(words))
    by_words = [*((str(one), True) for one in plain[1]), *((str(one), False) for one in plain[2])]
    doing = [(number, first) for number, first, veto, turns in known if veto is Veto.HARD and turns]
    being = [(number, first) for number, first, veto, turns in known if veto is Veto.HARD and not turns]
    turned = denied and bool(doing or by_words)
    begun = [side for word in words for side in by_beginning(word) if side[0] not in thesaurus.said_alike]
    hard_sides = _sides([*_turned([*doing, *by_words], turned), *being, *begun])
    of_one_role = _sides([(number, first) for number, first, veto, _ in known if veto is Veto.SAME_ROLE])
    soft_sides = _sides([(number, first) for number, first, veto, _ in known if veto is not Veto.HARD])
    return (denied and not turned, *hard_sides), (False, *of_one_role), (False, *soft_sides)


def as_said(units: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """What each is in this label. A word that is both a thing and a doing ('aanvraag', 'aanvragen') is the thing alone
    where another word says what is done.
    """
    doing = _doing(units)
    return [
        frozenset(one for one in ids if one[0] != "w")
        if place not in doing and any(one[0] == "o" for one in ids)
        else ids
        for place, ids in enumerate(units)
    ]


def _known(units: Sequence[frozenset[str]], thesaurus: Thesaurus) -> Iterator[tuple[int, bool, Veto, bool]]:
    """Every side that a unit takes, as it is said."""
    for ids in as_said(units):
        for one in sorted(ids):
            for number, first, veto in thesaurus.sides.get(one, ()):
                yield number, first, veto, one[0] in "wpe"


def _doing(units: Sequence[frozenset[str]]) -> set[int]:
    """The places of what can only be a doing; without one of those, of the last that can be."""
    able = [place for place, ids in enumerate(units) if any(one[0] == "w" for one in ids)]
    only = {place for place in able if not any(one[0] == "o" for one in units[place])}
    return only or set(able[-1:])


def _turned(sides: Iterable[Side], turned: bool) -> list[Side]:
    return [(number, first != turned) for number, first in sides]


def _sides(sides: Iterable[Side]) -> tuple[frozenset[Opposite], frozenset[Opposite]]:
    """The opposites of which only the first, and of which only the other side is taken."""
    found = set(sides)
    ones = {number for number, first in found if first}
    others = {number for number, first in found if not first}
    return frozenset(ones - others), frozenset(others - ones)
