"""What people changed in a concept, in words: which step, what, by whom and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stroomlijn.landscape.models import Appearance, Edit, Version

WORDS = {
    "insert": _("Stap erbij"),
    "remove": _("Stap eruit"),
    "move": _("Stap verplaatst"),
    "set": _("Stap gewijzigd"),
    "describe": _("Gegevens van het proces gewijzigd"),
    "decide": _("Vervolg gewijzigd"),
    "paste": _("Rijen geplakt"),
    "replace": _("In de tekening gewijzigd"),
    "several": _("Verbetering doorgevoerd"),
}


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit. `steps` are the labels of the steps that it touched; `by` is "" when the product did it."""

    order: int
    what: str
    steps: tuple[str, ...]
    elements: frozenset[str]
    added: frozenset[str]
    value: str
    by: str
    at: datetime.datetime


def edit_lines(version_id: int, since: int | None = None) -> list[EditLine]:
    """The edits of a concept, also after it was published; with those of the versions before it from order `since`."""
    of = Q(pk=version_id)
    if since is not None:
        process, order = Version.objects.values_list("process", "order").get(pk=version_id)
        of = Q(process=process, order__gte=since, order__lte=order)
    edits = Edit.objects.filter(version__in=Version.objects.filter(of)).select_related("account")
    edits = edits.defer("bpmn_before").order_by("version__order", "order")
    labels = dict(Appearance.objects.filter(version=version_id).values_list("element", "label"))
    return [_line(edit, labels) for edit in edits]


def _line(edit: Edit, labels: dict[str, str]) -> EditLine:
    changes = [change for change in edit.delta.get("changes", ()) if change["part"] == "nodes"]
    return EditLine(
        order=edit.order,
        what=str(WORDS.get(edit.command.get("do", ""), _("Gewijzigd"))),
        steps=tuple(dict.fromkeys(_labels(changes, labels))),
        elements=frozenset(change["id"] for change in changes),
        added=frozenset(change["id"] for change in changes if change["before"] is None),
        value=str(edit.command.get("value", ""))[:300] if edit.command.get("do") == "set" else "",
        by=edit.account.name if edit.account else "",
        at=edit.at,
    )


def _labels(changes: list[dict[str, Any]], labels: dict[str, str]) -> Iterator[str]:
    """As a step is called now, else as it was called in the change."""
    for change in changes:
        said = (change.get(side) or {} for side in ("after", "before"))
        called = [labels.get(change["id"], ""), *(side.get("label", "") for side in said)]
        yield from [label for label in called if label][:1]
