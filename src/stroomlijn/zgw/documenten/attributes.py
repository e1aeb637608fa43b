"""How the content of a document is given in a body and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from stroomlijn.zgw.models.documenten import KEPT
from stroomlijn.zgw.register.attributes import Column, Shown
from stroomlijn.zgw.wire.faults import fault
from stroomlijn.zgw.wire.kinds import WRONG, Faults, Group, Listed, Part, Schema, Text, Whole, Yes

from .storage.arriving import Arrived

if TYPE_CHECKING:
    from stroomlijn.zgw.register.attributes import Columns, Show
    from stroomlijn.zgw.register.here import Here
    from stroomlijn.zgw.register.resource import Resource


@dataclass(frozen=True, slots=True)
class File:
    """A file in a body, which the reader of the body has put in the storage."""

    def read(self, value: object, name: str, faults: Faults) -> Any:
        if isinstance(value, Arrived):
            return value
        faults.append(fault(name, "invalid"))
        return WRONG

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
class Bestandsdelen(Shown):
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
