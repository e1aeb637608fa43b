"""A person and the account with the same e-mail address belong together."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.foundation.queries.accounts import accounts_by_email
from stroomlijn.organisation.models import Person


def connect_accounts(actor: Actor, person_ids: Collection[int]) -> list[int]:
    """Points people without an account to the one with their address, when it is nobody else's; returns who.

    Call it inside the transaction of the write that gave them their address.
    """
    people = list(Person.objects.filter(pk__in=person_ids, account=None).exclude(email=""))
    accounts = accounts_by_email({person.email for person in people}) if people else {}
    if not accounts:
        return []
    taken = set(Person.objects.filter(account__in=accounts.values()).values_list("account", flat=True))
    connected = [person for person in people if accounts.get(person.email) not in (None, *taken)]
    for person in connected:
        person.account_id = accounts[person.email]
    Person.objects.bulk_update(connected, ["account"])
    audit_many(actor, "person-connected", "person", {one.pk: {"account": one.account_id} for one in connected})
    return [person.pk for person in connected]
