"""From a change to the messages about it: one for each subscription that asks for it."""

from __future__ import annotations

from django.db import connection, transaction

from stroomlijn.zgw.models import Abonnement, Levering, Notificatie
from stroomlijn.zgw.register.hosts import without_host

from .matching import asks_for

AT_ONCE = 1000
SPREADING = 7_302
"""Whoever spreads is alone, so that messages about one resource stay in the order of its changes."""


def spread() -> int:
    """How many changes were turned into messages; 0 when there are none, or somebody else is at it."""
    total = 0
    while many := _spread_some():
        total += many
    return total


@transaction.atomic
def _spread_some() -> int:
    if not _alone():
        return 0
    changes = list(Notificatie.objects.order_by("id")[:AT_ONCE])
    if changes:
        subscriptions = list(Abonnement.objects.order_by("id"))
        Levering.objects.bulk_create(_message(one, to) for one in changes for to in subscriptions if _wants(to, one))
        Notificatie.objects.filter(pk__in=[one.pk for one in changes]).delete()
    return len(changes)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [SPREADING])
        return bool(cursor.fetchone()[0])


def _wants(subscription: Abonnement, change: Notificatie) -> bool:
    return asks_for(subscription.kanalen, change.message)


def _message(change: Notificatie, to: Abonnement) -> Levering:
    main = without_host(change.message["hoofdObject"])
    return Levering(abonnement=to, main=main, number=change.number, message=change.message, queued=change.queued)
