"""What holds around every attack: it leaves no trace where it should not, and the rules of `stroomlijn check` stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from django.db import transaction
from django.test import Client

from stroomlijn.foundation.checks import all_checks
from stroomlijn.foundation.problems import sentence


def assert_all_rules_hold() -> None:
    broken = [f"{check.name}: {sentence(remark)}" for check in all_checks() for remark in check.broken()]
    assert not broken, "\n".join(broken)


@contextmanager
def without_a_trace(client: Client) -> Iterator[None]:
    """Whatever a request changes is undone after it, so that every request meets the same world."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies
