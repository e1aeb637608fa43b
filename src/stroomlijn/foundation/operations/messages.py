"""Telling people something in the product."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Message

from .recording import audit


@transaction.atomic
def send_message(actor: Actor, accounts: Iterable[int], title: str, url: str = "") -> int:
    """One message to each account; returns how many were sent."""
    messages = Message.objects.bulk_create(
        [Message(account_id=account, title=title[:200], url=url) for account in sorted(set(accounts))]
    )
    if messages:
        audit(actor, "message-sent", "message", messages[0].pk, number=len(messages))
    return len(messages)


@transaction.atomic
def mark_read(actor: Actor) -> None:
    """Marks all messages of the actor as read."""
    Message.objects.filter(account_id=actor.account_id, read_at=None).update(read_at=timezone.now())
