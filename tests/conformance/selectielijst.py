"""The selectielijst API: result types and process types of the list, as the standard serves them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

SIZE = 100
LISTS = ("resultaten", "procestypen", "resultaattypeomschrijvingen")


def selectielijst(folder: Path, root: str) -> Callable[[str, bytes], tuple[int, Any] | None]:
    """Answers for the rows in the folder, which hold numbers where addresses belong."""
    rows = {name: [_row(one, name, root) for one in _read(folder, name)] for name in LISTS}
    by_address = {one["url"]: one for each in rows.values() for one in each}

    def answer(rest: str, _body: bytes) -> tuple[int, Any] | None:
        asked = urlsplit(rest)
        name = asked.path.strip("/")
        if name == "resultaten":
            page = int(parse_qs(asked.query).get("page", ["1"])[0])
            return 200, _page(rows[name], page, f"{root}/{name}")
        if name in rows:
            return 200, rows[name]
        found = by_address.get(f"{root}/{name}")
        return (200, found) if found else None

    return answer


def _read(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _row(row: dict[str, Any], name: str, root: str) -> dict[str, Any]:
    process = {"procesType": f"{root}/procestypen/{row['procesType']}"} if "procesType" in row else {}
    return {**row, "url": f"{root}/{name}/{row['url']}", **process}


def _page(rows: list[dict[str, Any]], page: int, address: str) -> dict[str, Any]:
    last = page * SIZE >= len(rows)
    return {
        "count": len(rows),
        "next": None if last else f"{address}?page={page + 1}",
        "previous": f"{address}?page={page - 1}" if page > 1 else None,
        "results": rows[(page - 1) * SIZE : page * SIZE],
    }
