"""Two documents of a row side by side, one page of their paragraphs at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.queries.group_documents import DocumentRow, HeldDocument, compared, pair_is_current

PAGE = 50


def sides(request: HttpRequest, found: DocumentRow) -> dict[str, Any]:
    """The two documents that are looked at, and one page of what stands in them; of a single one only itself."""
    held = {one.document.id: one for one in found.documents}
    pair = _asked(request, held)
    if pair is None:
        return {"left": next(iter(held.values()), None), "right": None}
    made = compared(*pair)
    files = {pk: file for pk in pair if (file := held[pk].file) is not None}
    current = pair_is_current(made, files)
    rows = made.rows if made is not None and current else []
    different = [row for row in rows if row["mark"] != "same"]
    only_different = request.GET.get("toon") == "verschil"
    shown = different if only_different else rows
    page = page_of(len(shown), page_number(request), PAGE)
    return {
        "left": held[pair[0]],
        "right": held[pair[1]],
        "current": current,
        "percent": int(100 * made.likeness) if made and current and made.likeness is not None else None,
        "paragraphs": shown[page.start_index() - 1 : page.end_index()] if shown else [],
        "different": len(different),
        "only_different": only_different,
        "page": page,
    }


def _asked(request: HttpRequest, held: dict[int, HeldDocument]) -> tuple[int, int] | None:
    """The pair that the address asks for, else the first two; None where there are no two."""
    numbers = {number_in(request.GET.get(name, "")) for name in ("links", "rechts")}
    chosen = sorted(one for one in held if one in numbers)
    if len(chosen) != 2:
        chosen = sorted(held)[:2]
    return (chosen[0], chosen[1]) if len(chosen) == 2 else None
