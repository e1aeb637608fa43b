"""What a thesaurus is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SAME, UNSURE = 1.0, 0.9
"""Two words for one thing; where organisations use the words differently, nearly."""
WIDER = 0.7
"""One is a kind of the other."""
APART = 0.5
"""Alike, but said to be kept apart: a person may join them, a machine never does."""
RELATED = 0.45
"""Named in one breath: enough to suggest, never to join."""


@dataclass(frozen=True, slots=True)
class Term:
    """A set of words for one thing. The first letter of `id` tells the sort: w(erkwoord), o(bject), a(ctor),
    s(ysteem), p (eigenschap).
    """

    id: str
    words: Mapping[str, tuple[str, ...]]
    wider: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sure: bool = True


class Veto(StrEnum):
    """`HARD`: never the same step. `SAME_ROLE`: not when one role does both, as what one sends another receives; else
    as `SOFT`: never joined unasked.
    """

    HARD = "hard"
    SAME_ROLE = "same-role"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two sides of which a step holds at most one."""

    one: frozenset[str]
    other: frozenset[str]
    veto: Veto = Veto.HARD


@dataclass(frozen=True)
class Content:
    """All that a thesaurus is built of."""

    terms: tuple[Term, ...] = ()
    opposites: tuple[Opposite, ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    phrases: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    compounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
