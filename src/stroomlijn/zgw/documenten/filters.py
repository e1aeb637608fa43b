"""Filters that only documents have."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.zgw.models.words import DOCUMENTOBJECT
from stroomlijn.zgw.register.filters import Condition
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.wire.kinds import Choice, Faults, Schema

from .guards import readable_relation
from .relations import about

KIND = Choice(DOCUMENTOBJECT)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Some words with commas between them, all of which a document has, in an SQL condition with one `%s`."""

    sql: str

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        return self.sql, [[word.strip() for word in value.split(",")]]

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class AboutKind:
    """What kind of thing a document belongs to."""

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = KIND.read(value, name, faults)
        shown, more = readable_relation(here.rights, "o")
        of = "o.informatieobject_id = t.id and o.object_type = %s"
        return f"exists (select from zgw_objectinformatieobject o where {of} and {shown})", [found or "", *more]

    def schema(self) -> Schema:
        return KIND.schema()


@dataclass(frozen=True, slots=True)
class AboutObject:
    """The address of a zaak, besluit or anything else that a document belongs to; `document` is the SQL of its id."""

    document: str
    and_also: str = "true"

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        sql, values = about(value, here)
        shown, more = readable_relation(here.rights, "o")
        of = f"o.informatieobject_id = {self.document} and {self.and_also}"
        return f"exists (select from zgw_objectinformatieobject o where {of} and ({sql}) and {shown})", [*values, *more]

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri"}
