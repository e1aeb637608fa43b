"""Other words for the same thing, as far as contexts have told them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from stroomlijn.foundation.text import fold

MOST = 8
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ingen", "ing", "en", "e", "s", "t")


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
    return _others().get(key_of(words), [])[:MOST]


@cache
def phrases() -> frozenset[str]:
    """The keys of those that are more than one word."""
    return frozenset(key for key in _others() if " " in key)


def key_of(words: str) -> str:
    """By what words are compared: the stem of each."""
    return " ".join(stem(word) for word in _WORD.findall(fold(words)))


def stem(word: str) -> str:
    """A word without the end by which it is bent: 'aanvraag', 'aanvragen' and 'aanvraagt' are one."""
    if len(word) > 4:
        word = next(
            (word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2), word
        )
    return single(word)


def single(word: str) -> str:
    """A word with its doubled letters once, as they are what people mistake most."""
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _others() -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in (same for source in _sources for same in source()):
        for word in (*one.words, *one.narrower):
            found[key_of(word)].update(dict.fromkeys(fold(other) for other in one.words if other != word))
    return {key: list(words) for key, words in found.items()}
