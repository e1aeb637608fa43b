"""What the editor of a concept shows: its rows, what is still missing, what can be undone, and who is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import initials
from stroomlijn.landscape.models import Presence, Version
from stroomlijn.organisation.queries.werkrollen import werkrol_names

from .concepts import GONE_AFTER, ways_back

if TYPE_CHECKING:
    from stroomlijn.engines.editing import Row

ABOUT = ("aanleiding", "resultaat", "grondslag", "termijn")
JOINED = {"exclusive": " of ", "parallel": " en ", "inclusive": " en/of ", "none": "; "}
SIGNS = frozenset(",;:=>→")
KINDS = 6


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has the concept open; `element` is the step they are at, `kind` their colour."""

    name: str
    element: str
    kind: int
    me: bool

    @property
    def initials(self) -> str:
        return initials(self.name)


def editor_state(
    version: Version, graph: Graph, account_id: int, *, seen: Graph | None = None, remarks: Sequence[Remark] = ()
) -> dict[str, Any]:
    """All that the page shows, as JSON. With `seen` only the rows that differ from those of that graph."""
    from stroomlijn.engines.editing import rows

    table = shown_rows(rows(graph))
    known = {row["id"]: row for row in shown_rows(rows(seen))} if seen is not None else {}
    back = ways_back(version.pk, account_id)
    return {
        "order": version.revision,
        "ids": [row["id"] for row in table],
        "rows": [row for row in table if known.get(row["id"]) != row],
        "about": about(graph),
        "checks": findings(graph),
        "drawing": version.drawing,
        "undo": bool(back.undo),
        "redo": bool(back.redo),
        "remarks": [{"text": sentence(remark), "whole": remark.facts.get("whole", "")} for remark in remarks],
    }


def about(graph: Graph) -> dict[str, str]:
    """What the head of the editor asks about the process as a whole."""
    facts = {name: graph.fact.get(name, "") for name in ABOUT}
    return {"name": graph.name, **facts, "documentation": graph.documentation}


def findings(graph: Graph) -> list[dict[str, Any]]:
    """What is missing, in words, with the step it is about."""
    from stroomlijn.engines.editing import BLOCKS

    from .release import all_checks

    return [
        {"step": remark.place, "text": sentence(replace(remark, place="")), "blocks": remark.code in BLOCKS}
        for remark in all_checks(graph)
    ]


def shown_rows(table: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as JSON, with the ways as one types them."""
    numbers = {row.id: row.number for row in table}
    return [_row(row, numbers, following) for row, following in zip(table, _following(table), strict=True)]


def roles_known(graph: Graph) -> list[str]:
    """The werkrollen that one can choose: those of the process, and the register."""
    used = {name for node in graph.steps for name in node.workers}
    return sorted(used | set(werkrol_names()), key=str.casefold)


def present(version_id: int, account_id: int) -> list[Present]:
    """Who has the concept open, who came first in front."""
    rows = Presence.objects.filter(version=version_id, seen_at__gte=timezone.now() - GONE_AFTER)
    found = rows.select_related("account").order_by("pk")
    return [
        Present(row.account.name, row.element, place % KINDS + 1, row.account_id == account_id)
        for place, row in enumerate(found)
    ]


def _row(row: Row, numbers: dict[str, str], following: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "label": row.label,
        "role": row.role,
        "system": row.system,
        "documents": "; ".join(row.documents),
        "lead_time": row.lead_time,
        "documentation": row.documentation,
        "question": row.question,
        "kind": row.routing,
        "ways": [{"answer": way.answer, "to": way.to, "flow": way.flow} for way in row.ways],
        "text": _ways_text(row, numbers, following),
        "locked": sentence(Remark(row.locked, "", {"label": row.label})) if row.locked else "",
        "nature": _nature(row),
        "depth": row.depth,
    }


def _ways_text(row: Row, numbers: dict[str, str], following: str) -> str:
    """'ja: 3; nee: einde', '5 en 6': what engines.editing.decision reads."""
    goals = [_goal(way.to, numbers, following) for way in row.ways]
    if any(way.answer for way in row.ways):
        return "; ".join(
            f"{_answer(way.answer)}: {goal}" if way.answer else goal for way, goal in zip(row.ways, goals, strict=True)
        )
    return JOINED[row.routing].join(goals)


def _answer(answer: str) -> str:
    """Between quotes where it holds a sign that would part it when it is read."""
    return f'"{answer}"' if SIGNS & {*answer} and '"' not in answer else answer


def _goal(to: str, numbers: dict[str, str], following: str) -> str:
    if to == "end":
        return _("einde")
    return numbers.get(to or following) or (_("einde") if not to else "?")


def _following(table: Sequence[Row]) -> list[str]:
    """The next row of the same depth, behind every row."""
    found: list[str] = []
    nearest: dict[int, str] = {}
    for row in reversed(table):
        found.append(nearest.get(row.depth, ""))
        nearest = {depth: step for depth, step in nearest.items() if depth <= row.depth} | {row.depth: row.id}
    return found[::-1]


def _nature(row: Row) -> str:
    if row.kind == "step":
        return ""
    return {"call": _("Ander proces"), "subprocess": _("Deelproces")}.get(row.kind, "")
