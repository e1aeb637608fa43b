"""The demo as far as it tells its story: played once for all tests, and put back for each that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from tests.stories.checks import PATIENCE
from tests.stories.waiting import wait_for_worker
from tests.tables import empty_tables, keep_tables, put_tables_back

from stroomlijn.foundation.models import Account
from stroomlijn.web.demo.play import play
from stroomlijn.web.demo.visitors import VISITORS

FEW = 0.01  # of the zaken: one of each zaaktype
_LONG = 5 * PATIENCE  # it makes the drafts and the entries of hundreds of processes


@pytest.fixture(scope="session")
def played(website: str, django_db_blocker: Any) -> list[str]:
    """What was said while it was played."""
    said: list[str] = []
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        play(said.append, FEW)
        wait_for_worker(_LONG)
        keep_tables()
        empty_tables()
    return said


@pytest.fixture
def demo(played: list[str], transactional_db: None, settings: object) -> Iterator[dict[str, Account]]:
    """The story on its date; its people by name."""
    settings.DEMO = True
    put_tables_back()
    yield {visitor.name: Account.objects.get(email=visitor.email) for visitor in VISITORS}
    wait_for_worker(_LONG)
