"""The resources of the Besluiten API 1.1.0."""

from __future__ import annotations

from stroomlijn.zgw.catalogi.resources import BESLUITTYPEN
from stroomlijn.zgw.documenten.resources import INFORMATIEOBJECTEN
from stroomlijn.zgw.models import Besluit, BesluitInformatieObject
from stroomlijn.zgw.models.words import VERVALREDEN
from stroomlijn.zgw.register.api import BESLUITEN as API
from stroomlijn.zgw.register.attributes import Computed, LinkOrEmpty
from stroomlijn.zgw.register.columns import field_of
from stroomlijn.zgw.register.filters import Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Text
from stroomlijn.zgw.zaken.resources import ZAAKEN

from .documents import DOCUMENT
from .guards import guard
from .rules import BESLUIT

_ZAAK = field_of(Besluit, "zaak")

BESLUITEN: Resource = Resource(
    API,
    "besluiten",
    "besluit",
    Besluit,
    (
        "identificatie",
        "verantwoordelijke_organisatie",
        "besluittype",
        LinkOrEmpty(_ZAAK, to=lambda: ZAAKEN),
        "datum",
        "toelichting",
        "bestuursorgaan",
        "ingangsdatum",
        "vervaldatum",
        "vervalreden",
        Computed(
            "vervalredenWeergave",
            Text(blank=True),
            "t.vervalreden",
            show=lambda value, base: VERVALREDEN.get(value, ""),
        ),
        "publicatiedatum",
        "verzenddatum",
        "uiterlijke_reactiedatum",
    ),
    guard("t.id"),
    filters={
        "identificatie": Where("t.identificatie = %s"),
        "verantwoordelijkeOrganisatie": Where("t.verantwoordelijke_organisatie = %s"),
        "besluittype": Pointing("t.besluittype_id = %s", lambda: BESLUITTYPEN),
        "zaak": Pointing("t.zaak_id = %s", lambda: ZAAKEN),
    },
    rules=BESLUIT,
    links={"besluittype": lambda: BESLUITTYPEN},
    titled="identificatie",
)

BESLUITINFORMATIEOBJECTEN: Resource = Resource(
    API,
    "besluitinformatieobjecten",
    "besluitinformatieobject",
    BesluitInformatieObject,
    ("informatieobject", "besluit"),
    guard("t.besluit_id"),
    filters={
        "besluit": Pointing("t.besluit_id = %s", lambda: BESLUITEN),
        "informatieobject": Pointing("t.informatieobject_id = %s", lambda: INFORMATIEOBJECTEN),
    },
    methods=frozenset({"list", "create", "read", "delete"}),
    rules=DOCUMENT,
    links={"besluit": lambda: BESLUITEN, "informatieobject": lambda: INFORMATIEOBJECTEN},
    paged=False,
    main="besluit",
)

RESOURCES = (BESLUITEN, BESLUITINFORMATIEOBJECTEN)
