"""What several resources of the catalogus have in common."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.register.attributes import AddressOf, Computed
from stroomlijn.zgw.register.filters import Filter, Given, Pointing, Where
from stroomlijn.zgw.register.guards import catalogue_guard
from stroomlijn.zgw.wire.kinds import Day, Text

GUARD = catalogue_guard()
IN_CATALOGUE = "select c.id from zgw_{0} c where c.catalogus_id = t.id order by c.id"
VALIDITY = ("begin_geldigheid", "einde_geldigheid", "begin_object", "einde_object")


def of_zaaktype(name: str) -> str:
    """A column of the zaaktype that `t` belongs to."""
    return f"(select z.{name} from zgw_zaaktype z where z.id = t.zaaktype_id)"


def status(concept: str) -> Filter:
    return Given({"alles": "true", "concept": concept, "definitief": f"not {concept}"}, otherwise="definitief")


def held(table: str, order: str = "c.id") -> str:
    """The rows of a table that belong to the zaaktype `t`."""
    return f"select c.id from {table} c where c.zaaktype_id = t.id order by {order}"


def naming(table: str, column: str, called: str) -> str:
    """The types of the same catalogue of which `column` holds the name of `t`."""
    where = f"v.catalogus_id = t.catalogus_id and v.{column} @> array[t.{called}]"
    return f"select v.id from {table} v where {where} order by v.id"


def names(query: str, table: str, name: str) -> str:
    """The names of the rows of a table whose ids a query gives."""
    return f"array(select distinct n.{name} from {table} n where n.id in ({query}) order by 1)"


OF_ZAAKTYPE: dict[str, Filter] = {
    "zaaktype": Pointing("t.zaaktype_id = %s", lambda: resources.ZAAKTYPEN),
    "zaaktypeIdentificatie": Where(f"{of_zaaktype('identificatie')} = %s", Text(50)),
    "status": status(of_zaaktype("concept")),
    "datumGeldigheid": Where(
        "exists (select from zgw_zaaktype z where z.id = t.zaaktype_id "
        "and %s::date between z.begin_geldigheid and coalesce(z.einde_geldigheid, 'infinity'))",
        Day(),
    ),
}
VERSIONED: dict[str, Filter] = {
    "catalogus": Pointing("t.catalogus_id = %s", lambda: resources.CATALOGUSSEN),
    "status": status("t.concept"),
    "datumGeldigheid": Where("%s::date between t.begin_geldigheid and coalesce(t.einde_geldigheid, 'infinity')", Day()),
}
ZAAKTYPE_IDENTIFICATIE = Computed("zaaktypeIdentificatie", Text(50), of_zaaktype("identificatie"))
CATALOGUS_OF_ZAAKTYPE = AddressOf("catalogus", lambda: resources.CATALOGUSSEN, of_zaaktype("catalogus_id"))
OWNER = {
    "zaaktype": lambda: resources.ZAAKTYPEN,
    "catalogus": lambda: resources.CATALOGUSSEN,
    "statustype": lambda: resources.STATUSTYPEN,
}
