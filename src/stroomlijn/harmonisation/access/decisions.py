"""Who may look at which decisions of the register."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes
from stroomlijn.harmonisation.models import Decision
from stroomlijn.landscape.access import findable_processes

from .part import parts_of


def visible_decisions(account: Any) -> QuerySet[Decision]:
    """The decisions of every traject that the account looks at, by a toegangsrol or as a member of a working group."""
    within = allowed_scopes(account, May.FOLLOW, "traject")
    if within is None:
        return Decision.objects.all()
    of = within | {part.traject_id for part in parts_of(account)}
    return Decision.objects.filter(Q(traject__in=of) | Q(traject=None, group__traject__in=of))


def decision_tags(account: Any) -> list[str] | None:
    """The tags of which a decision must have one to be found by the account; None when it may find them all."""
    within = allowed_scopes(account, May.FOLLOW, "traject")
    if within is None:
        return None
    return [f"traject:{one}" for one in sorted(within | {part.traject_id for part in parts_of(account)})]


def access_decision(account: Any, number: str) -> Decision:
    """A decision by its number; else 404.

    Whoever may read the process that was published from it may read why it is so, too.
    """
    found = Decision.objects.select_related(
        "group__published__process", "theme", "meeting", "working_group", "decided_by", "withdrawn_by", "traject"
    ).defer("group__published__bpmn", "group__published__graph", "group__published__drawing")
    decision = found.select_related("version__process", "corrects").filter(number=number).first()
    if decision is None or not (sees_register_of(account, decision) or _reads_what_became_of_it(account, decision)):
        raise Http404
    return decision


def sees_register_of(account: Any, decision: Decision) -> bool:
    """Whether the account may read along in the traject of the decision: then names and advice are shown too."""
    traject_id = decision.traject_id or (decision.group.traject_id if decision.group else 0)
    if allowed(account, May.FOLLOW, Scope("traject", traject_id)):
        return True
    return any(part.traject_id == traject_id for part in parts_of(account))


def records_for(account: Any, decision: Decision) -> bool:
    """Whether the account may take a new decision in its place.

    That is who harmonises; the working group for what it decided; chair and secretary of the steering group for all.
    """
    traject_id = decision.traject_id or (decision.group.traject_id if decision.group else 0)
    if allowed(account, May.HARMONISE, Scope("traject", traject_id)):
        return True
    own = [part for part in parts_of(account) if part.traject_id == traject_id and not part.closed]
    if any(part.steering and part.leading for part in own):
        return True
    decides = decision.kind in (Decision.Kind.DIFFERENCE, Decision.Kind.PUBLICATION)
    return decides and any(part.working_group_id == decision.working_group_id for part in own)


def _reads_what_became_of_it(account: Any, decision: Decision) -> bool:
    published = decision.group.published if decision.group else None
    if published is None or not getattr(account, "is_active", False):
        return False
    findable = findable_processes(account)
    return findable is None or findable.filter(pk=published.process_id).exists()
