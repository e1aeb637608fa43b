"""What must hold for an application (ac-001 to ac-003 of the standard)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from stroomlijn.zgw.models import Applicatie
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import breaks, invalid
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.rights.applications import forget_rights, number_in
from stroomlijn.zgw.rights.subjects import ABOUT, TYPES, WITH_LEVEL, owner
from stroomlijn.zgw.wire.faults import Fault, Invalid, fault

GIVING_CLIENT_IDS = 7_304


def _create(applicatie: Applicatie, here: Here) -> None:
    _client_ids_are_its_own(applicatie)
    _says_what_it_may(applicatie)
    _names_what_its_scopes_are_about(applicatie)


def _update(applicatie: Applicatie, before: Applicatie, here: Here) -> None:
    _create(applicatie, here)


def _client_ids_are_its_own(applicatie: Applicatie) -> None:
    """ac-001: a client id belongs to one application, also of two that are made at the same moment."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [GIVING_CLIENT_IDS])
    others = Applicatie.objects.exclude(pk=applicatie.pk)
    for client_id in applicatie.client_ids:
        if others.filter(client_ids__contains=[client_id]).exists():
            raise invalid("clientIds", "clientId-exists", f"“{client_id}” hoort al bij een andere applicatie.")


def _says_what_it_may(applicatie: Applicatie) -> None:
    """ac-002: either everything, or what stands in `autorisaties`."""
    if applicatie.heeft_alle_autorisaties and applicatie.autorisaties:
        raise breaks("ambiguous-authorizations-specified", "Kies alle autorisaties, of noem ze; niet allebei.")
    if not applicatie.heeft_alle_autorisaties and not applicatie.autorisaties:
        raise breaks("missing-authorizations", "Noem ten minste één autorisatie, of kies alle autorisaties.")


def _names_what_its_scopes_are_about(applicatie: Applicatie) -> None:
    """ac-003: scopes on zaken, documents or decisions name their type and the highest level of confidentiality."""
    faults = [
        one
        for place, said in enumerate(applicatie.autorisaties)
        for one in (*_missing(place, said), *_wrong(place, said))
    ]
    if faults:
        raise Invalid(faults)


def _missing(place: int, said: dict[str, Any]) -> Iterator[Fault]:
    type_name = ABOUT.get(said["component"])
    if type_name is None or not any(owner(scope) == said["component"] for scope in said["scopes"]):
        return
    needed = {type_name} - ({type_name} if said.get("catalogus") else set())
    if said["component"] in WITH_LEVEL:
        needed.add("maxVertrouwelijkheidaanduiding")
    for name in sorted(needed):
        if not said.get(name):
            yield fault(f"autorisaties.{place}.{name}", "required")


def _wrong(place: int, said: dict[str, Any]) -> Iterator[Fault]:
    """A type or catalogus is known by the id that its address ends in."""
    for name in (*TYPES, "catalogus"):
        if said.get(name) and number_in(said[name]) is None:
            yield fault(f"autorisaties.{place}.{name}", "bad-url")


def _after(applicatie: Applicatie, here: Here) -> None:
    forget_rights()


APPLICATIE = Rules(create=_create, update=_update, after=_after, delete=_after)
