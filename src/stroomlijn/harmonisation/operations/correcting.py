"""A new decision in the place of one that stands: the register keeps both, and says which came for which."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Decision, Difference, Group

from .deciding import Answer, entry_of
from .drafting import ask_anew
from .registering import Entry, record
from .telling import told_live

CORRECTABLE = (Decision.Kind.DIFFERENCE, Decision.Kind.PUBLICATION)
"""The other kinds are decided anew where they belong: a theme is reopened, a date or an adoption chosen again."""


def is_correctable(decision: Decision) -> bool:
    """Whether a new decision can be taken on the page of this one."""
    published = decision.group is not None and decision.group.state == Group.State.PUBLISHED
    return decision.kind in CORRECTABLE and not (published and decision.kind == Decision.Kind.DIFFERENCE)


@transaction.atomic
def correct(actor: Actor, decision_id: int, answer: Answer, reason: str) -> Decision:
    """Records a new decision that takes the place of this one; a process that was adopted is open again.

    Raises Problem "reason-missing", "decision-corrected" when it holds no longer, "decision-used" while its process is
    published, "option-unknown" when there is nothing to choose any more, and those of deciding a difference.
    """
    decision = Decision.objects.select_related("group").get(pk=decision_id)
    if decision.kind not in CORRECTABLE:
        raise Problem("option-unknown")
    if not storable(reason).strip():
        raise Problem("reason-missing")
    if decision.kind == Decision.Kind.PUBLICATION or decision.group_id is None:
        return _who_published(actor, decision, answer, reason)
    group = Group.objects.select_for_update().get(pk=decision.group_id)
    if group.state == Group.State.PUBLISHED:
        raise Problem("decision-used")
    difference = Difference.objects.filter(draft__group=group, key=decision.difference).first()
    entry = entry_of(group, difference, answer, reason)
    (made,) = record(actor, replace(entry, corrects_id=decision.pk))
    open_again(actor, group)
    audit(actor, "decision-corrected", "decision", made.pk, number=made.number, corrects=decision.number)
    tell(actor, events.DIFFERENCE_DECIDED, "group", group.pk, numbers=[made.number])
    ask_anew(group.pk, decided=told_live([made]))
    return made


def open_again(actor: Actor, group: Group) -> None:
    """What was adopted was adopted with the decision that is gone now."""
    if group.state == Group.State.ADOPTED:
        from .adopting import end_adoption

        end_adoption(actor, group)


def _who_published(actor: Actor, decision: Decision, answer: Answer, reason: str) -> Decision:
    value = one_line(answer.value)
    if not value:
        raise Problem("option-needs-text")
    entry = Entry(
        kind=decision.kind,
        traject_id=decision.traject_id or 0,
        summary=decision.summary,
        group_id=decision.group_id,
        value=value,
        reason=reason,
        working_group_id=decision.working_group_id,
        corrects_id=decision.pk,
    )
    (made,) = record(actor, entry)
    audit(actor, "decision-corrected", "decision", made.pk, number=made.number, corrects=decision.number)
    return made
