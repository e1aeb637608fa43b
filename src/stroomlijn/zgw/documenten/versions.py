"""A document as it was in an earlier version, or at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from stroomlijn.zgw.models.documenten import Described
from stroomlijn.zgw.register.filters import Condition, Filter, Where, conditions
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.reading import Shown, joined, read_rows
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Moment, Whole

VERSION: Mapping[str, Filter] = {
    "versie": Where("t.versie = %s", Whole(1, 2**31 - 1)),
    "registratieOp": Where("t.begin_registratie <= %s", Moment()),
}


class EarlierVersions(Resource):
    """Its rows stand for the document that they are a version of."""

    def key(self, alias: str) -> str:
        return f"{alias}.informatieobject_id::text"


def read_version(resource: Resource, number: UUID, asked: Mapping[str, str], here: Here) -> Shown | None:
    """The version that was asked for (`versie`, `registratieOp`), the last one when none was; None where the caller may
    not read that one. Raises `Invalid`."""
    for version, where in _places(resource, number, asked, here):
        found = read_rows(version, where, here)
        if found:
            return found[0]
    return None


def version_at(resource: Resource, number: UUID, asked: Mapping[str, str], here: Here) -> Described | None:
    """The same as a row. Raises `Invalid`."""
    for version, conditions_of_it in _places(resource, number, asked, here):
        where, values = joined([*conditions_of_it, version.guard.condition(here.rights)])
        rows = version.model._default_manager.raw(f"select t.* from {version.table} t where {where}", values)
        for row in rows:
            assert isinstance(row, Described)
            return row
    return None


def _places(
    resource: Resource, number: UUID, asked: Mapping[str, str], here: Here
) -> Iterator[tuple[Resource, list[Condition]]]:
    """Where a version may stand: on the document itself, or among its earlier ones."""
    from .resources import EARLIER

    where = conditions(VERSION, {name: asked[name] for name in VERSION if name in asked}, here)
    yield resource, [("t.id = %s", [number]), *where]
    if where:
        of_it, values = joined([("t.informatieobject_id = %s", [number]), *where])
        last = f"select t.id from {EARLIER.table} t where {of_it} order by t.versie desc limit 1"
        yield EARLIER, [(f"t.id = ({last})", values)]
