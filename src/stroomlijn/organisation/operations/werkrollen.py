"""Making and changing werkrollen. Their keys are made here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, audit_many
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.organisation.models import Werkrol
from stroomlijn.organisation.queries.people import werkrol_key


@transaction.atomic
def make_werkrol(actor: Actor, name: str, *, description: str = "", other_names: Sequence[str] = ()) -> int:
    """A werkrol with the names under which it is known. Raises Problem when another has one of them."""
    keys = keys_of(name, other_names)
    refuse_known(keys)
    werkrol = Werkrol.objects.create(name=_line(name), keys=keys, description=storable(description).strip())
    audit(actor, "werkrol-made", "werkrol", werkrol.pk, name=werkrol.name)
    return werkrol.pk


@transaction.atomic
def make_werkrollen(actor: Actor, names: Iterable[str]) -> dict[str, int]:
    """Werkrollen for names that the register does not know, by key; call it with names of different keys only."""
    new = [Werkrol(name=_line(name), keys=keys_of(name)) for name in names]
    made = Werkrol.objects.bulk_create(new)
    audit_many(actor, "werkrol-made", "werkrol", {one.pk: {"name": one.name} for one in made})
    return {one.keys[0]: one.pk for one in made}


@transaction.atomic
def edit_werkrol(
    actor: Actor, werkrol_id: int, *, name: str, description: str, other_names: Sequence[str], seen: int | None = None
) -> None:
    """Under a new name it stays known by the one it had. Raises Problem when it changed since `seen`, or another has
    one of the names."""
    werkrol = Werkrol.objects.select_for_update().get(pk=werkrol_id)
    refuse_stale(werkrol, seen)
    renamed = werkrol_key(name) != werkrol.keys[0]
    keys = keys_of(name, [*other_names, werkrol.name] if renamed else other_names)
    refuse_known(keys, werkrol_id)
    before, werkrol.name, werkrol.keys = werkrol.name, _line(name), keys
    werkrol.description = storable(description).strip()
    werkrol.revision += 1
    werkrol.save()
    audit(actor, "werkrol-changed", "werkrol", werkrol_id, before=before, name=werkrol.name)


def keys_of(name: str, other_names: Iterable[str] = ()) -> list[str]:
    """The folded names of a werkrol, its own first, each once. Raises Problem for a name without a letter."""
    own = werkrol_key(name)
    if not own:
        raise Problem("werkrol-no-name")
    return list(dict.fromkeys([own, *filter(None, map(werkrol_key, other_names))]))


def refuse_known(keys: list[str], but: int = 0) -> None:
    """Raises Problem "werkrol-known" when another werkrol has one of these."""
    other = Werkrol.objects.filter(keys__overlap=keys).exclude(pk=but).first()
    if other:
        raise Problem("werkrol-known", name=other.name)


def _line(name: str) -> str:
    return one_line(name)[:200]
