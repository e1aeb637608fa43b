"""What types take from the selectielijst, the list that says how long municipalities keep what (ztc-001 to ztc-003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stroomlijn.zgw.models import ResultaatType
from stroomlijn.zgw.outside.looking import Sort, remembered
from stroomlijn.zgw.wire.faults import Fault

PROCESTYPE = Sort("procestype", frozenset({"nummer", "naam", "procesobject"}))
RESULTAAT = Sort("resultaat", frozenset({"procesType", "waardering", "procestermijn"}))
OMSCHRIJVING = Sort("resultaattypeomschrijving", frozenset({"omschrijving", "definitie"}))

WAY = {"nihil": "afgehandeld", "ingeschatte_bestaansduur_procesobject": "termijn"}
"""The only way to find the day from which the archive term runs (afleidingswijze), by `procestermijn` of the list."""


def take_from_list(resultaattype: ResultaatType) -> None:
    """ztc-002: what the body leaves open is what the selectielijst says."""
    listed = remembered(resultaattype.selectielijstklasse, RESULTAAT)
    described = remembered(resultaattype.resultaattypeomschrijving, OMSCHRIJVING)
    resultaattype.omschrijving_generiek = described.get("omschrijving", "")[:30]
    resultaattype.archiefnominatie = resultaattype.archiefnominatie or listed.get("waardering", "")
    resultaattype.archiefactietermijn = resultaattype.archiefactietermijn or listed.get("bewaartermijn")


def list_faults(resultaattype: ResultaatType) -> Iterator[Fault]:
    """Where a resultaattype and its class in the selectielijst contradict one another."""
    listed = remembered(resultaattype.selectielijstklasse, RESULTAAT)
    procestype = resultaattype.zaaktype.selectielijst_procestype
    if listed and procestype and listed["procesType"] != procestype:
        reason = "De selectielijstklasse hoort bij een ander procestype dan het zaaktype."
        yield Fault("nonFieldErrors", "procestype-mismatch", reason)
    yield from _way_faults(listed, resultaattype.brondatum_archiefprocedure)


def _way_faults(listed: dict[str, Any], procedure: dict[str, Any] | None) -> Iterator[Fault]:
    """ztc-003"""
    way = WAY.get(listed.get("procestermijn", ""))
    if way and procedure and procedure["afleidingswijze"] != way:
        reason = f"Bij deze selectielijstklasse hoort de afleidingswijze “{way}”."
        yield Fault("nonFieldErrors", "invalid-afleidingswijze-for-procestermijn", reason)
