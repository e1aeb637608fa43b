"""How much room a text takes, without a font at hand: average widths of sans-serif letters, and breaking of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LINE_HEIGHT = 14.0
LONGEST = 400
"""Letters that are looked at: nobody reads more in a drawing, and a hostile label may hold millions."""

_NARROW = frozenset("fijlrtI.,:;'|!()[]/ ")
_WIDE = frozenset("mwMW@%&—…")
_AFTER_JOINT = re.compile(r"(?<=\w\w[-/])(?=\w\w)")


def text_width(text: str, size: float = 12.0) -> float:
    """Estimated width of one line of `text` at a letter height of `size`, in the unit of the drawing."""
    return sum(map(_letter_width, text[:LONGEST])) * size


def wrap(text: str, width: float, lines: int, size: float = 12.0) -> tuple[str, ...]:
    """`text` in at most `lines` lines of at most `width`; what does not fit ends in an ellipsis.

    Lines are broken at white space, which is folded, and after a hyphen or slash that stands in a word: nowhere else,
    as rules for Dutch break one in a hundred compounds wrongly. An empty text gives no lines.
    """
    found: list[str] = []
    for space, piece in _pieces(text[:LONGEST]):
        if found and text_width(f"{found[-1]}{space}{piece}", size) <= width:
            found[-1] = f"{found[-1]}{space}{piece}"
        else:
            found.append(piece)
        if len(found) > lines:
            return (*_fitted(found[: lines - 1], width, size), _with_ellipsis(found[lines - 1], width, size))
    if found and len(text) > LONGEST:
        found[-1] = _with_ellipsis(found[-1], width, size)
    return _fitted(found, width, size)


def longest_piece(text: str, size: float = 12.0) -> float:
    """The width of the longest part of a text that is never broken."""
    return max((text_width(piece, size) for _, piece in _pieces(text[:LONGEST])), default=0.0)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.58


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What a line may be broken into, each with what stands between it and the one before: a space or nothing."""
    for word in text.split():
        space = " "
        for piece in _AFTER_JOINT.split(word):
            yield space, piece
            space = ""


def _fitted(lines: Iterable[str], width: float, size: float) -> tuple[str, ...]:
    return tuple(line if text_width(line, size) <= width else _with_ellipsis(line, width, size) for line in lines)


def _fitting(text: str, width: float, size: float) -> int:
    """How many of the first letters fit in `width`."""
    used = 0.0
    for count, letter in enumerate(text):
        used += _letter_width(letter) * size
        if used > width:
            return count
    return len(text)


def _with_ellipsis(line: str, width: float, size: float) -> str:
    room = width - _letter_width("…") * size
    return f"{line[: _fitting(line, room, size)].rstrip(' -')}…"
