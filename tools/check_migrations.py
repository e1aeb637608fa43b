"""Do the migrations say what the models say? Needs no database.

python tools/check_migrations.py
"""

from __future__ import annotations

import os
import sys
import tempfile
import warnings


def main() -> int:
    """Exit code 1, with what is missing, when a model changed without its migration."""
    with tempfile.TemporaryDirectory() as nowhere:
        os.environ["STROOMLIJN_DATA_DIR"] = nowhere
        os.environ["DATABASE_URL"] = f"postgresql:///none?host={nowhere}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "stroomlijn.web.settings"
        import django
        from django.core.management import call_command

        django.setup()
        # The history in the database is compared as well when there is one; that there is none is meant here.
        warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
        try:
            call_command("makemigrations", check_changes=True, dry_run=True, interactive=False, verbosity=1)
        except SystemExit as found:
            return int(found.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
