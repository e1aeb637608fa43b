"""Which texts about the same process say the same thing, so that one answer serves all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

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


def bundles(said: Iterable[Said]) -> list[list[int]]:
    """The ids in bundles, in the order in which they were given; each joins the first bundle whose first text it is like.

    On the same place texts are compared by the words they share, elsewhere by all of their words.
    """
    found: list[tuple[Said, str, list[int]]] = []
    by_process: dict[int, list[tuple[Said, str, list[int]]]] = {}
    for one in said:
        words = " ".join(utils.default_process(one.text).split())
        among = by_process.setdefault(one.process, [])
        like = next((ids for first, text, ids in among if _alike(first, text, one, words)), None)
        if like is not None:
            like.append(one.id)
            continue
        bundle = (one, words, [one.id])
        among.append(bundle)
        found.append(bundle)
    return [ids for _first, _text, ids in found]


def _alike(first: Said, text: str, other: Said, words: str) -> bool:
    if text == words:
        return True
    if first.place == other.place and min(text.count(" "), words.count(" ")) >= TOO_SHORT - 1:
        return fuzz.token_set_ratio(text, words, score_cutoff=SAME_PLACE) > 0
    return fuzz.token_sort_ratio(text, words, score_cutoff=ELSEWHERE) > 0
