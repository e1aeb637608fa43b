"""Whether an administrator is led through the beginning."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account

from .recording import audit


@transaction.atomic
def guide(actor: Actor, *, on: bool) -> None:
    """Shows the first steps on 'Vandaag' of the actor, or puts them away."""
    Account.objects.filter(pk=actor.person).update(guided=on)
    audit(actor, "first-steps-shown" if on else "first-steps-put-away", "account", actor.person)
