"""Every write of organisations and trajecten."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import storable
from stroomlijn.organisation import events
from stroomlijn.organisation.models import Organisation, Traject


@transaction.atomic
def make_traject(actor: Actor, *, name: str, purpose: str = "", starts_on: datetime.date | None = None) -> Traject:
    """A new traject. Raises Problem when there is one of that name."""
    name = storable(name).strip()
    if Traject.objects.filter(name__iexact=name).exists():
        raise Problem("traject-exists", name=name)
    traject = Traject.objects.create(name=name, purpose=storable(purpose), starts_on=starts_on)
    audit(actor, "traject-made", "traject", traject.pk, name=name)
    tell(actor, events.TRAJECT_BEGAN, "traject", traject.pk)
    return traject


@transaction.atomic
def daily_work(actor: Actor) -> int:
    """The id of the traject of processes that belong to no merger or reform; made by its first process."""
    name = _("Dagelijks werk")
    known = Traject.objects.filter(name=name).values_list("pk", flat=True).first()
    return known or make_traject(actor, name=name).pk


@transaction.atomic
def organisation_named(actor: Actor, name: str) -> int:
    """The id of the organisation of this name; made when there is none."""
    name = storable(name).strip()[:120]
    known = Organisation.objects.filter(name__iexact=name).first()
    if known:
        return known.pk
    made = Organisation.objects.create(name=name)
    audit(actor, "organisation-made", "organisation", made.pk, name=name)
    return made.pk
