"""One embedded PostgreSQL for the whole test run, started when the first test asks for a database."""

from __future__ import annotations

import gc
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests import early
from tests.examples import BRIEF, THOROUGH
from tests.migrated import copy_migrated, nothing_collected

# A busy machine is no mistake. A commit is tried with the same examples each time; new ones are looked for by the
# thorough profile, in `make attack`.
settings.register_profile(
    "brief", max_examples=BRIEF, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("brief"), max_examples=THOROUGH, derandomize=False)
settings.load_profile("brief")


def pytest_collection_finish() -> None:
    """What was loaded stays: to look through it again and again for what may go takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure() -> None:
    shutil.rmtree(early.FOLDER, ignore_errors=True)


@pytest.fixture(scope="session")
def embedded_database(django_db_blocker: Any) -> Iterator[None]:
    """The server behind `DATABASE_URL`, unless whoever runs the tests named one."""
    if not early.OWN_SERVER:
        yield
        return
    early.FOLDER.chmod(0o711)
    with django_db_blocker.unblock():
        copy_migrated(early.FOLDER / "data", _make_database)
    with _serving(signal.SIGQUIT):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """A million rounds for each account that a test makes would take longer than the tests themselves."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    PBKDF2PasswordHasher.iterations = 1


@pytest.fixture(scope="session", autouse=True)
def quick_emptying() -> None:
    """Truncating each table and telling each app that it was migrated takes longer than most tests."""
    from django.test import TransactionTestCase
    from tests.tables import empty_tables

    TransactionTestCase._fixture_teardown = lambda _test: empty_tables()


@pytest.fixture(scope="session", autouse=True)
def quick_clients() -> None:
    """Each client of a test is a website of its own, which would look through all static files again."""
    from whitenoise.base import WhiteNoise

    looked_at: dict[tuple[str, str | None], dict[str, Any]] = {}
    look = WhiteNoise.add_files

    def add_files(self: WhiteNoise, root: str, prefix: str | None = None) -> None:
        place = (str(root), prefix)
        if place not in looked_at:
            already = dict(self.files)
            look(self, root, prefix)
            looked_at[place] = {url: file for url, file in self.files.items() if url not in already}
        self.files.update(looked_at[place])

    WhiteNoise.add_files = add_files


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A new folder with a short path that a lent server user can pass through; pytest's own are neither."""
    from tests.faults.running import short_folder

    place = short_folder()
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(embedded_database: None) -> None:
    """Makes pytest-django wait for the server before it creates its test database."""


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Our own server goes with its databases: no use to drop one first, and to wait for who still looks at it."""
    return early.OWN_SERVER


@contextmanager
def _serving(ends_by: signal.Signals) -> Iterator[None]:
    from stroomlijn.foundation.database import DataFolder, Server
    from stroomlijn.foundation.database.system_user import server_user

    folder, user = DataFolder(early.FOLDER / "data"), server_user()
    # A test run has nothing to lose in a crash of the machine.
    careless = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    with folder.claim(user):
        server = Server(folder, user, extra=careless, durable=False)
        server.start()
        yield
        server.stop(ends_by)


def _make_database() -> None:
    from django.db import connection

    name = connection.settings_dict["NAME"]
    with _serving(signal.SIGINT), nothing_collected():
        _let_the_tests()
        connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=True)
        connection.creation.destroy_test_db(name, verbosity=0, keepdb=True)


def _let_the_tests() -> None:
    """Make databases, and empty them without a look at references."""
    import psycopg

    from stroomlijn.foundation.database.address import ROLE, SUPERUSER, socket_address

    address = socket_address(early.FOLDER / "data" / "run", SUPERUSER, "postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {ROLE} CREATEDB")
        connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {ROLE}")
