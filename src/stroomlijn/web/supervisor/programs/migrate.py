"""Brings the tables to the shape of this release."""

from __future__ import annotations

import io
import time

import django

from stroomlijn.engines.problems import Problem
from stroomlijn.web.supervisor.programs import run
from stroomlijn.web.supervisor.say import say

_QUIET_SECONDS = 2.0


def migrate() -> None:
    """Raises Problem `database-newer` when the tables were made by a newer release."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    _refuse_newer(executor)
    if steps := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
        say("migrating", steps=steps)
        call_command("migrate", interactive=False, verbosity=1, stdout=_Progress(steps))


def _refuse_newer(executor: object) -> None:
    from django.apps import apps
    from django.db.migrations.executor import MigrationExecutor

    assert isinstance(executor, MigrationExecutor)
    loader = executor.loader
    labels = {config.label for config in apps.get_app_configs()}
    unknown = {key for key in loader.applied_migrations if key[0] in labels} - set(loader.disk_migrations)
    unknown -= {key for key, migration in loader.applied_migrations.items() if migration is None}
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
