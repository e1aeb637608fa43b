"""Ids made of what a thing is about: the same sources give the same ids, on any machine and in any order."""

from __future__ import annotations

import hashlib


def digest(*parts: object, length: int = 10) -> str:
    """Hexadecimal digest of the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:length]
