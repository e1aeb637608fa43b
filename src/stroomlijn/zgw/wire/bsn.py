"""The eleven-test of a citizen service number (BSN) and of a RSIN."""

from __future__ import annotations


def is_bsn(text: str) -> bool:
    """Nine digits of which 9, 8, ... 2 and -1 times each add up to a multiple of eleven."""
    if len(text) != 9 or not text.isascii() or not text.isdigit():
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True)) % 11 == 0
