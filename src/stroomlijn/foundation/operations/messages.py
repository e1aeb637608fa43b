"""Telling people something in the product."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Message

from .recording import audit


@transaction.atomic
def send_message(actor: Actor, accounts: Iterable[int], title: str, *, key: str, url: str = "") -> None:
    """One message to each account. `key` names what it is about: nobody is told the same thing twice."""
    receivers = sorted(set(accounts))
    Message.objects.bulk_create(
        [Message(account_id=account, title=title[:200], url=url, key=key) for account in receivers],
        ignore_conflicts=True,
    )
    audit(actor, "message-sent", "message", 0, key=key, number=len(receivers))


@transaction.atomic
def take_back_message(actor: Actor, key: str) -> None:
    """Takes a message away from everybody, as what it is about is not there any more."""
    number, _rows = Message.objects.filter(key=key).delete()
    audit(actor, "message-taken-back", "message", 0, key=key, number=number)


@transaction.atomic
def mark_read(actor: Actor) -> None:
    """Marks all messages of the actor as read."""
    Message.objects.filter(account=actor.account_id, read_at=None).update(read_at=timezone.now())


def open_message(account_id: int | None, key: str) -> None:
    """Who opens the page that a message is about has read the message."""
    Message.objects.filter(account=account_id, key=key, read_at=None).update(read_at=timezone.now())
