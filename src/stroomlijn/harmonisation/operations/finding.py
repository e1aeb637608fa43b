"""What of harmonisation can be found: decisions, by their number and by their words."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.foundation.codes import code_key
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.harmonisation.models import Decision


def index_decisions(decision_ids: Collection[int]) -> None:
    """Makes findable what the page of each decision says."""
    decisions = Decision.objects.filter(pk__in=decision_ids).select_related("group", "working_group")
    reindex("decision", list(decision_ids), [_entry(decision) for decision in decisions])


def _entry(decision: Decision) -> Findable:
    about = decision.group.name if decision.group else ""
    return Findable(
        kind="decision",
        object_id=decision.pk,
        part="",
        title=decision.summary,
        url=f"/besluiten/{decision.number}",
        context=" · ".join(part for part in (decision.number, about) if part),
        excerpt=decision.reason,
        also="\n".join(option["words"] for option in decision.options),
        below=decision.advice,
        tags=(f"traject:{decision.traject_id}", f"code:{code_key(decision.number)}", f"eigen-code:{decision.number}"),
    )
