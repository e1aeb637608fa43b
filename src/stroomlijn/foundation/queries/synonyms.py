"""Other words for the same thing, as far as contexts have told them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from stroomlijn.engines.wording import QUESTION, bases, stem
from stroomlijn.foundation.text import fold

MOST = 8
LONGEST = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Same:
    """Words for one thing; what is `narrower` finds them, they do not find what is narrower."""

    words: tuple[str, ...]
    narrower: tuple[str, ...] = ()


_sources: list[Callable[[], Iterable[Same]]] = []


def add_synonyms(source: Callable[[], Iterable[Same]]) -> None:
    """Called once when the product starts; `source` is read at the first question."""
    if source not in _sources:
        _sources.append(source)
        _others.cache_clear()
        phrases.cache_clear()


def others_for(words: str) -> list[str]:
    """What these words are also called, at most eight."""
    said = words.split()
    keys = [key_of(said), key_of(telling(said))] if len(said) > 1 else [words, *bases(words)]
    return next((list(others) for key in keys if (others := _others().get(key))), [])[:MOST]


@cache
def phrases() -> frozenset[str]:
    """The keys of those that are more than one word."""
    return frozenset(key for key in _others() if " " in key)


def key_of(words: Sequence[str]) -> str:
    """By what words are compared: the stem of each."""
    return " ".join(map(stem, words))


def words_of(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def telling(words: Iterable[str]) -> list[str]:
    """The words of a question that say what is sought."""
    return [word for word in words if word not in QUESTION]


@cache
def _others() -> dict[str, list[str]]:
    """By the words as they stand, and by those of them that say something: a 'hulp bij het huishouden' may be asked as
    'hulp huishouden'."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in (same for source in _sources for same in source()):
        for word in (*one.words, *one.narrower):
            others = dict.fromkeys(fold(other) for other in one.words if other != word)
            for key in _keys(word):
                found[key].update(others)
    return {key: list(words) for key, words in found.items()}


def _keys(words: str) -> set[str]:
    said = words_of(words)
    short = telling(said)
    if len(said) == 1:
        return {said[0], key_of(said)}
    return {key_of(said), key_of(short)} if len(short) > 1 else {key_of(said)}
