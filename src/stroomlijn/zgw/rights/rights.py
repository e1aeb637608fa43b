"""What one application may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.zgw.models.words import VERTROUWELIJKHEID

HIGHEST = len(VERTROUWELIJKHEID) - 1


@dataclass(frozen=True, slots=True)
class Grant:
    """Scopes on one type (its id; None for all types of the component), up to a level of confidentiality."""

    component: str
    scopes: frozenset[str]
    type_id: str | None = None
    highest: int = HIGHEST


@dataclass(frozen=True, slots=True)
class Rights:
    """The grants of the calling application.

    client    the client id in the token
    user      id and name of the person on whose behalf it calls, as the token says them
    """

    client: str
    label: str
    user: str = ""
    user_name: str = ""
    everything: bool = False
    grants: tuple[Grant, ...] = ()
    application: str = ""

    def has(self, scopes: Sequence[str]) -> bool:
        """Whether it has one of the scopes, for any type."""
        return self.everything or any(grant.scopes.intersection(scopes) for grant in self.grants)

    def on(self, component: str, scopes: Sequence[str]) -> tuple[Grant, ...]:
        """Its grants in a component that hold one of the scopes."""
        return tuple(one for one in self.grants if one.component == component and one.scopes.intersection(scopes))
