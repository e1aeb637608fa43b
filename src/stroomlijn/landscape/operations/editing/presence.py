"""Who has a concept open, and at which step. It says nothing that lasts, so it leaves no audit line."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Presence
from stroomlijn.landscape.queries.concepts import GONE_AFTER

from .locking import topic


@transaction.atomic
def be_present(actor: Actor, version_id: int, element: str) -> None:
    """A sign of life; who looks on hears of it when somebody came, or went to another step."""
    now, element = timezone.now(), storable(element)[:300]
    Presence.objects.filter(version=version_id, seen_at__lt=now - GONE_AFTER).delete()
    before = Presence.objects.filter(version=version_id, account=actor.person).values_list("element", flat=True).first()
    Presence.objects.update_or_create(
        version_id=version_id, account_id=actor.person, defaults={"element": element, "seen_at": now}
    )
    if before != element:
        live.publish(topic(version_id), present=True)


@transaction.atomic
def leave(actor: Actor, version_id: int) -> None:
    """Somebody closed the concept."""
    gone, _rows = Presence.objects.filter(version=version_id, account=actor.person).delete()
    if gone:
        live.publish(topic(version_id), present=True)
