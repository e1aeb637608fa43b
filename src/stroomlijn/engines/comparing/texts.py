"""Two texts side by side, paragraph by paragraph, with the words that differ.

Paragraphs find each other by shingles (Broder 1997: every three words that follow one another), so that a page that
moved, or a text in which every paragraph changed a little, is still laid beside what it was; 300 pages take a fraction
of a second. What keeps its order stands where it is, the rest is marked as moved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final

from rapidfuzz import fuzz

from .moving import moved

SAME: Final = "same"
CHANGED: Final = "changed"
LEFT: Final = "left"
RIGHT: Final = "right"

SHINGLE = 3
SHARED = 0.25  # of the shingles: every change of a word takes three of them
COMMON = 20  # paragraphs that share a shingle: above this it tells nothing
ALIKE = 50.0  # of 100: below this two paragraphs at one place are not each other's
MOST_PAIRS = 4_000  # of paragraphs at one place: above this only shingles tell
LONGEST = 200  # words: what is longer is cut at the ends of its sentences

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")

Words = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class TextRow:
    """Two paragraphs that are each other's, or one that stands on one side only.

    mark      "same", "changed", "left" or "right"
    left      pieces of text; with True they differ. Of a paragraph that is the same only `left` is filled
    percent   how much of the words is in common
    moved     the paragraph stands elsewhere in the right text: the row stands where it is in the left one
    """

    mark: str
    left: Words
    right: Words
    percent: int = 0
    moved: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "mark": self.mark,
            "left": self.left,
            "right": self.right,
            "percent": self.percent,
            "moved": self.moved,
        }


@dataclass(frozen=True, slots=True)
class TextComparison:
    """All rows in the order of the texts, and which share of the words they have in common (1.0: the same)."""

    rows: tuple[TextRow, ...]
    likeness: float


def compare_texts(left: Sequence[str], right: Sequence[str]) -> TextComparison:
    """The paragraphs of two texts side by side: same, similar with how much, or only here. White space is nothing."""
    ours, theirs = _pieces(left), _pieces(right)
    rows = tuple(_rows(ours, theirs, _pairs(ours, theirs)))
    counted = [_count(row) for row in rows]
    every = sum(words for words, _common in counted)
    return TextComparison(rows, sum(common for _words, common in counted) / every if every else 1.0)


def _pieces(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs; a file without any, as a PDF can be, in pieces of some sentences."""
    found = []
    for paragraph in paragraphs:
        words = paragraph.split()
        if len(words) <= LONGEST:
            found += [" ".join(words)] if words else []
            continue
        piece: list[str] = []
        for sentence in _SENTENCE.split(" ".join(words)):
            told = sentence.split()
            if piece and len(piece) + len(told) > LONGEST:
                found.append(" ".join(piece))
                piece = []
            piece += told
        found += [" ".join(piece[at : at + LONGEST]) for at in range(0, len(piece), LONGEST)]
    return found


def _pairs(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """By the place of a paragraph on the left that of its own on the right: equal ones in turn, then the most alike."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in reversed(list(enumerate(right))):
        places[text].append(place)
    pairs = {place: places[text].pop() for place, text in enumerate(left) if places.get(text)}
    taken = set(pairs.values())
    for _, _, one, other in _alike(left, right, pairs.keys(), taken):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _alike(
    left: Sequence[str], right: Sequence[str], done: Collection[int], taken: Collection[int]
) -> list[tuple[float, int, int, int]]:
    """Paragraphs that share enough shingles, the most alike first, then the nearest."""
    theirs = {place: _shingles(text) for place, text in enumerate(right) if place not in taken}
    holding: dict[int, list[int]] = defaultdict(list)
    for place, shingles in theirs.items():
        for shingle in shingles:
            holding[shingle].append(place)
    found = []
    for one, text in enumerate(left):
        if one in done:
            continue
        own = _shingles(text)
        hits = Counter(place for s in own if len(holding.get(s, ())) <= COMMON for place in holding.get(s, ()))
        for other, shared in hits.items():
            score = 2 * shared / (len(own) + len(theirs[other]))
            if score >= SHARED:
                found.append((-score, abs(one - other), one, other))
    return sorted(found)


def _shingles(text: str) -> set[int]:
    words = text.casefold().split()
    if len(words) <= SHINGLE:
        return {hash(tuple(words))}
    return set(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _rows(left: Sequence[str], right: Sequence[str], pairs: Mapping[int, int]) -> Iterator[TextRow]:
    """Along the left text; what only the right one has comes before what follows it there."""
    elsewhere = set(moved([pairs[one] for one in sorted(pairs)], sorted(pairs.values())))
    astray = {one for one, other in pairs.items() if other in elsewhere}
    gap: list[int | None] = []
    after = 0
    for one in range(len(left) + 1):
        ends = one == len(left)
        if not ends and (one not in pairs or one in astray):
            gap.append(one)
            continue
        upto = len(right) if ends else pairs[one]
        free = [other for other in range(after, upto) if other not in elsewhere]
        yield from _between(left, right, [place for place in gap if place is not None], free, pairs)
        gap = []
        if not ends:
            yield _row(left[one], right[upto])
            after = upto + 1


def _between(
    left: Sequence[str], right: Sequence[str], ours: list[int], theirs: list[int], pairs: Mapping[int, int]
) -> Iterator[TextRow]:
    """What stands between two pairs: in order, those that are alike beside each other."""
    few = len(ours) * len(theirs) <= MOST_PAIRS
    done = 0
    for one in ours:
        if one in pairs:
            yield _row(left[one], right[pairs[one]], elsewhere=True)
            continue
        text = left[one]
        scored = ((fuzz.ratio(text, right[theirs[at]]), -at) for at in range(done, len(theirs)))
        best, at = max(scored, default=(0.0, 0)) if few else (0.0, 0)
        if best < ALIKE:
            yield _row(text, "")
            continue
        yield from (_row("", right[other]) for other in theirs[done:-at])
        yield _row(text, right[theirs[-at]])
        done = 1 - at
    yield from (_row("", right[other]) for other in theirs[done:])


def _row(left: str, right: str, *, elsewhere: bool = False) -> TextRow:
    if left == right:
        return TextRow(SAME, [(left, False)], [], 100, elsewhere)
    if not right:
        return TextRow(LEFT, [(left, True)], [])
    if not left:
        return TextRow(RIGHT, [], [(right, True)])
    one, other = left.split(), right.split()
    parts = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    common = sum(b - a for tag, a, b, _c, _d in parts if tag == "equal")
    return TextRow(
        CHANGED,
        _joined([(word, tag != "equal") for tag, a, b, _c, _d in parts for word in one[a:b]]),
        _joined([(word, tag != "equal") for tag, _a, _b, c, d in parts for word in other[c:d]]),
        round(200 * common / (len(one) + len(other))),
        elsewhere,
    )


def _joined(words: Words) -> Words:
    """Neighbours that differ, or that do not, as one piece."""
    return [(" ".join(word for word, _differs in piece), differs) for differs, piece in groupby(words, lambda w: w[1])]


def _count(row: TextRow) -> tuple[int, int]:
    """The words of both sides, and how many of them are in common; of a paragraph that is the same one side is kept."""
    sides = 2 if row.mark == SAME else 1
    counted = [(len(text.split()), differs) for text, differs in [*row.left, *row.right]]
    every = sum(number for number, _differs in counted)
    return sides * every, sides * sum(number for number, differs in counted if not differs)
