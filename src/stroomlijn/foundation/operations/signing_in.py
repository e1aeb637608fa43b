"""Signing in and out leaves an audit line, a failed attempt too: never with a password, with an address only as a
keyed hash."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, SignInAttempt
from stroomlijn.foundation.sign_in import forget_old_attempts

from .recording import audit

HASH_LENGTH = 16


def note_sign_in(account_id: int, origin: str, way: str) -> None:
    """`way` is how: "password", "link" or "demo"."""
    audit(Actor(account_id, origin), "signed-in", "account", account_id, way=way)


def note_sign_out(actor: Actor) -> None:
    audit(actor, "signed-out", "account", actor.person)


@transaction.atomic
def note_failure(email: str, origin: str) -> None:
    """Counts for the delay that follows many failures. Who reads the audit sees the account, or that there is none."""
    address = email.strip().lower()[:254]
    forget_old_attempts()
    SignInAttempt.objects.create(email=address, origin=origin)
    known = Account.objects.filter(email=address).values_list("pk", flat=True).first()
    hashed = salted_hmac("stroomlijn.sign-in", address, algorithm="sha256").hexdigest()[:HASH_LENGTH]
    audit(Actor(None, origin), "sign-in-failed", "account", known or 0, **({} if known else {"address": hashed}))
