"""Every write of organisations."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line
from stroomlijn.organisation import events
from stroomlijn.organisation.models import Organisation


@transaction.atomic
def make_organisation(actor: Actor, name: str, kind: str) -> int:
    """A new organisation. Raises Problem "organisation-exists" when there is one of that name."""
    name = one_line(name)
    _refuse_taken(name)
    made = Organisation.objects.create(name=name, kind=kind)
    audit(actor, "organisation-made", "organisation", made.pk, name=name)
    return made.pk


@transaction.atomic
def edit_organisation(actor: Actor, organisation_id: int, *, name: str, kind: str, seen: int | None = None) -> None:
    """Raises Problem when it changed since `seen`, or the name is taken."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
    refuse_stale(organisation, seen)
    before, name = organisation.name, one_line(name)
    _refuse_taken(name, organisation_id)
    organisation.name, organisation.kind = name, kind
    organisation.revision += 1
    organisation.save()
    audit(actor, "organisation-changed", "organisation", organisation_id, before=before, name=name)
    if name != before:
        tell(actor, events.ORGANISATION_RENAMED, "organisation", organisation_id)


def _refuse_taken(name: str, but: int = 0) -> None:
    if Organisation.objects.filter(name__iexact=name).exclude(pk=but).exists():
        raise Problem("organisation-exists", name=name)
