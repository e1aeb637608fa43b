"""Werkrollen that go: taken out of the register, or become another. Both can be undone."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.undoing import keep_for_undo, take_up_undo
from stroomlijn.organisation.models import Werkrol

from .werkrollen import refuse_known

DROPPED, MERGED = "werkrol-dropped", "werkrol-merged"


@transaction.atomic
def merge_werkrollen(actor: Actor, kept_id: int, merged_id: int) -> int:
    """The second becomes the first: its people and its names go over. Returns what undoes it.

    Raises Problem "werkrol-itself".
    """
    if kept_id == merged_id:
        raise Problem("werkrol-itself")
    both = Werkrol.objects.select_for_update().in_bulk([kept_id, merged_id])
    kept, merged = both[kept_id], both[merged_id]
    people = list(merged.people.order_by("pk").values_list("pk", flat=True))
    had = set(kept.people.values_list("pk", flat=True))
    gaining = [person for person in people if person not in had]
    before = {"merged": {"id": merged_id, **_row(merged)}, "kept": _row(kept), "people": people, "gained": gaining}
    kept.people.add(*gaining)
    kept.keys = [*kept.keys, *(key for key in merged.keys if key not in kept.keys)]
    kept.description = "\n\n".join(filter(None, (kept.description, merged.description)))
    kept.revision += 1
    merged.delete()
    kept.save()
    audit(actor, "werkrol-merged", "werkrol", kept_id, name=merged.name, people=len(gaining))
    return keep_for_undo(actor, MERGED, kept_id, **before, revision=kept.revision)


@transaction.atomic
def undo_merge_werkrollen(actor: Actor, undo_id: int) -> Werkrol:
    """They are two again, each with the names and people it had; returns the one that was merged away.

    Raises Problem "werkrol-changed-since" when the werkrol or who has it changed since, and "undone-already".
    """
    act = take_up_undo(undo_id)
    before = act.before
    kept = Werkrol.objects.select_for_update().filter(pk=act.object_id, revision=before["revision"]).first()
    if kept is None or set(before["people"]) - set(kept.people.values_list("pk", flat=True)):
        raise Problem("werkrol-changed-since")
    for name in _KEPT:
        setattr(kept, name, before["kept"][name])
    kept.revision = before["revision"] + 1
    kept.save()
    kept.people.remove(*before["gained"])
    back = _make(before["merged"])
    back.people.add(*before["people"])
    audit(actor, "werkrollen-parted", "werkrol", kept.pk, name=back.name, people=len(before["people"]))
    return back


@transaction.atomic
def drop_werkrol(actor: Actor, werkrol_id: int) -> int:
    """Takes a werkrol out of the register; returns what undoes it.

    Raises Problem "werkrol-has-people" while somebody has it.
    """
    werkrol = Werkrol.objects.select_for_update().get(pk=werkrol_id)
    if number := werkrol.people.count():
        raise Problem("werkrol-has-people", number=number)
    before = {"id": werkrol_id, **_row(werkrol)}
    werkrol.delete()
    audit(actor, "werkrol-dropped", "werkrol", werkrol_id, name=werkrol.name)
    return keep_for_undo(actor, DROPPED, werkrol_id, **before)


@transaction.atomic
def undo_drop_werkrol(actor: Actor, undo_id: int) -> Werkrol:
    """The werkrol stands in the register again.

    Raises Problem "werkrol-known" when another has one of its names now, and "undone-already".
    """
    back = _make(take_up_undo(undo_id).before)
    audit(actor, "werkrol-restored", "werkrol", back.pk, name=back.name)
    return back


_KEPT = ("name", "keys", "description", "revision")


def _row(werkrol: Werkrol) -> dict[str, Any]:
    return {name: getattr(werkrol, name) for name in _KEPT}


def _make(row: dict[str, Any]) -> Werkrol:
    refuse_known(row["keys"])
    back = Werkrol(pk=row["id"], **{name: row[name] for name in _KEPT})
    back.revision += 1
    back.save(force_insert=True)
    return back
