"""What becomes of the documents in a row: one stays, one is rewritten, or they are not needed any more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.messages import send_message, take_back_message
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import DocumentChoice, Draft, Group
from stroomlijn.harmonisation.operations.drafting import ask_anew
from stroomlijn.harmonisation.operations.registering import withdraw_decision
from stroomlijn.harmonisation.operations.telling import told_live
from stroomlijn.organisation.queries.people import accounts_acting_for

from .deciding import decide_row

Outcome = DocumentChoice.Outcome


@dataclass(frozen=True, slots=True)
class Chosen:
    """What people chose: of STAYS and REWRITE which document, of REWRITE also by whom and when, of DROPPED why."""

    outcome: str
    stays: int | None = None
    owner: int | None = None
    due_on: datetime.date | None = None
    reason: str = ""


@transaction.atomic
def choose(actor: Actor, row_id: int, chosen: Chosen, *, seen: int | None = None) -> DocumentChoice:
    """Decides what becomes of the documents in a row, in the register; the draft of the group names what stays.

    A decision that said otherwise, of this row or of a step, is corrected by it. Who rewrites one hears it. Raises
    Problem when something is missing ("document-choice", "document-rewrite-who", "document-drop-reason"), the group is
    not in work, somebody else chose meanwhile, or what it settles lies before the steering group.
    """
    row = _locked(row_id, seen)
    _refuse_incomplete(row, chosen)
    if row.owner_id is not None:
        take_back_message(actor, _key(row))
    option = chosen.outcome if chosen.outcome == Outcome.DROPPED else f"{chosen.outcome}:{chosen.stays}"
    reason = one_line(chosen.reason)[:500]
    if row.decision is None or (row.decision.option, row.decision.reason) != (option, reason):
        decide_row(actor, row.group, row, option, reason)
    row.owner_id, row.due_on = (chosen.owner, chosen.due_on) if row.outcome == Outcome.REWRITE else (None, None)
    row.done_on = None
    _keep(actor, row, "document-chosen", decided=told_live([row.decision]) if row.decision else [])
    if row.owner_id is not None:
        receivers = set(accounts_acting_for(row.owner_id)) - {actor.person}
        url = f"/groepen/GROEP-{row.group_id}/documenten/{row.pk}/herschrijven"
        send_message(actor, receivers, _title(row), key=_key(row), url=url)
    return row


@transaction.atomic
def keep_single(actor: Actor, group_id: int) -> list[DocumentChoice]:
    """Keeps every document that lies alone in its row and has nothing chosen yet: there is nothing to choose from."""
    rows = DocumentChoice.objects.filter(group=group_id, decision=None).annotate(number=Count("documents"))
    alone = list(rows.filter(number=1).order_by("pk").prefetch_related("documents"))
    return [choose(actor, row.pk, Chosen(Outcome.STAYS, row.documents.all()[0].pk)) for row in alone]


@transaction.atomic
def undo(actor: Actor, row_id: int) -> DocumentChoice:
    """Withdraws the decision on a row: it is to be chosen again.

    Raises Problem "document-nothing-to-undo", and "decision-used" while the group is adopted.
    """
    row = _locked(row_id, None)
    if row.decision is None:
        raise Problem("document-nothing-to-undo")
    if row.group.state == Group.State.ADOPTED:
        raise Problem("decision-used")
    take_back_message(actor, _key(row))
    withdraw_decision(actor, row.decision.pk)
    row.decision = row.owner = row.due_on = row.done_on = None
    _keep(actor, row, "document-choice-undone")
    return row


def finish_rewriting(document_id: int) -> None:
    """A new file of a document came in: what was to be rewritten of it is done. Call it in the same transaction."""
    waiting = DocumentChoice.objects.select_for_update(of=("self",)).filter(
        decision__option=f"{Outcome.REWRITE.value}:{document_id}", done_on=None
    )
    for row in waiting.order_by("pk"):
        row.done_on = clock.today()
        row.revision += 1
        row.save()
        audit(PRODUCT, "document-rewritten", "group", row.group_id, document=document_id, row=row.pk)


def _locked(row_id: int, seen: int | None) -> DocumentChoice:
    """The row, and its group before it as everybody locks them."""
    group_id = DocumentChoice.objects.values_list("group", flat=True).get(pk=row_id)
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state in (Group.State.PROPOSED, Group.State.PUBLISHED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    rows = DocumentChoice.objects.select_related("decision__decided_by").select_for_update(of=("self",))
    row = rows.get(pk=row_id)
    row.group = group
    refuse_stale(row, seen)
    return row


def _refuse_incomplete(row: DocumentChoice, chosen: Chosen) -> None:
    if chosen.outcome not in (Outcome.STAYS, Outcome.REWRITE, Outcome.DROPPED):
        raise Problem("document-choice")
    if chosen.outcome == Outcome.DROPPED:
        if not one_line(chosen.reason):
            raise Problem("document-drop-reason")
        return
    if not row.documents.filter(pk=chosen.stays or 0).exists():
        raise Problem("document-choice")
    if chosen.outcome == Outcome.REWRITE and (chosen.owner is None or chosen.due_on is None):
        raise Problem("document-rewrite-who")


def _keep(actor: Actor, row: DocumentChoice, action: str, **told: Any) -> None:
    row.revision += 1
    row.save()
    audit(actor, action, "group", row.group_id, name=row.name, outcome=row.outcome, document=row.stays_id)
    tell(actor, events.DOCUMENT_CHOSEN, "group", row.group_id, row=row.pk, outcome=row.outcome)
    if Draft.objects.filter(group=row.group_id).exists():
        ask_anew(row.group_id, **told)


def _title(row: DocumentChoice) -> str:
    day = date_format(row.due_on, "j F") if row.due_on else ""
    return _("Je herschrijft ‘%(name)s’, klaar op %(day)s") % {"name": row.name[:120], "day": day}


def _key(row: DocumentChoice) -> str:
    return f"document-rewrite-{row.pk}-{row.owner_id}-{row.due_on}"
