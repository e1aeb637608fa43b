"""How much room a text takes, without a font at hand: average widths of sans-serif letters, and breaking of lines."""

from __future__ import annotations

from collections.abc import Iterator

LINE_HEIGHT = 14.0
LONGEST = 400
"""Letters that are looked at: nobody reads more in a drawing, and a hostile label may hold millions."""

_NARROW = frozenset("fijlrtI.,:;'|!()[]/ ")
_WIDE = frozenset("mwMW@%&—…")


def text_width(text: str, size: float = 12.0) -> float:
    """Estimated width of one line of `text` at a letter height of `size`, in the unit of the drawing."""
    return sum(map(_letter_width, text[:LONGEST])) * size


def wrap(text: str, width: float, lines: int, size: float = 12.0) -> tuple[str, ...]:
    """`text` in at most `lines` lines of at most `width`; what does not fit ends in an ellipsis.

    Words are kept whole where they fit on a line of their own; white space is folded. An empty text gives no lines.
    """
    found: list[str] = []
    for word in _pieces(text[:LONGEST].split(), width, size):
        if found and text_width(f"{found[-1]} {word}", size) <= width:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
        if len(found) > lines:
            return (*found[: lines - 1], _with_ellipsis(found[lines - 1], width, size))
    if found and len(text) > LONGEST:
        found[-1] = _with_ellipsis(found[-1], width, size)
    return tuple(found)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.9
    return 0.7 if letter.isupper() else 0.58


def _pieces(words: list[str], width: float, size: float) -> Iterator[str]:
    """The words; one that is wider than a line is cut in pieces that end in a hyphen."""
    for word in words:
        rest = word
        while text_width(rest, size) > width and len(rest) > 2:
            cut = max(2, _fitting(rest, width - 0.4 * size, size))
            yield f"{rest[:cut]}-"
            rest = rest[cut:]
        yield rest


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
