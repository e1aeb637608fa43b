"""Which imported process is an existing one, and which of its steps keep their permanent id."""

from __future__ import annotations

from typing import Any

from stroomlijn.engines.matching.carrying import carry
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Appearance, Import, ImportItem, Process, Version

TWICE = "twice-in-import"
TABLES = ("xlsx", "ods", "xls", "csv", "workbook")
Known = tuple[str, str, str]


def propose_identity(run: Import) -> bool:
    """Sets `same_as` and `carried` of every item: the process of the same organisation with the same code or name.

    What a person called another process stays new. Of items with the same organisation and code (or name, without
    code) the first takes part; the others get a remark. Returns whether anything is otherwise than it was.
    """
    known, claimed = _known_processes(run), set[Known]()
    changed: list[ImportItem] = []
    items = ImportItem.objects.filter(file__run=run).exclude(outcome=ImportItem.Outcome.REFUSED)
    for item in items.select_related("file").defer("bpmn", "drawing").order_by("pk").iterator(chunk_size=200):
        keys = _keys(item.organisation, item.code, fold(item.name))
        twice = not claimed.isdisjoint(keys)
        claimed.update(keys)
        process_id = next((known[key] for key in keys if key in known), None)
        process_id = None if twice or item.treated_as_new else process_id
        if _settle(item, process_id, twice):
            changed.append(item)
    fields = ["same_as", "carried", "remarks", "outcome", "include"]
    ImportItem.objects.bulk_update(changed, fields, batch_size=200)
    return bool(changed)


def _settle(item: ImportItem, process_id: int | None, twice: bool) -> bool:
    carried = carried_steps(process_id, item) if process_id else {}
    told = any(remark["code"] == TWICE for remark in item.remarks)
    if (item.same_as_id, item.carried, told) == (process_id, carried, twice):
        return False
    item.same_as_id, item.carried = process_id, carried
    if told != twice:
        others = [remark for remark in item.remarks if remark["code"] != TWICE]
        item.remarks = [*others, {"code": TWICE, "place": "", "facts": {}}] if twice else others
        item.outcome = ImportItem.Outcome.REMARK if item.remarks else ImportItem.Outcome.ACCEPTED
        item.include = not twice
    return True


def carried_steps(process_id: int, item: ImportItem) -> dict[str, Any]:
    """Element id -> permanent step id, and what that means in words: renamed, new and gone steps."""
    latest = Version.objects.filter(process_id=process_id).order_by("-order").only("pk", "graph").first()
    if latest is None:
        return {}
    before = {row.element: row for row in Appearance.objects.filter(version=latest)}
    old, new = process_from_json(latest.graph), process_from_json(item.graph or {})
    pairs = carry(old, new, ids_are_lasting=item.file.format not in TABLES)
    kept = {element: before[was] for element, was in pairs.items() if was in before}
    gone = {row.step_id for row in before.values()} - {row.step_id for row in kept.values()}
    return {
        "steps": {element: str(row.step_id) for element, row in kept.items()},
        "renamed": [
            [row.label, new.node[element].label]
            for element, row in kept.items()
            if row.label != new.node[element].label
        ],
        "new": [node.label for node in new.steps if node.id not in kept],
        "gone": [row.label for row in before.values() if row.step_id in gone],
    }


def _known_processes(run: Import) -> dict[Known, int]:
    found: dict[Known, int] = {}
    rows = Process.objects.filter(landscape__traject_id=run.traject_id, landscape__kind="source").order_by("-pk")
    for pk, code, key, organisation in rows.values_list("pk", "code", "name_key", "landscape__organisation__name"):
        found.update(dict.fromkeys(_keys(organisation or "", code, key), pk))
    return found


def _keys(organisation: str, code: str, name_key: str) -> list[Known]:
    """By what a process is known within its organisation: its code, and without one its name."""
    return [("code", fold(organisation), fold(code))] if code else [("name", fold(organisation), name_key)]
