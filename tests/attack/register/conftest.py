"""A caller that may everything, the number of rows in the register, and a network that nobody may use."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.contexts.zgw.conftest import Caller, call, catalogus

__all__ = ["call", "catalogus"]


def rows() -> dict[str, int]:
    """How many there are in each table of the register."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("zgw").get_models():
            cursor.execute(f'select count(*) from "{model._meta.db_table}"')
            found[model.__name__] = cursor.fetchone()[0]
    return found


@contextmanager
def nothing_stored() -> Iterator[None]:
    before = rows()
    yield
    assert rows() == before


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Whom the product tried to reach; nobody is reached, and no name is known."""
    found: list[Any] = []
    look_up = socket.getaddrinfo

    def refuse(*words: Any, **_named: Any) -> Any:
        found.append(words[:2])
        raise OSError("no network here")

    def numbers_alone(*words: Any, **named: Any) -> Any:
        return look_up(*words, **named, flags=socket.AI_NUMERICHOST)

    monkeypatch.setattr(socket, "getaddrinfo", numbers_alone)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return found


@pytest.fixture(autouse=True)
def quiet(call: Caller, caplog: pytest.LogCaptureFixture) -> None:
    """A warning that is kept for the report holds its request; a failure is an answer, and no exception here."""
    caplog.set_level("CRITICAL", "django")
    call.client.raise_request_exception = False
