"""Messages that were left to a person: looked at, and sent again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.zgw.models import Abonnement, Levering


@transaction.atomic
def resend(actor: Actor, message_id: int) -> int:
    """Puts a message that was given up in line again. How many it was: it may have been sent again already."""
    return _resend(actor, Levering.objects.filter(pk=message_id))


@transaction.atomic
def resend_all(actor: Actor, subscription_id: UUID) -> int:
    """Puts everything that was given up for a subscriber in line again."""
    return _resend(actor, Levering.objects.filter(abonnement=subscription_id))


def _resend(actor: Actor, wanted: QuerySet[Levering]) -> int:
    given_up = list(wanted.exclude(given_up=None).select_for_update().values_list("pk", "abonnement"))
    Levering.objects.filter(pk__in=[number for number, _ in given_up]).update(
        given_up=None, due=None, attempts=0, queued=timezone.now()
    )
    subscriptions = {to for _, to in given_up}
    Abonnement.objects.filter(pk__in=subscriptions).update(failures=0, rests_until=None)
    if given_up:
        names = sorted(map(str, subscriptions))
        audit(actor, "notifications-resent", "notification", given_up[0][0], messages=len(given_up), to=names)
    return len(given_up)
