"""The accounts of people who left are closed, by hand, by a file or by the day itself."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.accounts import switch_accounts
from stroomlijn.organisation.models import Person


def close_accounts(actor: Actor, person_ids: Collection[int]) -> None:
    """Raises Problem "last-administrator" when nobody would administer any more."""
    switch_accounts(actor, _accounts(person_ids), on=False)


def open_accounts(actor: Actor, person_ids: Collection[int]) -> None:
    switch_accounts(actor, _accounts(person_ids), on=True)


def close_accounts_of_who_left(actor: Actor) -> None:
    """For every night: closes the accounts of people whose last day has passed; never the last administrator's."""
    gone = Person.objects.filter(left_on__lte=clock.today(), account__is_active=True)
    for person in gone.values_list("pk", flat=True):
        with suppress(Problem), transaction.atomic():
            close_accounts(actor, [person])


def _accounts(person_ids: Collection[int]) -> list[int]:
    found = Person.objects.filter(pk__in=person_ids, account__isnull=False).values_list("account", flat=True)
    return [account for account in found if account is not None]
