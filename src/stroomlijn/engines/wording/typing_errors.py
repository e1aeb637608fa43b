"""The word that was meant when one is mistyped."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 5
_LONG, _LONGER = 7, 11


def meant_by(word: str, known: Sequence[str]) -> str:
    """The known word that lies nearest, by letters left out, added, changed or swapped; "" when none is near.

    One mistake in a word of five letters, two from seven, three from eleven. A first letter is seldom mistyped: a
    word with another one must be near in all others.
    """
    if len(word) < _LEAST or any(sign.isdigit() for sign in word):
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 + (len(word) >= _LONG) + (len(word) >= _LONGER)
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=20)
    near = ((distance + (other[0] != word[0]), abs(len(other) - len(word)), other) for other, distance, _at in found)
    allowed = sorted(one for one in near if one[0] <= most and _like(word, one[2], int(one[0])))
    return allowed[0][2] if allowed else ""


def _like(word: str, other: str, mistakes: int) -> bool:
    """Two short words with one letter changed are two words: 'kamer' and 'kader'."""
    if len(word) == len(other) == _LEAST:
        return sorted(word) == sorted(other)
    return len(other) >= _LEAST - 1 and (mistakes < 2 or len(word) >= _LONG)
