"""Which texts about the same process say the same thing, so that one answer serves all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

# Texts are alike by their letters alone when they are long: first they must share words that say something.
SHARED = 0.5
SAYS_SOMETHING = 4  # letters: 'niet' and longer
SAME_PLACE = 65.0  # of 100: about one step people mean the same with half of the words
ELSEWHERE = 85.0  # about another step only nearly the same words count
TOO_SHORT = 3  # 'werkt niet' is part of every text


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what it is about: texts with another `process` never belong together."""

    id: int
    process: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class _Words:
    place: str
    text: str
    ordered: str
    telling: frozenset[str]


def bundles(said: Iterable[Said]) -> list[list[int]]:
    """The ids in bundles, in the order given; each joins the first bundle whose first text it is like.

    On the same place texts are compared by the words they share, elsewhere by all of their words.
    """
    found: list[list[int]] = []
    by_process: dict[int, list[tuple[_Words, list[int]]]] = {}
    for one in said:
        words = _words(one)
        among = by_process.setdefault(one.process, [])
        like = next((ids for first, ids in among if _alike(first, words)), None)
        if like is not None:
            like.append(one.id)
            continue
        found.append([one.id])
        among.append((words, found[-1]))
    return found


def _words(said: Said) -> _Words:
    words = utils.default_process(said.text).split()
    telling = frozenset(word for word in words if len(word) >= SAYS_SOMETHING)
    return _Words(said.place, " ".join(words), " ".join(sorted(words)), telling)


def _alike(one: _Words, other: _Words) -> bool:
    if one.text == other.text:
        return True
    fewest = min(len(one.telling), len(other.telling))
    if not fewest or len(one.telling & other.telling) < fewest * SHARED:
        return False
    if one.place == other.place and min(one.text.count(" "), other.text.count(" ")) >= TOO_SHORT - 1:
        return fuzz.token_set_ratio(one.text, other.text, score_cutoff=SAME_PLACE) > 0
    return fuzz.ratio(one.ordered, other.ordered, score_cutoff=ELSEWHERE) > 0
