"""The eleven-test, which a citizen service number (BSN) and the number of an organisation (RSIN) pass."""

from __future__ import annotations

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits, 9, 8, ... 2 and -1 times each, add up to a multiple of eleven."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
