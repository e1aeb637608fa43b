"""The catalogue of sentences."""

from __future__ import annotations

import os
import subprocess
import sys


def test_the_command_line_can_speak_without_settings_or_database() -> None:
    without = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    program = "from stroomlijn.foundation.sentences import catalogue; print(len(catalogue()))"
    done = subprocess.run([sys.executable, "-c", program], env=without, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
