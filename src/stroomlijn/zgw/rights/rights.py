"""What one application may, and what of that a person may who uses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stroomlijn.zgw.models.words import VERTROUWELIJKHEID

HIGHEST = len(VERTROUWELIJKHEID) - 1


@dataclass(frozen=True, slots=True)
class Grant:
    """Scopes on one type (its id; None for all types of the component), up to a level of confidentiality."""

    component: str
    scopes: frozenset[str]
    type_id: str | None = None
    highest: int = HIGHEST

    def covers(self, type_id: object, level: int = 0) -> bool:
        return self.type_id in {None, str(type_id)} and level <= self.highest

    def within(self, other: Grant) -> Grant | None:
        """What both give; None when that is nothing."""
        scopes = self.scopes & other.scopes
        types = {self.type_id, other.type_id} - {None}
        if self.component != other.component or not scopes or len(types) > 1:
            return None
        return Grant(self.component, scopes, next(iter(types), None), min(self.highest, other.highest))


@dataclass(frozen=True, slots=True)
class Rights:
    """The grants of the calling application.

    client        the client id in the token
    user          id and name of the person on whose behalf it calls, as the token says them
    without_roles what the application may whoever uses it; None where these rights are that
    """

    client: str
    label: str
    user: str = ""
    user_name: str = ""
    everything: bool = False
    grants: tuple[Grant, ...] = ()
    application: str = ""
    without_roles: Rights | None = None

    def all_of(self) -> tuple[Rights, ...]:
        """These rights, and before them those that the roles in the token narrowed. Where a scope that is absent leaves
        something free, it must be absent of both: a role never adds to what the application may."""
        return (self,) if self.everything or self.without_roles is None else (self.without_roles, self)

    def has(self, scopes: Sequence[str]) -> bool:
        """Whether it has one of the scopes, for any type."""
        return self.everything or any(grant.scopes.intersection(scopes) for grant in self.grants)

    def on(self, component: str, scopes: Sequence[str]) -> tuple[Grant, ...]:
        """Its grants in a component that hold one of the scopes."""
        return tuple(one for one in self.grants if one.component == component and one.scopes.intersection(scopes))

    def within(self, grants: Iterable[Grant]) -> Rights:
        """These rights as far as one of the grants goes."""
        if self.everything:
            return replace(self, everything=False, grants=tuple(grants), without_roles=self)
        both = (one.within(other) for other in grants for one in self.grants)
        return replace(self, grants=tuple(dict.fromkeys(found for found in both if found)), without_roles=self)
