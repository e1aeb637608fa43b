"""Whether a text is a citizen service number (BSN)."""

from __future__ import annotations

from stroomlijn.engines.wording.eleven import passes_eleven_test


def is_bsn(text: str) -> bool:
    """Nine digits that pass the eleven-test."""
    return len(text) == 9 and text.isascii() and text.isdigit() and passes_eleven_test(text)
