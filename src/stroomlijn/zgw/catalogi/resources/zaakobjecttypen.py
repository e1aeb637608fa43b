"""Zaakobjecttypen of a zaaktype."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.rules import PART
from stroomlijn.zgw.models import ZaakObjectType
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed
from stroomlijn.zgw.register.filters import Given, Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Day, Listed, Text

from .common import (
    CATALOGUS_OF_ZAAKTYPE,
    GUARD,
    OF_ZAAKTYPE,
    OWNER,
    VALIDITY,
    VERSIONED,
    ZAAKTYPE_IDENTIFICATIE,
    names,
    of_zaaktype,
)

_OBJECTS_OF = "select c.id from {0} c where c.zaaktype_id = t.zaaktype_id order by c.id"

ZAAKOBJECTTYPEN: Resource = Resource(
    CATALOGI,
    "zaakobjecttypen",
    "zaakobjecttype",
    ZaakObjectType,
    (
        "ander_objecttype",
        *VALIDITY,
        "objecttype",
        "relatie_omschrijving",
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        Addresses("resultaattypen", lambda: resources.RESULTAATTYPEN, _OBJECTS_OF.format("zgw_resultaattype")),
        Computed(
            "resultaattypeOmschrijving",
            Listed(Text(30)),
            names(_OBJECTS_OF.format("zgw_resultaattype"), "zgw_resultaattype", "omschrijving"),
        ),
        Addresses("statustypen", lambda: resources.STATUSTYPEN, _OBJECTS_OF.format("zgw_statustype")),
        CATALOGUS_OF_ZAAKTYPE,
    ),
    GUARD,
    rules=PART,
    filters={
        **{name: OF_ZAAKTYPE[name] for name in ("zaaktype", "zaaktypeIdentificatie")},
        "anderObjecttype": Given({"true": "t.ander_objecttype", "false": "not t.ander_objecttype"}),
        "catalogus": Pointing(f"{of_zaaktype('catalogus_id')} = %s", lambda: resources.CATALOGUSSEN),
        "datumBeginGeldigheid": Where("t.begin_geldigheid = %s", Day()),
        "datumEindeGeldigheid": Where("t.einde_geldigheid = %s", Day()),
        "datumGeldigheid": VERSIONED["datumGeldigheid"],
        "objecttype": Where("t.objecttype = %s"),
        "relatieOmschrijving": Where("t.relatie_omschrijving = %s"),
    },
    links=OWNER,
    titled="relatieOmschrijving",
)
