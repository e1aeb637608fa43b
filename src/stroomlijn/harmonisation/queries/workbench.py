"""What the page of a group in work shows: the alignment, the differences with their decisions, the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from stroomlijn.engines.process_model import Section, as_text, process_from_json
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group

TYPES = {
    "step-missing": _("Stap ontbreekt"),
    "name": _("Andere naam"),
    "order": _("Andere volgorde"),
    "role": _("Andere rol"),
    "gateway": _("Andere keuze"),
    "condition": _("Andere voorwaarde"),
    "granularity": _("Grover of fijner"),
    "document": _("Ander document"),
    "system": _("Ander systeem"),
    "term": _("Andere termijn"),
}
ICONS = {
    "step-missing": "only",
    "name": "name",
    "order": "order",
    "role": "role",
    "gateway": "split",
    "condition": "split",
    "granularity": "split",
    "document": "doc",
    "system": "system",
    "term": "term",
}
OPTION_WORDS = {
    "keep": _("Houden"),
    "drop": _("Laten vervallen"),
    "condition": _("Allebei, onder een voorwaarde"),
    "new": _("Iets nieuws"),
}


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference with its options in words and the decision on it, when there is one."""

    key: str
    type: str
    type_label: str
    icon: str
    label: str
    options: list[dict[str, Any]]
    decision: Decision | None
    decided_as: str


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """An activity over all organisations; `mark` says in one word how they compare."""

    label: str
    element: str
    cells: list[dict[str, Any] | None]
    present: int
    mark: str


def draft_of(group: Group, *, with_graph: bool = False) -> Draft | None:
    """The draft without its large columns, unless asked."""
    drafts = Draft.objects.defer("bpmn") if with_graph else Draft.objects.defer("bpmn", "graph", "drawing")
    return drafts.filter(group=group).first()


def type_counts(draft: Draft) -> list[tuple[str, str, int, int]]:
    """(type, label, open, all) for each type of difference that occurs."""
    counted = draft.differences.values_list("type").annotate(
        still=Count("pk", filter=Q(decided=False)), every=Count("pk")
    )
    found = {type_: (still, every) for type_, still, every in counted.order_by("type")}
    return [(type_, str(label), *found[type_]) for type_, label in TYPES.items() if type_ in found]


def differences(
    draft: Draft, *, type_: str = "", decided: bool | None = None, offset: int = 0, limit: int = 20
) -> tuple[list[ShownDifference], int]:
    """A page of differences in the order of the process, and how many there are."""
    chosen = Difference.objects.filter(draft=draft)
    chosen = chosen.filter(type=type_) if type_ else chosen
    chosen = chosen if decided is None else chosen.filter(decided=decided)
    page = list(chosen[offset : offset + limit])
    in_force = Decision.objects.filter(group_id=draft.group_id, withdrawn_at=None, difference__in=[d.key for d in page])
    decisions = {decision.difference: decision for decision in in_force.select_related("decided_by")}
    return [_shown(difference, decisions.get(difference.key)) for difference in page], chosen.count()


def aligned_rows(draft: Draft, *, only_different: bool = False) -> list[AlignedRow]:
    """The steps of all organisations side by side, in the order of the process."""
    rows = [_aligned(row) for row in draft.rows if row["kind"] in ("step", "subprocess", "call")]
    return [row for row in rows if row.mark != "same"] if only_different else rows


def decisions_of(group: Group, limit: int = 100) -> list[Decision]:
    """The newest decisions, withdrawn ones too: they are archive."""
    chosen = Decision.objects.filter(group=group).select_related("decided_by", "withdrawn_by")
    return list(chosen.order_by("-pk")[:limit])


@dataclass(frozen=True, slots=True)
class DraftText:
    """The draft as text, with per element the organisations it comes from."""

    sections: tuple[Section, ...]
    origins: dict[str, list[str]]


def draft_text(draft: Draft) -> DraftText:
    graph = process_from_json(draft.graph or {"id": "", "name": ""})
    organisation = {column["number"]: column["organisation"] for column in draft.columns}
    origins = {
        node.id: sorted({organisation.get(source.file, source.file) for source in node.sources}) for node in graph.nodes
    }
    return DraftText(as_text(graph), origins)


def _shown(difference: Difference, decision: Decision | None) -> ShownDifference:
    options = [_option(option, difference.proposed) for option in difference.options]
    chosen = next((option["words"] for option in options if decision and option["id"] == decision.option), "")
    text = " ".join(part for part in (decision.condition, decision.value) if part) if decision else ""
    return ShownDifference(
        key=difference.key,
        type=difference.type,
        type_label=str(TYPES.get(difference.type, difference.type)),
        icon=ICONS.get(difference.type, "info"),
        label=difference.about.get("label", ""),
        options=options,
        decision=decision,
        decided_as=f"{chosen}: {text}" if text else chosen,
    )


def _option(option: dict[str, Any], proposed: str) -> dict[str, Any]:
    words = option["text"] if option["kind"] == "variant" else str(OPTION_WORDS.get(option["kind"], option["text"]))
    return {**option, "words": words or str(_("(leeg)")), "proposed": option["id"] == proposed}


def _aligned(row: dict[str, Any]) -> AlignedRow:
    present = [cell for cell in row["cells"] if cell]
    if len(present) == 1 and len(row["cells"]) > 1:
        mark = "only"
    elif len(present) < len(row["cells"]):
        mark = "missing"
    elif len({cell["label"] for cell in present}) > 1:
        mark = "name"
    elif len({cell["role"] for cell in present}) > 1:
        mark = "role"
    else:
        mark = "same"
    return AlignedRow(row["label"], row["element"], row["cells"], len(present), mark)
