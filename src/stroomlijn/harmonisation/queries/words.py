"""The words of a traject: which mean the same, which never do, and what that does to the steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from stroomlijn.engines.matching import Thesaurus, normalise
from stroomlijn.engines.matching.links import Components
from stroomlijn.harmonisation.models import Draft, WordPair

Words = Mapping[str, Sequence[Sequence[str]]]
"""Pairs of words that mean the same, and that never do, as a draft keeps them."""
Pairs = tuple[tuple[str, str], ...]
SAME, NEVER = "hetzelfde", "nooit_hetzelfde"
"""The parts of the file in which words are kept outside Stroomlijn."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """Two words, the steps of the traject in which each stands, and the rows in which they stand beside one another."""

    id: int
    one: str
    other: str
    same: bool
    steps_of_one: int
    steps_of_other: int
    rows: int


def words_of(traject_id: int) -> dict[str, list[list[str]]]:
    """All that was said, for a draft to keep."""
    found: dict[str, list[list[str]]] = {"same": [], "never": []}
    for one, other, same in WordPair.objects.filter(traject=traject_id).values_list("one", "other", "same"):
        found["same" if same else "never"].append([one, other])
    return found


def thesaurus_with(words: Words) -> Thesaurus | None:
    """The product's own with these words; None when there are none."""
    same, never = (tuple((one, other) for one, other in words.get(part, ())) for part in ("same", "never"))
    return _extended(same, never) if same or never else None


def word_rows(traject_id: int) -> list[WordRow]:
    """Everything that was said, by what the comparisons of the traject look like now."""
    pairs = list(WordPair.objects.filter(traject=traject_id))
    rows = _rows(traject_id) if pairs else []
    named = [[frozenset(_said(label)) for label in row] for row in rows]
    return [_row(pair, named) for pair in pairs]


def as_yaml(traject_id: int) -> str:
    """The words as a file that another traject or organisation can take in."""
    words = words_of(traject_id)
    text = yaml.safe_dump({SAME: words["same"], NEVER: words["never"]}, allow_unicode=True, default_flow_style=None)
    return f"# Woorden die in de processen hetzelfde betekenen, en woorden die dat nooit doen.\n{text}"


@lru_cache(maxsize=16)
def _extended(same: Pairs, never: Pairs) -> Thesaurus:
    joined: Components[str] = Components()
    for one, other in same:
        joined.join(one, other)
    return Thesaurus.own().extended(same=joined.all(), opposite=never)


def _rows(traject_id: int) -> list[list[str]]:
    """Per row of each comparison the labels of its steps."""
    drafts = Draft.objects.filter(group__traject=traject_id).values_list("rows", flat=True)
    return [[cell["label"] for cell in row["cells"] if cell] for rows in drafts for row in rows]


@cache
def _said(text: str) -> tuple[str, ...]:
    return normalise(text, "nl")


def _row(pair: WordPair, named: Sequence[Sequence[frozenset[str]]]) -> WordRow:
    one, other = set(_said(pair.one)), set(_said(pair.other))
    counted = [(_holding(one, row), _holding(other, row)) for row in named]
    return WordRow(
        id=pair.pk,
        one=pair.one,
        other=pair.other,
        same=pair.same,
        steps_of_one=sum(ours for ours, _ in counted),
        steps_of_other=sum(theirs for _, theirs in counted),
        rows=sum(bool(ours and theirs) for ours, theirs in counted),
    )


def _holding(word: set[str], labels: Iterable[frozenset[str]]) -> int:
    return sum(word <= label for label in labels) if word else 0
