"""What one application may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Condition = tuple[str, Sequence[Any]]


class Guarded(Protocol):
    """What a resource says about who may see its rows: a condition over `t`, given the caller's rights."""

    def condition(self, rights: Rights) -> Condition: ...


@dataclass(frozen=True, slots=True)
class Grant:
    """Scopes on one type (its id; None for all types of the component), up to a level of confidentiality."""

    component: str
    scopes: frozenset[str]
    type_id: str | None = None
    highest: int | None = None


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

    def on(self, component: str, scope: str) -> tuple[Grant, ...]:
        """Its grants in a component that hold a scope."""
        return tuple(one for one in self.grants if one.component == component and scope in one.scopes)
