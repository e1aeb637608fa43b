"""Keeping what it takes to undo an act, and taking it up again, once. What it means its context knows."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Undoable

KEPT = datetime.timedelta(days=30)
"""How long an act can be undone. The button for it stands in a message that goes with the session, hours later."""


def keep_for_undo(actor: Actor, what: str, object_id: int, **before: Any) -> int:
    """The id of what was kept. Call it inside the transaction of the act."""
    return Undoable.objects.create(what=what, object_id=object_id, before=before, made_by_id=actor.person).pk


def take_up_undo(undo_id: int) -> Undoable:
    """What was kept, locked, and from now on undone. Call it inside the transaction that puts it back.

    Raises Problem "undone-already".
    """
    kept = Undoable.objects.select_for_update().get(pk=undo_id)
    if kept.undone_at is not None:
        raise Problem("undone-already")
    kept.undone_at = timezone.now()
    kept.save(update_fields=["undone_at"])
    return kept


def forget_undone() -> int:
    """Forgets what was undone and what is too old for it, with the names that may stand in it; says how many."""
    gone = Undoable.objects.filter(Q(undone_at__isnull=False) | Q(made_at__lt=timezone.now() - KEPT))
    return gone.delete()[0]
