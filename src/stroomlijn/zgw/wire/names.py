"""From our names to those of the standard and back: `datum_status_gezet`, `datumStatusGezet`."""

from __future__ import annotations

import re

_HUMP = re.compile(r"(?<=[a-z])_([a-z])")
_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")


def camel(name: str) -> str:
    """`einddatum_gepland` as `einddatumGepland`. A line before a digit stays, as in the standard's own names."""
    return _HUMP.sub(lambda found: found[1].upper(), name)


def snake(name: str) -> str:
    return _CAPITAL.sub(lambda found: "_" + found[1].lower(), name)
