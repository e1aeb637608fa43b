"""Makes the two fonts of the PDF from the variable web fonts; needed again only when the typeface has a new release.

    pip install fonttools brotli && python tools/make_print_fonts.py

Typst reads neither woff2 nor a typeface in parts, so each weight is cut out and its Latin parts are joined.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent / "src" / "stroomlijn"
WEB = ROOT / "web" / "static" / "vendor" / "atkinson-hyperlegible-next"
PRINT = ROOT / "engines" / "formats" / "pdf" / "fonts"
PARTS = ("latin", "latin-ext")
WEIGHTS = {"Regular": (400, 400), "Bold": (680, 700)}


def main() -> None:
    for name, (cut, told) in WEIGHTS.items():
        parts = [_cut(WEB / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2", cut) for part in PARTS]
        font = Merger().merge([str(part) for part in parts])
        font["OS/2"].usWeightClass = told
        font.save(PRINT / f"AtkinsonHyperlegibleNext-{name}.ttf")
        for part in parts:
            part.unlink()


def _cut(source: Path, weight: int) -> Path:
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    font.flavor = None
    made = PRINT / f"{source.stem}-{weight}.ttf"
    font.save(made)
    return made


if __name__ == "__main__":
    main()
