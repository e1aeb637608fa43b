"""The channels (kanalen) of our own APIs: each change of their resources is told on one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """
    kenmerken  values of the main resource that go with every message, so that subscribers can choose
    """

    name: str
    kenmerken: tuple[str, ...] = ()


ZAKEN = Channel("zaken", ("bronorganisatie", "zaaktype", "vertrouwelijkheidaanduiding"))
DOCUMENTEN = Channel("documenten", ("bronorganisatie", "informatieobjecttype", "vertrouwelijkheidaanduiding"))
BESLUITEN = Channel("besluiten", ("verantwoordelijkeOrganisatie", "besluittype"))
ZAAKTYPEN = Channel("zaaktypen", ("catalogus",))
BESLUITTYPEN = Channel("besluittypen", ("catalogus",))
INFORMATIEOBJECTTYPEN = Channel("informatieobjecttypen", ("catalogus",))
AUTORISATIES = Channel("autorisaties")
CHANNELS = (ZAKEN, DOCUMENTEN, BESLUITEN, ZAAKTYPEN, BESLUITTYPEN, INFORMATIEOBJECTTYPEN, AUTORISATIES)

_OF_APIS = {"zaken": ZAKEN, "documenten": DOCUMENTEN, "besluiten": BESLUITEN, "autorisaties": AUTORISATIES}
_OF_RESOURCES: dict[str, Channel | None] = {
    "zaaktype": ZAAKTYPEN,
    "besluittype": BESLUITTYPEN,
    "informatieobjecttype": INFORMATIEOBJECTTYPEN,
    # Notes are for who works on the zaak; the standard tells nobody else of them.
    "zaaknotitie": None,
    # The same as the decision, seen from its zaak.
    "zaakbesluit": None,
}


def channel_of(api: str, resource: str) -> Channel | None:
    """Where changes of a resource are told; None for parts of types and what is silent by the standard."""
    return _OF_RESOURCES[resource] if resource in _OF_RESOURCES else _OF_APIS.get(api)
