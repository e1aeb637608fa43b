"""The place where a model of meaning is plugged in. Everything works without one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from typing import Protocol

FROM, SHARE = 0.5, 0.5
"""Cosine from which two labels may mean the same, and how much of what the words leave open it may fill."""

Vector = Sequence[float]


class Embedding(Protocol):
    """Anything that tells what texts mean."""

    def encode(self, texts: Sequence[str]) -> Sequence[Vector]:
        """A vector of length one for each text; equal texts give equal vectors."""


def filled(words: float, one: Vector, other: Vector) -> float:
    """What words say of two labels, and of the rest what the vectors say."""
    cosine: float = sum(map(mul, one, other))
    return words + (1 - words) * SHARE * min(1.0, max(0.0, (cosine - FROM) / (1 - FROM)))
