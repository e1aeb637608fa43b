"""Keeping processes at hand."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.landscape.models import Favourite


@transaction.atomic
def set_favourite(actor: Actor, process_id: int, wanted: bool) -> None:
    """Puts the process at hand for who asks, or takes it away; asking twice changes nothing."""
    if wanted:
        _favourite, changed = Favourite.objects.get_or_create(account_id=actor.person, process_id=process_id)
        done = bool(changed)
    else:
        done = Favourite.objects.filter(account=actor.person, process=process_id).delete()[0] > 0
    if done:
        audit(actor, "favourite-set" if wanted else "favourite-dropped", "process", process_id)
