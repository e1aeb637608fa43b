"""Files that no row names: left by a call that was cut off, or by a removal that failed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.utils import timezone

from stroomlijn.zgw.models import BestandsDeel, EnkelvoudigInformatieObject, InformatieObject

from .places import arrivals, storage

AGE = timedelta(days=1)
"""Longer than any call lasts: between a file that is kept and the row that names it lie only the rules."""
AT_ONCE = 1000
NAMING = (InformatieObject, EnkelvoudigInformatieObject, BestandsDeel)


def sweep() -> int:
    """Removes files older than a day that no row names; how many."""
    before = timezone.now() - AGE
    return _sweep_kept(before) + _sweep_arriving(before)


def _sweep_kept(before: datetime) -> int:
    old = (name for name, kept in storage().kept() if kept < before)
    removed = 0
    while names := list(islice(old, AT_ONCE)):
        for name in _unnamed(names):
            storage().remove(name)
            removed += 1
    return removed


def _unnamed(names: Iterable[UUID]) -> set[UUID]:
    found = set(names)
    for model in NAMING:
        found -= set(model._default_manager.filter(file__in=found).values_list("file", flat=True))
    return found


def _sweep_arriving(before: datetime) -> int:
    removed = 0
    for file in arrivals().glob("*"):
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before:
                file.unlink()
                removed += 1
    return removed
