"""Text and numbers in SVG: escaped, without what XML forbids, broken into lines that fit."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from stroomlijn.engines.process_model import Box

from .text import LONGEST, longest_piece, wrap

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_USUAL = 12.0
_SMALLEST = 0.6
"""How much smaller the letters become, at most, to keep a word whole."""


def number(value: float) -> str:
    """A coordinate with at most one decimal; what is no number or beyond reason becomes 0."""
    if not -1e7 < value < 1e7:
        return "0"
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
    )


def attribute(text: str) -> str:
    """Safe inside double quotes."""
    return quoteattr(label_text(text, LONGEST * 4))[1:-1].replace('"', "&quot;")


def label_text(text: str, longest: int = LONGEST) -> str:
    """The text on one line, without characters that XML forbids, cut where nobody reads on."""
    clean = " ".join(_FORBIDDEN.sub("", text[: longest * 2]).split())
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"


def title(text: str) -> list[str]:
    """The full text for who points at it or listens; nothing for an empty text."""
    return [f"<title>{escape(label_text(text))}</title>"] if text.strip() else []


def text_block(
    text: str, box: Box, css: str, *, size: float = _USUAL, lines: int = 3, top: bool = False, turned: bool = False
) -> list[str]:
    """`text` centred in `box`, in tspans, smaller where a word asks for that; what does not fit ends in an ellipsis.

    top      begin at the upper border;  turned: read upwards, for the names of pools and lanes
    """
    width, height = (box.height, box.width) if turned else (box.width, box.height)
    text = label_text(text)
    whole = size * max(_SMALLEST, min(1.0, width / max(longest_piece(text, size), 1.0)))
    letters = f' font-size="{number(whole)}"' if whole != _USUAL else ""
    step = whole * 7 / 6
    found = wrap(text, width, max(1, min(lines, int(height / step))), whole)
    if not found:
        return []
    x, y = box.centre
    first = (box.y if top else y - len(found) * step / 2) + step * 0.78
    rotation = f' transform="rotate(-90 {number(x)} {number(y)})"' if turned else ""
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(first + index * step)}">{escape(line)}</tspan>'
        for index, line in enumerate(found)
    )
    return [f'<text class="{css}" text-anchor="middle"{letters}{rotation}>{spans}</text>']
