"""Themes of a working group: discussed, and settled with an agreement that is a numbered decision."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Decision, Group, Theme

from .registering import Entry, record, withdraw_decision
from .working_groups import open_working_group


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be settled, what was said of it so far, who leads it, and the group of processes it is about."""

    question: str
    notes: str = ""
    leader_id: int | None = None
    group_id: int | None = None


@transaction.atomic
def add_theme(actor: Actor, working_group_id: int, asked: Question) -> Theme:
    working_group = open_working_group(working_group_id)
    theme = Theme(working_group=working_group)
    _fill(theme, asked)
    theme.save()
    audit(actor, "theme-added", "theme", theme.pk, name=theme.question)
    return theme


@transaction.atomic
def change_theme(actor: Actor, theme_id: int, asked: Question, seen: int | None = None) -> None:
    """Raises Problem when it changed since `seen`, or is settled: it is reopened first."""
    theme = _unsettled(theme_id)
    refuse_stale(theme, seen)
    _fill(theme, asked)
    theme.revision += 1
    theme.save()
    audit(actor, "theme-changed", "theme", theme.pk, name=theme.question)


@transaction.atomic
def settle_theme(actor: Actor, theme_id: int, agreement: str, reason: str = "", seen: int | None = None) -> Decision:
    """Closes a theme with what was agreed: a decision of the register, with who was present when it was taken.

    Raises Problem when nothing was agreed, it changed since `seen`, or it is settled already.
    """
    theme = _unsettled(theme_id)
    refuse_stale(theme, seen)
    agreement = storable(agreement).strip()
    if not agreement:
        raise Problem("theme-without-agreement")
    (decision,) = record(
        actor,
        Entry(
            kind=Decision.Kind.THEME,
            traject_id=theme.working_group.traject_id,
            summary=theme.question,
            group_id=theme.group_id,
            theme_id=theme.pk,
            value=agreement,
            reason="\n\n".join(part for part in (agreement, storable(reason).strip()) if part),
            working_group_id=theme.working_group_id,
        ),
    )
    theme.agreement, theme.settled_on = agreement, clock.today()
    theme.revision += 1
    theme.save(update_fields=["agreement", "settled_on", "revision"])
    audit(actor, "theme-settled", "theme", theme.pk, number=decision.number)
    tell(actor, events.THEME_SETTLED, "theme", theme.pk, number=decision.number)
    return decision


@transaction.atomic
def reopen_theme(actor: Actor, theme_id: int) -> None:
    """Takes the agreement back and discusses it again. The decision stays in the register, withdrawn."""
    theme = Theme.objects.select_for_update(of=("self",)).select_related("working_group").get(pk=theme_id)
    open_working_group(theme.working_group_id)
    if theme.settled_on is None:
        return
    for decision in theme.decisions.filter(withdrawn_at=None, kind=Decision.Kind.THEME):
        withdraw_decision(actor, decision.pk)
        audit(actor, "theme-reopened", "theme", theme.pk, number=decision.number)
    theme.settled_on = None
    theme.revision += 1
    theme.save(update_fields=["settled_on", "revision"])


def _unsettled(theme_id: int) -> Theme:
    theme = Theme.objects.select_for_update(of=("self",)).select_related("working_group").get(pk=theme_id)
    open_working_group(theme.working_group_id)
    if theme.settled_on is not None:
        raise Problem("theme-settled")
    return theme


def _fill(theme: Theme, asked: Question) -> None:
    question = one_line(asked.question)[:300]
    if not question:
        raise Problem("theme-without-question")
    within = Group.objects.filter(pk=asked.group_id or 0, traject=theme.working_group.traject_id)
    theme.question, theme.notes = question, storable(asked.notes).strip()
    theme.leader_id = asked.leader_id
    theme.group = within.first()
