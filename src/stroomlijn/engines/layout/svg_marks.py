"""Marks on a drawing that was made before."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

_STEP = re.compile(
    r'(?P<group><g id="[^"]*" data-element="(?P<element>[^"]*)"[^>]*>\n(?:<title>[^<]*</title>\n)?'
    r'<g class="stroomlijn-drawing__step)(?=[" ])'
)


def mark_changed(svg: str, elements: Collection[str]) -> str:
    """A drawing of `draw_svg` in which these steps have the thick border of what changed."""

    def marked(found: re.Match[str]) -> str:
        mark = " stroomlijn-drawing__step--changed" if unescape(found["element"]) in elements else ""
        return found["group"] + mark

    return _STEP.sub(marked, svg) if elements else svg
