"""The number that a version gets when it is published."""

from __future__ import annotations

from stroomlijn.landscape.models import Process, Version


def next_number(process: Process, *, small: bool = False) -> str:
    """The next whole number ('2.0'), or for a small change the next within what was published last ('1.1')."""
    taken = set(process.versions.values_list("number", flat=True))
    published = process.versions.filter(published_at__isnull=False).exclude(state=Version.State.CONCEPT)
    major, minor = max((_parts(number) for number in published.values_list("number", flat=True)), default=(0, 0))
    major, minor = (major, minor + 1) if small and major else (major + 1, 0)
    while f"{major}.{minor}" in taken:
        major, minor = (major, minor + 1) if small else (major + 1, minor)
    return f"{major}.{minor}"


def _parts(number: str) -> tuple[int, int]:
    major, _, minor = number.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)
