"""Do the migrations say what the models say? Needs no database.

python tools/check_migrations.py
"""

from __future__ import annotations

import os
import sys
import tempfile


def main() -> int:
    """Prints what is missing; exit code 1 when a model changed without migration, or an app has two last ones."""
    with tempfile.TemporaryDirectory() as nowhere:
        os.environ |= {"STROOMLIJN_DATA_DIR": nowhere, "DJANGO_SETTINGS_MODULE": "stroomlijn.web.settings"}
        import django
        from django.utils import translation

        django.setup()
        # As makemigrations does: names of fields are compared as they were written.
        with translation.override(None):
            found = missing()
    for said in found:
        sys.stdout.write(said + "\n")
    return 1 if found else 0


def missing() -> list[str]:
    """One line for each change that has no migration, as `makemigrations` would name it."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.questioner import MigrationQuestioner
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None, ignore_no_migrations=True)
    if conflicts := loader.detect_conflicts():
        return [f"{app}: more than one last migration: {', '.join(sorted(names))}" for app, names in conflicts.items()]
    detector = MigrationAutodetector(
        loader.project_state(), ProjectState.from_apps(apps), MigrationQuestioner(dry_run=True)
    )
    return [
        f"{app}: {operation.describe()}"
        for app, migrations in detector.changes(graph=loader.graph).items()
        for migration in migrations
        for operation in migration.operations
    ]


if __name__ == "__main__":
    sys.exit(main())
