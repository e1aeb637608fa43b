"""One way to print figures, so that every benchmark can be read beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[str, ...]

MEASURES = ("maat", "gemeten", "anker", "doel", "uitslag")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, what others reach (`anchor`), what we aim at (`target`); `met` is None where there is no aim."""

    name: str
    found: str
    target: str = ""
    met: bool | None = None
    anchor: str = ""


def verdict(met: bool | None) -> str:
    return "" if met is None else "gehaald" if met else "NIET gehaald"


def print_measures(title: str, measures: Sequence[Measure]) -> None:
    """A row per figure: what was measured, the anchor, the target and whether it was reached."""
    rows = [(each.name, each.found, each.anchor, each.target, verdict(each.met)) for each in measures]
    print_table(title, MEASURES, rows)


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the first is aligned left, figures right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    print(f"\n{title}")
    for line in lines:
        cells = [
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip(), flush=True)
