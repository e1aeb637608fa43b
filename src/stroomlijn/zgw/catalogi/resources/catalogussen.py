"""A catalogus and what stands in it."""

from __future__ import annotations

from stroomlijn.zgw.catalogi import resources
from stroomlijn.zgw.models import Catalogus
from stroomlijn.zgw.register.api import CATALOGI
from stroomlijn.zgw.register.attributes import Addresses, Computed
from stroomlijn.zgw.register.filters import AnyOf, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Listed, Text

from .common import GUARD, IN_CATALOGUE, names

CATALOGUSSEN: Resource = Resource(
    CATALOGI,
    "catalogussen",
    "catalogus",
    Catalogus,
    (
        "domein",
        "rsin",
        "contactpersoon_beheer_naam",
        "contactpersoon_beheer_telefoonnummer",
        "contactpersoon_beheer_emailadres",
        Addresses("zaaktypen", lambda: resources.ZAAKTYPEN, IN_CATALOGUE.format("zaaktype")),
        Addresses("besluittypen", lambda: resources.BESLUITTYPEN, IN_CATALOGUE.format("besluittype")),
        Computed(
            "besluittypeOmschrijving",
            Listed(Text(80)),
            names(IN_CATALOGUE.format("besluittype"), "zgw_besluittype", "omschrijving"),
        ),
        Addresses(
            "informatieobjecttypen",
            lambda: resources.INFORMATIEOBJECTTYPEN,
            IN_CATALOGUE.format("informatieobjecttype"),
        ),
        Computed(
            "informatieobjecttypeOmschrijving",
            Listed(Text(80)),
            names(IN_CATALOGUE.format("informatieobjecttype"), "zgw_informatieobjecttype", "omschrijving"),
        ),
        "naam",
        "versie",
        "begindatum_versie",
    ),
    GUARD,
    filters={
        "domein": Where("t.domein = %s"),
        "domein__in": AnyOf("t.domein = any(%s)", Text()),
        "rsin": Where("t.rsin = %s"),
        "rsin__in": AnyOf("t.rsin = any(%s)", Text()),
    },
    methods=frozenset({"list", "create", "read", "update"}),
    titled="domein",
)
