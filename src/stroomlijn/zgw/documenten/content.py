"""The content of a document: a file, or parts that still have to come in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from django.db import transaction

from stroomlijn.zgw.models import BestandsDeel, EnkelvoudigInformatieObject, InformatieObject
from stroomlijn.zgw.models.documenten import KEPT
from stroomlijn.zgw.register.attributes import Column
from stroomlijn.zgw.register.refusals import invalid
from stroomlijn.zgw.strictness import strict
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.kinds import Faults, Group, Listed, Part, Schema, Text, Whole, Yes

from .seeing import is_not
from .storage import storage
from .storage.arriving import Arrived

if TYPE_CHECKING:
    from stroomlijn.zgw.register.attributes import Columns, Show
    from stroomlijn.zgw.register.here import Here
    from stroomlijn.zgw.register.resource import Resource

PART = 64 * 1024 * 1024
"""Bytes of a part, but for the last one."""
MOST_PARTS = 4096


@dataclass(frozen=True, slots=True)
class File:
    """A file in a body, which the reader of the body has put in the storage."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if isinstance(value, Arrived):
            return value
        faults.append(fault(name, "invalid"))
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "byte"}


@dataclass(frozen=True)
class Inhoud:
    """Given as a file in base64, shown as the address to download it from; `document` is the SQL of its id."""

    document: str
    root: Callable[[], str]
    name: str = "inhoud"
    part = Part("inhoud", File(), required=False, null=True, default=KEPT)

    @property
    def select(self) -> str:
        return f"case when t.file is not null then {self.document} || '/download?versie=' || t.versie end"

    @property
    def show(self) -> Show:
        root = self.root() + "/"
        return lambda value, base: None if value is None else base + root + value

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        return {"given": value}


@dataclass(frozen=True)
class Bestandsomvang(Column):
    """The size that a body says; without one it is that of the file."""

    def store(self, value: int | None, here: Here, faults: Faults) -> Columns:
        return {"given_size": value}


@dataclass(frozen=True)
class Bestandsdelen:
    """The parts that a file is sent in, as long as it is."""

    to: Callable[[], Resource]
    select: str = (
        "(select jsonb_agg(jsonb_build_object('url', b.id, 'volgnummer', b.volgnummer, 'omvang', b.omvang, "
        "'voltooid', b.file is not null, 'lock', '') order by b.volgnummer) "
        "from zgw_bestandsdeel b where b.informatieobject_id = t.id)::text"
    )
    name: str = "bestandsdelen"
    part = Part(
        "bestandsdelen",
        Listed(
            Group(
                (
                    Part("url", Text()),
                    Part("volgnummer", Whole()),
                    Part("omvang", Whole()),
                    Part("voltooid", Yes()),
                    Part("lock", Text(blank=True)),
                )
            )
        ),
        read_only=True,
    )

    @property
    def show(self) -> Show:
        root = self.to().root + "/"

        def shown(value: str | None, base: str) -> list[dict[str, Any]]:
            found = msgspec.json.decode(value) if value else []
            return [one | {"url": base + root + one["url"]} for one in found]

        return shown

    def store(self, value: Any, here: Here, faults: Faults) -> Columns:
        return {}


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
