"""The content of a document: a file, or parts that still have to come in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from stroomlijn.zgw.models import BestandsDeel, EnkelvoudigInformatieObject, InformatieObject
from stroomlijn.zgw.models.documenten import KEPT
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.strictness import strict

from .seeing import is_not
from .storage import storage
from .storage.arriving import Arrived

if TYPE_CHECKING:
    from stroomlijn.zgw.register.here import Here

PART = 64 * 1024 * 1024
"""Bytes of a part, but for the last one."""
MOST_PARTS = 4096


def file_facts(row: InformatieObject) -> dict[str, Any]:
    """What was seen of the file itself, for the trail."""
    if not row.file:
        return {}
    return {"bestand": {"sha256": row.sha256, "gezienAls": row.seen_as, "virusscan": row.scanned}}


def take_content(row: InformatieObject, before: InformatieObject | None, here: Here) -> None:
    """What the body says of the content, on the row. Raises `Invalid` when sizes contradict each other."""
    if isinstance(row.given, Arrived):
        _take_file(row, row.given)
    elif not (row.given is KEPT and before and row.given_size in {None, before.bestandsomvang}):
        _wait_for_parts(row)
    warn_of_format(row, here)


def _take_file(row: InformatieObject, file: Arrived) -> None:
    if row.given_size not in {None, file.size}:
        raise invalid("bestandsomvang", "file-size", f"De inhoud is {file.size} bytes groot.")
    put_file(row, file)


def put_file(row: InformatieObject, file: Arrived) -> None:
    row.bestandsomvang, row.file, row.sha256 = file.size, file.name, file.sha256
    row.seen_as, row.scanned = file.seen_as, file.scanned


def _wait_for_parts(row: InformatieObject) -> None:
    """No content, or one of a size that comes in parts; who sends them holds the lock."""
    row.file, row.sha256, row.seen_as, row.scanned = None, "", "", ""
    row.bestandsomvang = row.given_size
    if not row.given_size:
        return
    if row.given_size > PART * MOST_PARTS:
        raise invalid("bestandsomvang", "max_value", f"Een bestand is hoogstens {PART * MOST_PARTS} bytes groot.")
    row.lock = row.lock or new_lock()


def warn_of_format(row: InformatieObject, here: Here) -> None:
    """Tells the caller when the content is not what `formaat` says; raises `Invalid` where that is refused."""
    if not is_not(row.formaat, row.seen_as):
        return
    reason = f"De inhoud is geen {row.formaat} maar {row.seen_as}."
    if strict("formaat"):
        raise invalid("formaat", "invalid", reason)
    here.warnings.append(reason)


def make_parts(row: InformatieObject) -> None:
    """The parts that a document without its content waits for; what came in for an earlier size is dropped."""
    if row.given is KEPT and row.bestandsdelen.exists() and not row.file:
        return
    drop_parts(row)
    left = 0 if row.file else row.bestandsomvang or 0
    sizes = [PART] * (left // PART) + ([left % PART] if left % PART else [])
    BestandsDeel.objects.bulk_create(
        BestandsDeel(informatieobject=row, volgnummer=number, omvang=size) for number, size in enumerate(sizes, 1)
    )


def drop_parts(row: InformatieObject) -> None:
    remove_later(row.bestandsdelen.values_list("file", flat=True))
    row.bestandsdelen.all().delete()


def remove_content(row: InformatieObject) -> None:
    """All files of a document, of every version, once it is gone for good."""
    versions = EnkelvoudigInformatieObject.objects.filter(informatieobject=row)
    remove_later([row.file, *versions.values_list("file", flat=True)])
    drop_parts(row)


def remove_later(names: Iterable[UUID | None]) -> None:
    """When the transaction is done; what goes wrong then is swept up later."""
    for name in set(names) - {None}:
        transaction.on_commit(lambda name=name: storage().remove(name), robust=True)  # type: ignore[misc]


def new_lock() -> str:
    return secrets.token_hex(16)
