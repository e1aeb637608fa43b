"""What of harmonisation can be found: decisions, by their number and by their words."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.foundation.codes import code_key
from stroomlijn.foundation.operations.indexing import Findable, indexed, reindex
from stroomlijn.harmonisation.models import Decision

AT_A_TIME = 200


def index_decisions(decision_ids: Collection[int]) -> None:
    """Makes findable what the page of each decision says."""
    decisions = Decision.objects.filter(pk__in=decision_ids).select_related("group", "working_group")
    reindex("decision", list(decision_ids), [_entry(decision) for decision in decisions])


def index_outdated() -> None:
    """Makes findable the decisions that an earlier release did not, or made otherwise; some at a time, so that it goes
    on where it was stopped."""
    waiting = unfindable()
    for start in range(0, len(waiting), AT_A_TIME):
        index_decisions(waiting[start : start + AT_A_TIME])


def unfindable() -> list[int]:
    """The decisions that cannot be found as this release makes them."""
    known = indexed("decision")
    return [pk for pk in Decision.objects.order_by("pk").values_list("pk", flat=True) if pk not in known]


def _entry(decision: Decision) -> Findable:
    about = decision.group.name if decision.group else ""
    return Findable(
        kind="decision",
        object_id=decision.pk,
        part="",
        title=decision.summary,
        url=f"/besluiten/{decision.number}",
        context=" · ".join(part for part in (decision.get_kind_display(), about) if part),
        excerpt=decision.reason,
        also="\n".join(option["words"] for option in decision.options),
        below=decision.advice,
        tags=(f"traject:{decision.traject_id}", f"code:{code_key(decision.number)}", f"eigen-code:{decision.number}"),
    )
