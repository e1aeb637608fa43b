"""The steps of all organisations side by side, and what becomes of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stroomlijn.engines.process_model import STEPS
from stroomlijn.harmonisation.models import Difference, Draft


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """An activity over all organisations.

    `mark` says in one word how they compare: same, only, missing, name or role. `outcome` says what it becomes: kept,
    dropped or open; then `difference` is the key of the first difference about it that waits for a decision.
    """

    id: str
    label: str
    cells: list[dict[str, Any] | None]
    present: int
    mark: str
    outcome: str
    difference: str


def aligned_rows(draft: Draft, *, only_different: bool = False) -> list[AlignedRow]:
    """All rows of steps, in the order of the process."""
    waiting = _waiting(draft)
    rows = [_aligned(row, waiting.get(row["id"], "")) for row in draft.rows if row["kind"] in STEPS]
    return [row for row in rows if row.mark != "same" or row.difference] if only_different else rows


def page_of_rows(rows: list[AlignedRow], wanted: list[str], size: int) -> int:
    """The page, from 1, that holds the first of the wanted rows; 1 when none of them is there."""
    place = next((index for index, row in enumerate(rows) if row.id in wanted), 0)
    return place // size + 1


def _waiting(draft: Draft) -> dict[str, str]:
    """By id of a row: the first open difference about it."""
    found: dict[str, str] = {}
    for key, about in Difference.objects.filter(draft=draft, decided=False).values_list("key", "about"):
        for row in about.get("rows", []):
            found.setdefault(row, key)
    return found


def _aligned(row: dict[str, Any], difference: str) -> AlignedRow:
    cells = row["cells"]
    outcome = "open" if difference else "kept" if row["element"] else "dropped"
    present = sum(1 for cell in cells if cell)
    return AlignedRow(row["id"], row["label"], cells, present, _mark(cells), outcome, difference)


def _mark(cells: list[dict[str, Any] | None]) -> str:
    present = [cell for cell in cells if cell]
    if len(present) == 1 and len(cells) > 1:
        return "only"
    if len(present) < len(cells):
        return "missing"
    if len({cell["label"] for cell in present}) > 1:
        return "name"
    return "role" if len({cell["role"] for cell in present}) > 1 else "same"
