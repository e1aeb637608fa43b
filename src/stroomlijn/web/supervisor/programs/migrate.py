"""Brings the tables to the shape of this release."""

from __future__ import annotations

import io
import time

import django
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from stroomlijn.engines.problems import Problem
from stroomlijn.web.supervisor.programs import run
from stroomlijn.web.supervisor.say import say

_QUIET_SECONDS = 2.0
_LOCK = 7_300


def migrate() -> None:
    """Raises Problem `database-newer` when the tables were made by a newer release."""
    django.setup()
    from django.db import connection

    with connection.cursor() as cursor:
        # Held until this process ends: of several machines that start on one database, one does the work.
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    _migrate(MigrationExecutor(connection))


def _migrate(executor: MigrationExecutor) -> None:
    _refuse_newer(executor.loader)
    if steps := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
        say("migrating", steps=steps)
        call_command("migrate", interactive=False, verbosity=1, stdout=_Progress(steps))


def _refuse_newer(loader: MigrationLoader) -> None:
    labels = {config.label for config in apps.get_app_configs()}
    unknown = {key for key in loader.applied_migrations if key[0] in labels} - set(loader.disk_migrations)
    if unknown:
        raise Problem("database-newer", step=".".join(min(unknown)))


class _Progress(io.StringIO):
    """Counts the steps that Django reports, and tells every two seconds."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._done = 0
        self._told = time.monotonic()

    def write(self, text: str) -> int:
        self._done += text.count("  Applying ")
        if time.monotonic() - self._told > _QUIET_SECONDS:
            self._told = time.monotonic()
            say("migrating-step", step=self._done, steps=self._steps)
        return len(text)


if __name__ == "__main__":
    run(migrate)
