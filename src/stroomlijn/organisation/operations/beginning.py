"""The first account of an installation, whose holder is a person too."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import open_link
from stroomlijn.foundation.text import one_line
from stroomlijn.organisation.models import Person

from .connecting import connect_accounts
from .people import Details, make_person
from .trajecten import organisation_named


@transaction.atomic
def begin(token: str, *, password: str, origin: str, email: str = "", name: str = "", organisation: str = "") -> Any:
    """Uses a one-time link; gives the account.

    Who says at which organisation they work is a person from then on, and can own processes.
    Raises Problem as `open_link` does.
    """
    account = open_link(token, password=password, origin=origin, email=email, name=name)
    if organisation.strip():
        _become_person(Actor(account.pk, origin), account, one_line(organisation))
    return account


def _become_person(actor: Actor, account: Any, organisation: str) -> None:
    """A person who has this address already gets the account; else one is made."""
    known = Person.objects.filter(email=account.email).values_list("pk", flat=True).first()
    if known is not None:
        connect_accounts(actor, [known])
        return
    make_person(actor, organisation_named(actor, organisation), Details(account.name, email=account.email))
