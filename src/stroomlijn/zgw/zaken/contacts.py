"""Contacts, requests and notes of a zaak."""

from __future__ import annotations

from stroomlijn.zgw.models import KlantContact, ZaakContactMoment, ZaakNotitie, ZaakVerzoek
from stroomlijn.zgw.models.words import NOTITIESTATUS, NOTITIETYPE
from stroomlijn.zgw.register.api import ZAKEN
from stroomlijn.zgw.register.filters import Filter, Pointing, Where
from stroomlijn.zgw.register.resource import Resource
from stroomlijn.zgw.wire.kinds import Choice, Moment
from stroomlijn.zgw.wire.names import snake

from . import rules
from .filters import COMPARED, compared
from .guards import BIJWERKEN, guard
from .resources import LINKS, NO_CHANGE, OF_ZAAK, ONLY_ADDED, ZAAKEN


def _searched(*names: str) -> dict[str, Filter]:
    """Texts as a whole, or by a part in any case."""
    found: dict[str, Filter] = {}
    for name in names:
        column = f"t.{snake(name)}"
        found[name] = Where(f"{column} = %s")
        found[f"{name}__icontains"] = Where(f"position(lower(%s) in lower({column})) > 0")
    return found


KLANTCONTACTEN: Resource = Resource(
    ZAKEN,
    "klantcontacten",
    "klantcontact",
    KlantContact,
    ("zaak", "identificatie", "datumtijd", "kanaal", "onderwerp", "toelichting"),
    guard("t.zaak_id", BIJWERKEN),
    filters=OF_ZAAK,
    methods=ONLY_ADDED,
    rules=rules.KLANTCONTACT,
    links=LINKS,
    shows_uuid=True,
    main="zaak",
)


def _elsewhere(path: str, model: type[ZaakContactMoment | ZaakVerzoek], other: str) -> Resource:
    """What is kept in a register of others, and belongs to a zaak."""
    return Resource(
        ZAKEN,
        path,
        f"zaak{other}",
        model,
        ("zaak", other),
        guard("t.zaak_id", BIJWERKEN),
        filters={**OF_ZAAK, other: Where(f"t.{other} = %s")},
        methods=NO_CHANGE,
        rules=rules.OF_ZAAK,
        links=LINKS,
        shows_uuid=True,
        paged=False,
        main="zaak",
    )


ZAAKCONTACTMOMENTEN = _elsewhere("zaakcontactmomenten", ZaakContactMoment, "contactmoment")
ZAAKVERZOEKEN = _elsewhere("zaakverzoeken", ZaakVerzoek, "verzoek")

ZAAKNOTITIES: Resource = Resource(
    ZAKEN,
    "zaaknotities",
    "zaaknotitie",
    ZaakNotitie,
    (
        "onderwerp",
        "tekst",
        "aangemaakt_door",
        "notitie_type",
        "status",
        "aanmaakdatum",
        "wijzigingsdatum",
        "gerelateerd_aan",
    ),
    guard("t.gerelateerd_aan_id", BIJWERKEN),
    filters={
        "gerelateerdAan": Pointing("t.gerelateerd_aan_id = %s", lambda: ZAAKEN),
        "notitieType": Where("t.notitie_type = %s", Choice(NOTITIETYPE)),
        "status": Where("t.status = %s", Choice(NOTITIESTATUS)),
        **_searched("aangemaaktDoor", "onderwerp", "tekst"),
        **compared("aanmaakdatum", "aanmaakdatum", tuple(COMPARED), Moment()),
        **compared("wijzigingsdatum", "wijzigingsdatum", tuple(COMPARED), Moment()),
    },
    rules=rules.NOTITIE,
    links=LINKS,
    main="gerelateerdAan",
    titled="onderwerp",
)

CONTACTS = (KLANTCONTACTEN, ZAAKCONTACTMOMENTEN, ZAAKVERZOEKEN, ZAAKNOTITIES)
