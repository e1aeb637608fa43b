"""Codes as people write them: 'LH-010', 'lh 10' and 'lh010' are one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .text import fold

MOST_SIGNS, MOST_WORDS, WIDEST = 60, 12, 4
_PART = re.compile(r"[^\W\d_]+|\d+")
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[^\W\d_]{1,8}(?:[-./_ ]?[^\W\d_]{1,8}){0,2}[-./_ ]?\d{1,6}(?:[-./]?[^\W_]{1,6}){0,3}")


def code_key(code: str) -> str:
    """By what codes are compared: without signs, spaces and leading zeros."""
    folded = fold(code)
    key = ""
    for part in _PART.findall(folded):
        bare = (part.lstrip("0") or "0") if part.isdecimal() else part
        key += f"-{bare}" if bare[0].isdecimal() and key[-1:].isdecimal() else bare
    return (key or folded)[:MOST_SIGNS]


def is_code(question: str) -> bool:
    """Whether a question looks like a code and nothing else."""
    return _CODE.fullmatch(fold(question)) is not None


def codes_in(question: str) -> list[str]:
    """The keys of what may be a code in a question: the whole of it, and words in a row with a number among them."""
    words = _WORD.findall(fold(question))[:MOST_WORDS]
    rows = (words[at : at + size] for at in range(len(words)) for size in range(1, WIDEST + 1))
    numbered = (" ".join(row) for row in rows if any(map(_has_number, row)) and not "".join(row).isdecimal())
    return list(dict.fromkeys(filter(None, map(code_key, [question, *numbered]))))


def nearest_codes(asked: str, known: Iterable[str], most: int = 5) -> list[str]:
    """The known keys that are most like the one asked: in the same row first, then those with a typing error."""
    from rapidfuzz.distance import OSA

    def far(key: str) -> tuple[bool, int, str]:
        return letters(key) != letters(asked), OSA.distance(key, asked), key

    like = (far(key) for key in known)
    close = sorted(one for one in like if not one[0] or one[1] <= 1 + len(asked) // 5)
    return [key for *_how, key in close[:most]]


def letters(key: str) -> str:
    """The row that a code stands in: what comes before its number."""
    return re.split(r"\d", key, maxsplit=1)[0]


def _has_number(word: str) -> bool:
    return any(sign.isdecimal() for sign in word)
