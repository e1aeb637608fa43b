"""What a source that was read in anew changed in the draft of its group without anybody being asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from stroomlijn.engines.process_model import STEPS, process_from_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import Draft

from .bringing_ways import ways_that_came

FIELDS = ("role", "document", "system", "term", "duration")
LEADING = ("step-missing", "granularity", "order", "gateway", "question", "condition")
"""While one of these is open, it is not known how the steps around it follow one another."""
Rows = Sequence[dict[str, Any]]


class Drawn(NamedTuple):
    """A draft as its rows and its process."""

    rows: Rows
    graph: dict[str, Any]


def what_came(before: Drawn, after: Drawn, asked: Collection[tuple[str, str]]) -> list[dict[str, Any]]:
    """Which steps came, went or changed between two drafts, and how they follow one another, save what is `asked` (row
    and type of difference).
    """
    was, now = _steps(before.rows), _steps(after.rows)
    gone = [{"step": name, "what": "gone"} for (name, nth) in was if (name, nth) not in now]
    steps = gone + [one for key, row in now.items() for one in _changed(key[0], was.get(key), row, asked)]
    same = {row["element"]: now[key]["element"] for key, row in was.items() if key in now}
    leading = {row for row, type_ in asked if type_ in LEADING}
    still_open = {row["element"] for row in after.rows if row["id"] in leading}
    graphs = process_from_json(before.graph), process_from_json(after.graph)
    return steps + ways_that_came(*graphs, same, still_open)


@transaction.atomic
def see_what_came(actor: Actor, group_id: int) -> None:
    """Somebody looked at what was changed: it is told no more, unless that is undone before more comes."""
    if _mark(group_id, seen=True):
        audit(actor, "renewal-seen", "group", group_id)


@transaction.atomic
def see_again(actor: Actor, group_id: int) -> None:
    """Undoes `see_what_came`."""
    if _mark(group_id, seen=False):
        audit(actor, "renewal-unseen", "group", group_id)


def _mark(group_id: int, *, seen: bool) -> bool:
    """Whether that changed anything."""
    draft = Draft.objects.select_for_update().filter(group=group_id).first()
    if draft is None or all(one.get("seen", False) is seen for one in draft.brought):
        return False
    draft.brought = [{**one, "seen": seen} for one in draft.brought]
    draft.save(update_fields=["brought"])
    return True


def _steps(rows: Rows) -> dict[tuple[str, int], dict[str, Any]]:
    """What stays in the draft, by its words: a number in a workbook goes to another step once one comes before it."""
    seen: Counter[str] = Counter()
    steps = {}
    for row in rows:
        if row["kind"] in STEPS and "role" in row["becomes"]:
            seen[row["label"]] += 1
            steps[row["label"], seen[row["label"]]] = row
    return steps


def _changed(
    name: str, was: dict[str, Any] | None, row: dict[str, Any], asked: Collection[tuple[str, str]]
) -> list[dict[str, Any]]:
    if was is None:
        return [] if (row["id"], "step-missing") in asked else [{"step": name, "what": "new"}]
    old, new = was["becomes"], row["becomes"]
    return [
        {"step": name, "what": field, "old": old[field], "new": new[field]}
        for field in FIELDS
        if field in old and old[field] != new[field] and (row["id"], field) not in asked
    ]
