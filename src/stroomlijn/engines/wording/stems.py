"""The base form of a Dutch word: what is the same however it is bent."""

from __future__ import annotations

import re
from functools import lru_cache

from .verbs import infinitives, without_ge

_ENDINGS = ("ingen", "ing", "en", "e", "s", "t")
_HARD = {"v": "f", "z": "s"}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without the end by which it is bent: 'aanvraag', 'aanvragen' and 'aanvraagt' are one, and so are 'schrijf'
    and 'schrijven'.
    """
    if len(word) > 4:
        word = next(
            (word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2), word
        )
    base = single(word)
    return base[:-1] + _HARD.get(base[-1], base[-1]) if base else base


def single(word: str) -> str:
    """A word with its doubled letters once, as they are what people mistake most."""
    return re.sub(r"([^\W\d])\1", r"\1", word)


@lru_cache(maxsize=65_536)
def bases(word: str) -> tuple[str, ...]:
    """Every base form that a word may have, its own first: 'ingeleverd' is of 'inleveren'."""
    bent = [stem(verb) for verb in infinitives(word)]
    bare = [base for rest in without_ge(word) for base in (stem(rest), stem(_without_end(rest)))]
    return tuple(dict.fromkeys([stem(word), *bent, *bare]))


def _without_end(participle: str) -> str:
    return participle[:-1] if participle.endswith(("t", "d")) else participle
