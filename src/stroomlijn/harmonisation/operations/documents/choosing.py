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
from stroomlijn.organisation.queries.people import accounts_acting_for

Outcome = DocumentChoice.Outcome
CHOSEN = ("outcome", "stays_id", "owner_id", "due_on", "done_on", "reason", "chosen_on", "chosen_by_id")


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
    """Records what becomes of the documents in a row; the draft of the group names what stays.

    Who rewrites one hears it. Raises Problem when something is missing ("document-choice", "document-rewrite-who",
    "document-drop-reason"), the group is published, or somebody else chose meanwhile.
    """
    row = _locked(row_id, seen)
    _refuse_incomplete(row, chosen)
    row.before = _as_json(row)
    keeps = chosen.outcome != Outcome.DROPPED
    rewrites = chosen.outcome == Outcome.REWRITE
    row.outcome, row.stays_id = Outcome(chosen.outcome), chosen.stays if keeps else None
    row.owner_id, row.due_on = (chosen.owner, chosen.due_on) if rewrites else (None, None)
    row.done_on, row.reason = None, one_line(chosen.reason)[:500]
    row.chosen_on, row.chosen_by_id = clock.today(), actor.person
    _keep(actor, row, "document-chosen")
    if row.owner_id is not None:
        receivers = set(accounts_acting_for(row.owner_id)) - {actor.person}
        url = f"/groepen/GROEP-{row.group_id}/documenten/{row.pk}/herschrijven"
        send_message(actor, receivers, _title(row), key=_key(row), url=url)
    return row


@transaction.atomic
def keep_single(actor: Actor, group_id: int) -> list[DocumentChoice]:
    """Keeps every document that lies alone in its row and has nothing chosen yet: there is nothing to choose from."""
    rows = DocumentChoice.objects.filter(group=group_id, outcome=Outcome.OPEN).annotate(number=Count("documents"))
    alone = list(rows.filter(number=1).order_by("pk").prefetch_related("documents"))
    return [choose(actor, row.pk, Chosen(Outcome.STAYS, row.documents.all()[0].pk)) for row in alone]


@transaction.atomic
def undo(actor: Actor, row_id: int) -> DocumentChoice:
    """Takes the last choice back: what was chosen before it stands again, or nothing."""
    row = _locked(row_id, None)
    if row.before is None:
        raise Problem("document-nothing-to-undo")
    take_back_message(actor, _key(row))
    for name, value in row.before.items():
        setattr(row, name, datetime.date.fromisoformat(value) if value and name.endswith("_on") else value)
    row.before = None
    _keep(actor, row, "document-choice-undone")
    return row


def finish_rewriting(document_id: int) -> None:
    """A new file of a document came in: what was to be rewritten of it is done. Call it in the same transaction."""
    waiting = DocumentChoice.objects.select_for_update().filter(
        stays=document_id, outcome=Outcome.REWRITE, done_on=None
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
    if group.state == Group.State.PUBLISHED:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    row = DocumentChoice.objects.select_for_update().get(pk=row_id)
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


def _keep(actor: Actor, row: DocumentChoice, action: str) -> None:
    row.revision += 1
    row.save()
    audit(actor, action, "group", row.group_id, name=row.name, outcome=row.outcome, document=row.stays_id)
    tell(actor, events.DOCUMENT_CHOSEN, "group", row.group_id, row=row.pk, outcome=row.outcome)
    if Draft.objects.filter(group=row.group_id).exists():
        ask_anew(row.group_id)


def _as_json(row: DocumentChoice) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in CHOSEN}
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in values.items()}


def _title(row: DocumentChoice) -> str:
    day = date_format(row.due_on, "j F") if row.due_on else ""
    return _("Je herschrijft ‘%(name)s’, klaar op %(day)s") % {"name": row.name[:120], "day": day}


def _key(row: DocumentChoice) -> str:
    return f"document-rewrite-{row.pk}-{row.owner_id}-{row.due_on}"
