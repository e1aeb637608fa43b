"""From which day the archive term of a zaak runs: which facts each way to find that day needs (ztc-004 to ztc-008)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stroomlijn.zgw.wire.faults import Fault, fault

GROUP = "brondatumArchiefprocedure"
NEEDED = {
    "datumkenmerk": {"eigenschap", "zaakobject", "ander_datumkenmerk"},
    "objecttype": {"zaakobject", "ander_datumkenmerk"},
    "registratie": {"ander_datumkenmerk"},
    "procestermijn": {"termijn"},
}
"""The ways (afleidingswijzen) that need a fact; the others must do without it."""
END_UNKNOWN = {"afgehandeld", "termijn"}
"""The ways for which nobody can know the end beforehand (ztc-005)."""


def archive_faults(procedure: Mapping[str, Any] | None) -> Iterator[Fault]:
    """What is wrong with a `brondatumArchiefprocedure`."""
    if procedure is None:
        return
    way = procedure["afleidingswijze"]
    for fact, ways in NEEDED.items():
        if way in ways and not procedure[fact]:
            yield fault(f"{GROUP}.{fact}", "required")
        elif way not in ways and procedure[fact]:
            yield fault(f"{GROUP}.{fact}", "must-be-empty", way=way)
    if way in END_UNKNOWN and procedure["einddatumBekend"]:
        yield fault(f"{GROUP}.einddatumBekend", "must-be-empty", way=way)
