"""Subscriptions as an administrator sees them: taken away when their subscriber is gone for good."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.zgw.models import Abonnement
from stroomlijn.zgw.notificaties.resources import ABONNEMENTEN
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.writing import delete


@transaction.atomic
def remove_subscription(actor: Actor, here: Here, subscription_id: UUID) -> None:
    """With everything that still waits for it."""
    found = Abonnement.objects.get(pk=subscription_id)
    audit(actor, "subscription-removed", "subscription", 0, url=found.callback_url, client=found.client)
    delete(ABONNEMENTEN, subscription_id, here)
