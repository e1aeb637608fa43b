"""Which imported process is an existing one, and which of its steps keep their permanent id."""

from __future__ import annotations

from typing import Any

from stroomlijn.engines.matching import match
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Appearance, Import, ImportItem, Process, Version


def propose_identity(run: Import) -> None:
    """Sets `same_as` and `carried` of every item: the process of the same organisation with the same code or name.

    Two items never claim the same process: the first keeps it.
    """
    known = _known_processes(run)
    claimed: set[int] = set()
    changed: list[ImportItem] = []
    items = ImportItem.objects.filter(file__run=run).exclude(outcome=ImportItem.Outcome.REFUSED)
    for item in items.defer("bpmn", "drawing", "graph").iterator(chunk_size=500):
        process_id = known.get(("code", fold(item.organisation), fold(item.code))) if item.code else None
        process_id = process_id or known.get(("name", fold(item.organisation), fold(item.name)))
        process_id = None if process_id in claimed else process_id
        if process_id is None and item.same_as_id is None and not item.carried:
            continue
        item.same_as_id = process_id
        item.carried = carried_steps(process_id, item) if process_id else {}
        claimed.update([process_id] if process_id else [])
        changed.append(item)
    ImportItem.objects.bulk_update(changed, ["same_as", "carried"], batch_size=200)


def carried_steps(process_id: int, item: ImportItem) -> dict[str, Any]:
    """Element id -> permanent step id, by element id first and then by matching; and what that means in words."""
    latest = Version.objects.filter(process_id=process_id).order_by("-order").only("pk", "graph").first()
    if latest is None:
        return {}
    before = {row.element: row for row in Appearance.objects.filter(version=latest)}
    old, new = process_from_json(latest.graph), process_from_json(item.graph or {})
    steps = {node.id: str(before[node.id].step_id) for node in new.steps if node.id in before}
    by_match: list[list[str]] = []
    if len(steps) < len(new.steps) and len(steps) < len(before):
        for pair in match(old, new).matches:
            free = pair.left in before and str(before[pair.left].step_id) not in steps.values()
            if pair.band == "auto" and free and pair.right in new.node and pair.right not in steps:
                steps[pair.right] = str(before[pair.left].step_id)
                by_match.append([before[pair.left].label, new.node[pair.right].label])
    kept = set(steps.values())
    return {
        "steps": steps,
        "by_match": by_match,
        "new": [node.label for node in new.steps if node.id not in steps],
        "gone": [row.label for row in before.values() if str(row.step_id) not in kept],
    }


def _known_processes(run: Import) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = {}
    rows = Process.objects.filter(landscape__traject_id=run.traject_id, landscape__kind="source").order_by("-pk")
    for pk, code, key, organisation in rows.values_list("pk", "code", "name_key", "landscape__organisation__name"):
        if code:
            found[("code", fold(organisation or ""), fold(code))] = pk
        found[("name", fold(organisation or ""), key)] = pk
    return found
