"""What must hold for channels and subscriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.models import Abonnement, Kanaal
from stroomlijn.zgw.outside.posting import NotTaken, post
from stroomlijn.zgw.register.channels import CHANNELS
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import forbidden, invalid
from stroomlijn.zgw.register.rules import Rules
from stroomlijn.zgw.wire.faults import Fault, Invalid, fault
from stroomlijn.zgw.wire.names import snake

from .message import TEST, on_wire

OWN = {channel.name: frozenset(map(snake, channel.kenmerken)) for channel in CHANNELS}


def filters_of(kanaal: str) -> frozenset[str] | None:
    """What can be filtered on; None for a channel that is not there."""
    if kanaal in OWN:
        return OWN[kanaal]
    found = Kanaal.objects.filter(naam=kanaal).first()
    return None if found is None else frozenset(map(snake, found.filters))


def _new_kanaal(kanaal: Kanaal, here: Here) -> None:
    if kanaal.naam in OWN or Kanaal.objects.filter(naam=kanaal.naam).exists():
        raise invalid("naam", "unique", "Er is al een kanaal met deze naam.")


def _can_be_reached(abonnement: Abonnement, here: Here) -> None:
    _asks_what_is_there(abonnement)
    _takes_messages(abonnement)


def _can_still_be_reached(abonnement: Abonnement, before: Abonnement, here: Here) -> None:
    _is_own(before, here)
    _asks_what_is_there(abonnement)
    if _moved(abonnement, before):
        _takes_messages(abonnement)


def _moved(abonnement: Abonnement, before: Abonnement) -> bool:
    return (abonnement.callback_url, abonnement.auth) != (before.callback_url, before.auth)


def _new(abonnement: Abonnement, here: Here) -> None:
    abonnement.client = here.rights.client
    _asks_what_is_there(abonnement)


def _changed(abonnement: Abonnement, before: Abonnement, here: Here) -> None:
    _is_own(before, here)
    _asks_what_is_there(abonnement)
    if _moved(abonnement, before):
        abonnement.failures, abonnement.rests_until = 0, None


def _is_own(abonnement: Abonnement, here: Here) -> None:
    if not here.rights.everything and abonnement.client != here.rights.client:
        raise forbidden("Dit abonnement is van een andere applicatie.")


def _asks_what_is_there(abonnement: Abonnement) -> None:
    faults = [one for place, group in enumerate(abonnement.kanalen) for one in _wrong(place, group)]
    if faults:
        raise Invalid(faults)


def _wrong(place: int, group: Mapping[str, Any]) -> Iterator[Fault]:
    known = filters_of(group["naam"])
    if known is None:
        yield Fault(f"kanalen.{place}.naam", "kanaal_naam", "Er is geen kanaal met deze naam.")
        return
    unknown = sorted(name for name in group["filters"] if snake(name) not in known)
    if unknown:
        reason = f"Op dit kanaal kun je niet filteren op: {', '.join(unknown)[:200]}."
        yield Fault(f"kanalen.{place}.filters", "inconsistent-abonnement-filters", reason)


def _takes_messages(abonnement: Abonnement) -> None:
    """The subscriber takes a message on a channel that nobody has."""
    if not (abonnement.auth.isascii() and abonnement.auth.isprintable()):
        raise Invalid([fault("auth", "invalid")])
    leave_database()
    body, headers = on_wire(TEST, abonnement.pk, cloudevent=abonnement.send_cloudevents)
    try:
        status = post(abonnement.callback_url, body, headers | {"Authorization": abonnement.auth})
    except NotTaken:
        raise Invalid([fault("callbackUrl", "bad-url")]) from None
    if not 200 <= status < 300:
        reason = f"Op dit adres is een melding niet aangenomen: het antwoord was {status}, verwacht 204."
        raise invalid("callbackUrl", "invalid-callback-url", reason)


KANAAL = Rules(create=_new_kanaal)
ABONNEMENT = Rules(
    before_create=_can_be_reached,
    before_update=_can_still_be_reached,
    create=_new,
    update=_changed,
    delete=_is_own,
)
