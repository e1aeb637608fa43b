"""Setting the date on which a demo stands."""

from __future__ import annotations

import datetime

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Peildatum
from stroomlijn.foundation.operations.recording import audit


@transaction.atomic
def set_peildatum(actor: Actor, day: datetime.date, step: str = "") -> None:
    """From now on the work of this demo stands on that date, in every program that runs on its database."""
    Peildatum.objects.update_or_create(pk=1, defaults={"day": day, "step": step})
    audit(actor, "peildatum-set", "installation", 0, day=day.isoformat(), step=step)
