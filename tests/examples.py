"""How many examples of a property are tried: few at a commit, many in `make attack`."""

from __future__ import annotations

from hypothesis import settings

BRIEF, THOROUGH = 40, 400


def seeds(few: int) -> range:
    """Where each example takes long: this many at a commit, in the same measure more where more is looked for."""
    return range(few * settings.default.max_examples // BRIEF)
