"""Which informatieobjecttypen go with a zaaktype."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.catalogi.rules import ZAAKTYPE_INFORMATIEOBJECTTYPE
from stroomlijn.zgw.catalogi.versions import NamedOne
from stroomlijn.zgw.models import ZaakTypeInformatieObjectType
from stroomlijn.zgw.models.words import RICHTING
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice

from .common import CATALOGUS_OF_ZAAKTYPE, GUARD, OF_ZAAKTYPE, OWNER, ZAAKTYPE_IDENTIFICATIE, of_zaaktype

ZAAKTYPE_INFORMATIEOBJECTTYPEN: Resource = Resource(
    CATALOGI,
    "zaaktype-informatieobjecttypen",
    "zaakinformatieobjecttype",
    ZaakTypeInformatieObjectType,
    (
        "zaaktype",
        ZAAKTYPE_IDENTIFICATIE,
        CATALOGUS_OF_ZAAKTYPE,
        NamedOne(
            field_of(ZaakTypeInformatieObjectType, "informatieobjecttype"),
            lambda: resources.INFORMATIEOBJECTTYPEN,
            "omschrijving",
            of_zaaktype("catalogus_id"),
        ),
        "volgnummer",
        "richting",
        "statustype",
    ),
    GUARD,
    rules=ZAAKTYPE_INFORMATIEOBJECTTYPE,
    filters={
        "zaaktype": OF_ZAAKTYPE["zaaktype"],
        "informatieobjecttype": Pointing(
            "t.informatieobjecttype = (select o.omschrijving from zgw_informatieobjecttype o where o.id = %s)",
            lambda: resources.INFORMATIEOBJECTTYPEN,
        ),
        "richting": Where("t.richting = %s", Choice(RICHTING)),
        "status": OF_ZAAKTYPE["status"],
    },
    links=OWNER,
)
