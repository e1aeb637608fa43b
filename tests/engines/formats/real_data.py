"""Where the real models are; tests that need them are skipped, with the reason, where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("STROOMLIJN_DATA") or Path(__file__).parents[4] / "shared" / "data")


def needs(folder: str) -> pytest.MarkDecorator:
    """Skips a test when a folder of the real data is absent."""
    return pytest.mark.skipif(not (DATA / folder).exists(), reason=f"STROOMLIJN_DATA has no {folder}")
