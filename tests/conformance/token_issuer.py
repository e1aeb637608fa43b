"""Makes a token for whom a suite asks, as the token issuer of the standard's test environment does: it registers the
client with its secret, and an application with the rights that are named."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import jwt
from django.db import connection, transaction

from stroomlijn.zgw.models import Applicatie, Client
from stroomlijn.zgw.rights.applications import forget_rights

SECRET = "een geheim dat alleen deze proef kent, lang genoeg"


def issue(asked: Mapping[str, Any]) -> dict[str, str]:
    try:
        _register(asked)
    finally:
        connection.close()
    client_id = asked["clientIds"][0]
    claims = {
        "iss": client_id,
        "iat": int(time.time()),
        "client_id": client_id,
        "user_id": "",
        "user_representation": "",
    }
    return {"authorization": f"Bearer {jwt.encode(claims, SECRET, 'HS256')}"}


@transaction.atomic
def _register(asked: Mapping[str, Any]) -> None:
    for client_id in asked["clientIds"]:
        Client.objects.update_or_create(client_id=client_id, defaults={"secret": SECRET})
    Applicatie.objects.filter(client_ids__overlap=asked["clientIds"]).delete()
    Applicatie.objects.create(
        client_ids=asked["clientIds"],
        label=asked["label"],
        heeft_alle_autorisaties=asked["heeftAlleAutorisaties"],
        autorisaties=asked["autorisaties"],
    )
    forget_rights()
