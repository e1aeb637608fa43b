"""The resources of the Catalogi API 1.3.3, a module for each; one points at another as `resources.ZAAKTYPEN`."""

from __future__ import annotations

from .besluittypen import BESLUITTYPEN
from .catalogussen import CATALOGUSSEN
from .eigenschappen import EIGENSCHAPPEN
from .informatieobjecttypen import INFORMATIEOBJECTTYPEN
from .resultaattypen import RESULTAATTYPEN
from .roltypen import ROLTYPEN
from .statustypen import STATUSTYPEN
from .zaakobjecttypen import ZAAKOBJECTTYPEN
from .zaaktype_informatieobjecttypen import ZAAKTYPE_INFORMATIEOBJECTTYPEN
from .zaaktypen import ZAAKTYPEN

__all__ = [
    "BESLUITTYPEN",
    "CATALOGUSSEN",
    "EIGENSCHAPPEN",
    "INFORMATIEOBJECTTYPEN",
    "RESOURCES",
    "RESULTAATTYPEN",
    "ROLTYPEN",
    "STATUSTYPEN",
    "ZAAKOBJECTTYPEN",
    "ZAAKTYPEN",
    "ZAAKTYPE_INFORMATIEOBJECTTYPEN",
]

RESOURCES = (
    ZAAKTYPEN,
    STATUSTYPEN,
    RESULTAATTYPEN,
    ROLTYPEN,
    EIGENSCHAPPEN,
    INFORMATIEOBJECTTYPEN,
    BESLUITTYPEN,
    ZAAKTYPE_INFORMATIEOBJECTTYPEN,
    ZAAKOBJECTTYPEN,
    CATALOGUSSEN,
)
