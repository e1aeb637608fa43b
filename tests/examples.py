"""How much of a property is tried: little at a commit, much in `make attack`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

BRIEF, THOROUGH = 25, 400

Case = TypeVar("Case")


def seeds(few: int) -> range:
    """Where each example takes long: this many at a commit, in the same measure more where more is looked for."""
    return range(few * settings.default.max_examples // BRIEF)


def one_in(many: int, cases: Sequence[Case]) -> Sequence[Case]:
    """Of cases that are alike and take long one in so many at a commit, and each where more is looked for."""
    return cases[::many] if settings.default.max_examples == BRIEF else cases
