"""What a source that was read in anew changed in the draft of its group without anybody being asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from stroomlijn.engines.process_model import STEPS
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import Draft

FIELDS = ("role", "document", "system", "term", "duration")
Rows = Sequence[dict[str, Any]]


def what_came(before: Rows, after: Rows, asked: Collection[tuple[str, str]]) -> list[dict[str, Any]]:
    """Which steps came, went or changed between two drafts, save what is `asked` (row and type of difference)."""
    was, now = _steps(before), _steps(after)
    gone = [{"step": name, "what": "gone"} for (name, nth) in was if (name, nth) not in now]
    return gone + [one for key, row in now.items() for one in _changed(key[0], was.get(key), row, asked)]


@transaction.atomic
def see_what_came(actor: Actor, group_id: int) -> None:
    """Somebody looked at what was changed: it is told no more."""
    draft = Draft.objects.select_for_update().filter(group=group_id).first()
    if draft is None or not draft.brought:
        return
    draft.brought = []
    draft.save(update_fields=["brought"])
    audit(actor, "renewal-seen", "group", group_id)


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
