"""Who reads a page of the process map, as far as it matters for what is shown first."""

from __future__ import annotations

from dataclasses import dataclass

from stroomlijn.organisation.queries.people import place_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: their account, their organisation, and the folded names of their werkrollen."""

    account_id: int | None = None
    organisation_id: int | None = None
    organisation: str = ""
    werkrol_keys: frozenset[str] = frozenset()


def reader(account_id: int | None) -> Reader:
    """The reader behind an account; of somebody who is no person here nothing else is known."""
    if account_id is None:
        return Reader()
    return Reader(account_id, *place_of(account_id))
