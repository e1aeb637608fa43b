"""The words of a document as a page shows them: items together in lists, headings in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

FIRST_LEVEL = 3  # a document stands under the name of the page and of its section
LAST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A heading with its level on the page, a paragraph, a list of `items` (depth, text), or a table of `rows`."""

    kind: str
    text: str = ""
    level: int = 0
    items: list[tuple[int, str]] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def shown_blocks(blocks: Iterable[dict[str, Any]] | None) -> list[Shown]:
    """What was stored of a document, ready for its template."""
    shown: list[Shown] = []
    level = FIRST_LEVEL - 1
    for kind, group in groupby(blocks or (), key=lambda block: str(block["kind"])):
        if kind == "item":
            shown.append(Shown(kind, items=[(int(block["level"]), block["text"]) for block in group]))
            continue
        for block in group:
            if kind == "heading":
                level = min(level + 1, int(block["level"]) + FIRST_LEVEL - 1, LAST_LEVEL)
            shown.append(_shown(block, level))
    return shown


def _shown(block: dict[str, Any], level: int) -> Shown:
    if block["kind"] != "table":
        return Shown(block["kind"], block["text"], level)
    width = max(len(row) for row in block["rows"])
    head, *rows = [[*row, *[""] * (width - len(row))] for row in block["rows"]]
    return Shown("table", head=head, rows=rows)
