"""Filters of the list of zaken, the same by parameter and in `_zoek`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stroomlijn.zgw.catalogi.resources import ZAAKTYPEN
from stroomlijn.zgw.models.words import (
    ARCHIEFNOMINATIE,
    ARCHIEFSTATUS,
    BETROKKENE_TYPE,
    ROL_GENERIEK,
    VERTROUWELIJKHEID,
)
from stroomlijn.zgw.register.filters import IMPOSSIBLE, AnyOf, Condition, Filter, Given, Pointing, Where
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.wire.kinds import WRONG, Choice, Day, Faults, Kind, Schema, Text

COMPARED = {"": "=", "__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}
# What identifies a betrokkene, by its type: the group in the parameter, and the names in it.
IDENTIFIED = {
    "natuurlijkPersoon": ("natuurlijk_persoon", ("inpBsn", "anpIdentificatie", "inpA_nummer")),
    "nietNatuurlijkPersoon": ("niet_natuurlijk_persoon", ("innNnpId", "annIdentificatie")),
    "vestiging": ("vestiging", ("vestigingsNummer",)),
    "medewerker": ("medewerker", ("identificatie",)),
    "organisatorischeEenheid": ("organisatorische_eenheid", ("identificatie",)),
}


@dataclass(frozen=True, slots=True)
class UpToLevel:
    """Zaken up to a level of confidentiality."""

    def condition(self, value: str, name: str, here: Here, faults: Faults) -> Condition:
        found = Choice(VERTROUWELIJKHEID).read(value, name, faults)
        return (
            IMPOSSIBLE if found is WRONG else ("t.vertrouwelijkheidaanduiding <= %s", [VERTROUWELIJKHEID.index(found)])
        )

    def schema(self) -> Schema:
        return Choice(VERTROUWELIJKHEID).schema()


def compared(name: str, column: str, ways: tuple[str, ...], kind: Kind) -> dict[str, Filter]:
    return {f"{name}{way}": Where(f"t.{column} {COMPARED[way]} %s", kind) for way in ways}


def _is_null(column: str) -> Filter:
    return Given({"true": f"t.{column} is null", "false": f"t.{column} is not null"})


def _one_or_more(name: str, column: str, kind: Kind) -> dict[str, Filter]:
    return {name: Where(f"t.{column} = %s", kind), f"{name}__in": AnyOf(f"t.{column} = any(%s)", kind)}


def identified(prefix: str, role: str) -> Mapping[str, Filter]:
    """Filters on what identifies a betrokkene; `role` is a condition with {0} for what must hold of a rol `r`."""
    found: dict[str, Filter] = {}
    for group, (kind, names) in IDENTIFIED.items():
        for name in names:
            holds = f"r.betrokkene_type = '{kind}' and r.betrokkene_identificatie->>'{name}' = %s"
            found[f"{prefix}__{group}__{name}"] = Where(role.format(holds), Text())
    return found


_ROLE = "exists (select from zgw_rol r where r.zaak_id = t.id and {0})"
# For what few roles have: the planner is not asked how few, as it has no figures of values inside JSON.
_RARE_ROLE = "t.id = any(array(select r.zaak_id from zgw_rol r where {0}))"


def _by_role() -> dict[str, Filter]:
    return {
        "rol__betrokkeneType": Where(_ROLE.format("r.betrokkene_type = %s"), Choice(BETROKKENE_TYPE)),
        "rol__betrokkene": Where(_RARE_ROLE.format("r.betrokkene = %s and r.betrokkene <> ''"), Text()),
        "rol__omschrijvingGeneriek": Where(_ROLE.format("r.omschrijving_generiek = %s"), Choice(ROL_GENERIEK)),
        **identified("rol__betrokkeneIdentificatie", _RARE_ROLE),
    }


ZAAK_FILTERS: dict[str, Any] = {
    "identificatie": Where("t.identificatie = %s", Text(40)),
    **_one_or_more("bronorganisatie", "bronorganisatie", Text()),
    "zaaktype": Pointing("t.zaaktype_id = %s", lambda: ZAAKTYPEN),
    **_one_or_more("archiefnominatie", "archiefnominatie", Choice(ARCHIEFNOMINATIE)),
    **_one_or_more("archiefstatus", "archiefstatus", Choice(ARCHIEFSTATUS)),
    **compared("archiefactiedatum", "archiefactiedatum", ("", "__lt", "__gt"), Day()),
    "archiefactiedatum__isnull": _is_null("archiefactiedatum"),
    **compared("startdatum", "startdatum", tuple(COMPARED), Day()),
    **compared("registratiedatum", "registratiedatum", ("", "__gt", "__lt"), Day()),
    **compared("einddatum", "einddatum", ("", "__gt", "__lt"), Day()),
    "einddatum__isnull": _is_null("einddatum"),
    **compared("einddatumGepland", "einddatum_gepland", ("", "__gt", "__lt"), Day()),
    **compared("uiterlijkeEinddatumAfdoening", "uiterlijke_einddatum_afdoening", ("", "__gt", "__lt"), Day()),
    "maximaleVertrouwelijkheidaanduiding": UpToLevel(),
    **_by_role(),
}
