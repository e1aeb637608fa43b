"""The demo as far as it tells its story: played once for all tests, and put back for each that asks for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.stories.checks import PATIENCE
from tests.tables import empty_tables, keep_tables, put_tables_back

from stroomlijn.foundation.models import Account
from stroomlijn.web.demo.play import play
from stroomlijn.web.demo.visitors import VISITORS


@pytest.fixture(scope="session")
def played(website: str, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        play(lambda _said: None)
        wait_for_the_worker()
        keep_tables()
        empty_tables()


@pytest.fixture
def demo(played: None, transactional_db: None, settings: object) -> Iterator[dict[str, Account]]:
    """The story on its date; its people by name."""
    settings.DEMO = True
    put_tables_back()
    yield {visitor.name: Account.objects.get(email=visitor.email) for visitor in VISITORS}
    wait_for_the_worker()


def wait_for_the_worker() -> None:
    """Until no draft is being made: the worker must not write while the database is emptied."""
    until = time.monotonic() + 5 * PATIENCE
    busy = ProcrastinateJob.objects.filter(status__in=["todo", "doing"], scheduled_at=None)
    while busy.exists():
        assert time.monotonic() < until, "the worker is still at work"
        time.sleep(0.1)
