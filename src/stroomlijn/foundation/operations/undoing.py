"""Keeping what it takes to undo an act, and taking it up again, once. What it means its context knows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Undoable


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
