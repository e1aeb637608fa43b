"""Colours for a drawing that stands on its own; in a page the page's own style sheet gives them."""

from __future__ import annotations

_KINDS = (
    ("#d8ebf1", "#0a465c"),
    ("#fae6bf", "#653f00"),
    ("#e2ebcf", "#3a5012"),
    ("#f7ddd0", "#7a3116"),
    ("#efdfe6", "#692d49"),
    ("#e1e5ea", "#374553"),
)
_TEXT, _SURFACE = "#16262c", "#ffffff"


def _kind(index: int, tint: str, ink: str) -> str:
    name = f".stroomlijn-kind-{index} "
    return (
        f"{name}.stroomlijn-drawing__lane{{fill:{tint}}}"
        f"{name}.stroomlijn-drawing__name{{fill:{ink}}}"
        f"{name}.stroomlijn-drawing__step rect{{stroke:{ink}}}"
    )


STYLE = (
    ".stroomlijn-drawing{font-family:'Atkinson Hyperlegible Next',system-ui,'Segoe UI',sans-serif;font-size:12px}"
    f".stroomlijn-drawing__lane,.stroomlijn-drawing__pool{{fill:{_SURFACE};stroke:#7a7364;stroke-width:1}}"
    ".stroomlijn-drawing__rule{stroke:#7a7364;stroke-width:1;fill:none}"
    f".stroomlijn-drawing__name{{fill:{_TEXT};font-weight:600}}"
    f".stroomlijn-drawing__step rect{{fill:{_SURFACE};stroke:{_TEXT};stroke-width:1.75}}"
    ".stroomlijn-drawing__step--changed rect{stroke-width:3.25}"
    ".stroomlijn-drawing__step--call rect{stroke-width:3.25}"
    ".stroomlijn-drawing__step--open rect{fill-opacity:.6}"
    ".stroomlijn-drawing__step--event rect{stroke-dasharray:2 3}"
    f".stroomlijn-drawing__text,.stroomlijn-drawing__label,.stroomlijn-drawing__number{{fill:{_TEXT}}}"
    ".stroomlijn-drawing__number{font-weight:680}"
    f".stroomlijn-drawing__gate,.stroomlijn-drawing__event,.stroomlijn-drawing__artifact"
    f"{{fill:{_SURFACE};stroke:{_TEXT};stroke-width:1.75}}"
    ".stroomlijn-drawing__event--end{stroke-width:3.5}"
    ".stroomlijn-drawing__event--beside{stroke-dasharray:4 3}"
    ".stroomlijn-drawing__group{fill:none;stroke:#7a7364;stroke-dasharray:8 4 2 4}"
    f".stroomlijn-drawing__flow{{fill:none;stroke:{_TEXT};stroke-width:1.5}}"
    f".stroomlijn-drawing__message{{fill:none;stroke:{_TEXT};stroke-width:1.5;stroke-dasharray:7 4}}"
    f".stroomlijn-drawing__association{{fill:none;stroke:{_TEXT};stroke-width:1.25;stroke-dasharray:1.5 3}}"
    f".stroomlijn-drawing__tip{{fill:{_TEXT}}}"
    f".stroomlijn-drawing__open-tip{{fill:{_SURFACE};stroke:{_TEXT}}}"
    f".stroomlijn-drawing__stroke-tip{{fill:none;stroke:{_TEXT};stroke-width:1.5}}"
    f".stroomlijn-drawing__glyph{{fill:none;stroke:{_TEXT};stroke-width:1.5}}"
    f".stroomlijn-drawing__glyph--filled{{fill:{_TEXT}}}"
) + "".join(_kind(index, tint, ink) for index, (tint, ink) in enumerate(_KINDS, 1))
