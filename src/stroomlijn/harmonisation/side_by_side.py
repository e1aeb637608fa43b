"""Two texts side by side, paragraph by paragraph, with the words that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Any

from rapidfuzz import fuzz

SAME, CHANGED, LEFT, RIGHT = "same", "changed", "left", "right"
ALIKE = 50.0  # of 100: below this two paragraphs are not each other's
MOST_PAIRS = 4_000  # of paragraphs between two that are the same: above this they are taken in order
NAMES_ALIKE = 80.0
TEXTS_ALIKE = 0.5

Words = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Row:
    """Two paragraphs that are each other's, or one that stands on one side only. Words with True differ."""

    mark: str
    left: Words
    right: Words

    def as_json(self) -> dict[str, Any]:
        return {"mark": self.mark, "left": self.left, "right": self.right}


@dataclass(frozen=True, slots=True)
class Compared:
    """All rows in the order of the texts, and which share of the words they have in common (1.0: the same)."""

    rows: tuple[Row, ...]
    likeness: float


def compare_texts(left: Sequence[str], right: Sequence[str]) -> Compared:
    """The paragraphs of two texts side by side."""
    rows = tuple(_rows(left, right))
    counted = [_count(row) for row in rows]
    every = sum(words for words, _common in counted)
    return Compared(rows, sum(common for _words, common in counted) / every if every else 1.0)


def belong_together(names: tuple[str, str], kinds: tuple[str, str], likeness: float | None) -> float:
    """How strongly two documents serve one purpose, from 0 (not) to 2, by their names, kinds and texts."""
    by_name = fuzz.token_set_ratio(names[0].casefold(), names[1].casefold())
    text = likeness or 0.0
    other_kind = all(kinds) and kinds[0].casefold() != kinds[1].casefold()
    if other_kind or (by_name < NAMES_ALIKE and text < TEXTS_ALIKE):
        return 0.0
    return by_name / 100 + text


def _rows(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    for tag, one, one_end, other, other_end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Row(SAME, [(text, False)], []) for text in left[one:one_end])
        else:
            yield from _between(left[one:one_end], right[other:other_end])


def _between(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    """What stands between paragraphs that are the same: in order, those that are alike beside each other."""
    if len(left) * len(right) > MOST_PAIRS:
        yield from (_row(one, other) for one, other in zip_longest(left, right, fillvalue=""))
        return
    done = 0
    for one in left:
        near = max(range(done, len(right)), key=lambda place: fuzz.ratio(one, right[place]), default=None)
        if near is None or fuzz.ratio(one, right[near]) < ALIKE:
            yield _row(one, "")
            continue
        yield from (_row("", other) for other in right[done:near])
        yield _row(one, right[near])
        done = near + 1
    yield from (_row("", other) for other in right[done:])


def _row(left: str, right: str) -> Row:
    if not right:
        return Row(LEFT, [(left, True)], [])
    if not left:
        return Row(RIGHT, [], [(right, True)])
    one, other = left.split(), right.split()
    parts = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return Row(
        CHANGED,
        _joined([(word, tag != "equal") for tag, a, b, _c, _d in parts for word in one[a:b]]),
        _joined([(word, tag != "equal") for tag, _a, _b, c, d in parts for word in other[c:d]]),
    )


def _joined(words: Words) -> Words:
    """Neighbours that differ, or that do not, as one piece."""
    return [(" ".join(word for word, _differs in piece), differs) for differs, piece in groupby(words, lambda w: w[1])]


def _count(row: Row) -> tuple[int, int]:
    """The words of both sides, and how many of them are in common; of a paragraph that is the same one side is kept."""
    sides = 2 if row.mark == SAME else 1
    counted = [(len(text.split()), differs) for text, differs in [*row.left, *row.right]]
    every = sum(number for number, _differs in counted)
    return sides * every, sides * sum(number for number, differs in counted if not differs)
