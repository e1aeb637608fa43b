"""Accounts of which it is not known what work their holder does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.queries.accounts import account_names, accounts_who_may

from .people import person_of

FEW = 3


@dataclass(frozen=True, slots=True)
class UnknownWork:
    """What is missing: a person (no `person_id`), or else a werkrol; and who can mend it besides the account itself."""

    person_id: int | None
    mends_it: bool
    ask: tuple[str, ...]


def unknown_work(account: Any) -> UnknownWork | None:
    """None for somebody who has a werkrol."""
    person = person_of(account.pk)
    if person is not None and person.werkrol_keys:
        return None
    person_id = person.id if person else None
    if allowed(account, May.ADMINISTER):
        return UnknownWork(person_id, True, ())
    names = account_names(accounts_who_may(May.ADMINISTER)[:FEW])
    return UnknownWork(person_id, False, tuple(sorted(names.values())))
