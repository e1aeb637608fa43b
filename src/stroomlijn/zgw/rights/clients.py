"""Clients of the register: a client id with a secret of its own, and the tokens that are signed with it."""

from __future__ import annotations

import secrets
import time

import jwt

from stroomlijn.engines.problems import Problem
from stroomlijn.zgw.models import Client

from .applications import forget_rights

LENGTH = 48
"""Bytes of chance in a secret."""


def new_secret(client_id: str) -> str:
    """The first secret of a client id, or one instead of that: what was signed with the old one opens nothing more."""
    secret = secrets.token_urlsafe(LENGTH)
    Client.objects.update_or_create(client_id=client_id, defaults={"secret": secret})
    forget_rights()
    return secret


def secret_of(client_id: str) -> str:
    """Raises Problem for a client id that nobody registered."""
    found = Client.objects.filter(pk=client_id).first()
    if found is None:
        known = Client.objects.order_by("pk").values_list("pk", flat=True)[:20]
        raise Problem("client-unknown", client_id, known=", ".join(known) or "geen")
    return found.secret


def token_of(client_id: str) -> str:
    """A token that is good for an hour. Raises Problem for a client id that nobody registered."""
    claims = {
        "iss": client_id,
        "iat": int(time.time()),
        "client_id": client_id,
        "user_id": "",
        "user_representation": "",
    }
    return jwt.encode(claims, secret_of(client_id), "HS256")
