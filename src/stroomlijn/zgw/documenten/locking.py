"""Holding a document while it is changed, and letting it go: then parts that came in become its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.models import BestandsDeel, InformatieObject
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import Refused, breaks, forbidden
from stroomlijn.zgw.register.trail import record
from stroomlijn.zgw.register.writing import locked, seen

from .content import drop_parts, file_facts, new_lock, put_file, warn_of_format
from .guards import GEFORCEERD_UNLOCK, LEZEN, LOCK, may, needs
from .resources import INFORMATIEOBJECTEN
from .rules import is_lock
from .storage import storage
from .storage.arriving import Arrived, Arriving, arriving

Shown = Mapping[str, Any]


@transaction.atomic
def lock(number: UUID, here: Here) -> Shown | None:
    """drc-009: what the caller must know from now on to change the document. None where it is not there."""
    row = _held(number, here)
    if row is None:
        return None
    needs(here.rights, LOCK, row)
    if row.lock:
        raise breaks("existing-lock", "Dit document is al vergrendeld.")
    row.lock = new_lock()
    row.save(update_fields=["lock"])
    return {"lock": row.lock}


def unlock(number: UUID, given: str, here: Here) -> bool:
    """drc-009: lets a document go, with the lock or by force. Parts of a file become its content once they are all
    there; by force what came in is dropped. Whether the document was there."""
    parts = list(BestandsDeel.objects.filter(informatieobject=number).order_by("volgnummer"))
    whole = bool(parts) and all(part.file for part in parts)
    held = whole and InformatieObject.objects.filter(pk=number, lock=given).exclude(lock="").exists()
    with arriving() if held else nullcontext() as file:
        arrived = _joined(parts, file) if file else None
        return _let_go(number, given, parts, arrived, here)


def _joined(parts: Sequence[BestandsDeel], file: Arriving) -> Arrived:
    leave_database()
    for part in parts:
        assert part.file is not None
        for piece in storage().read(part.file, 0, part.omvang):
            file.write(piece)
    return file.keep()


@transaction.atomic
def _let_go(number: UUID, given: str, parts: Sequence[BestandsDeel], file: Arrived | None, here: Here) -> bool:
    row = _held(number, here)
    if row is None:
        return False
    forced = not given
    _may_let_go(row, given, here)
    before = seen(INFORMATIEOBJECTEN, row, here)
    waiting = row.bestandsdelen.exists()
    if waiting and not forced:
        _take(row, parts, file)
        warn_of_format(row, here)
    elif waiting:
        row.bestandsomvang = None
    row.lock = ""
    drop_parts(row)
    row.save()
    if waiting:
        record(INFORMATIEOBJECTEN, "update", before, seen(INFORMATIEOBJECTEN, row, here) | file_facts(row), here)
    return True


def _may_let_go(row: InformatieObject, given: str, here: Here) -> None:
    if given:
        needs(here.rights, LOCK, row)
        is_lock(given, row)
    elif not may(here.rights, GEFORCEERD_UNLOCK, row):
        if may(here.rights, LOCK, row):
            raise breaks("missing-lock-id", "Stuur de lock van het document mee.")
        raise forbidden()


def _take(row: InformatieObject, parts: Sequence[BestandsDeel], file: Arrived | None) -> None:
    if file is None:
        raise breaks("incomplete-upload", "Nog niet alle bestandsdelen zijn er.")
    if {part.file for part in parts} != set(row.bestandsdelen.values_list("file", flat=True)):
        raise Refused(409, "conflict", "Er kwam intussen een ander bestandsdeel binnen.")
    put_file(row, file)


def _held(number: UUID, here: Here) -> InformatieObject | None:
    """The document for this transaction alone, as far as the caller may see it; one that may only write sees none."""
    reading = next((rights for rights in reversed(here.rights.all_of()) if rights.has(LEZEN)), None)
    if reading is None:
        return InformatieObject.objects.select_for_update().filter(pk=number).first()
    found: Any = locked(INFORMATIEOBJECTEN, number, replace(here, rights=reading))
    return found  # type: ignore[no-any-return]
