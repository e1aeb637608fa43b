"""What a toegangsrol allows. Contexts have their own access functions, which end here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .models import Grant

if TYPE_CHECKING:
    from .models import Account


class May(StrEnum):
    """The things one can be allowed to do."""

    READ = "read"
    IMPORT = "import"
    HARMONISE = "harmonise"
    PUBLISH = "publish"
    ADMINISTER = "administer"


ALLOWS: dict[str, frozenset[May]] = {
    Grant.Role.BEHEERDER: frozenset(May),
    Grant.Role.PROCESANALIST: frozenset({May.READ, May.IMPORT, May.HARMONISE, May.PUBLISH}),
    Grant.Role.PROCESEIGENAAR: frozenset({May.READ, May.PUBLISH}),
    Grant.Role.MEDEWERKER: frozenset({May.READ}),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Something a grant can be limited to."""

    kind: str
    id: int


def allowed(account: Any, what: May, *scopes: Scope) -> bool:
    """Whether the account may do `what` for an object that lies in any of `scopes`.

    A grant for the whole installation reaches everything. Grants are read once per request.
    """
    if not getattr(account, "is_active", False):
        return False
    within = {(scope.kind, scope.id) for scope in scopes}
    return any(
        what in ALLOWS[grant.role]
        and (grant.scope_kind == Grant.ScopeKind.INSTALLATION or (grant.scope_kind, grant.scope_id) in within)
        for grant in _grants(account)
    )


def allowed_scopes(account: Any, what: May, kind: str) -> set[int] | None:
    """The ids of one kind that the account may do `what` in; None means all of them."""
    if not getattr(account, "is_active", False):
        return set()
    granting = [grant for grant in _grants(account) if what in ALLOWS[grant.role]]
    if any(grant.scope_kind == Grant.ScopeKind.INSTALLATION for grant in granting):
        return None
    return {grant.scope_id for grant in granting if grant.scope_kind == kind and grant.scope_id is not None}


def _grants(account: Account) -> list[Grant]:
    known: list[Grant] | None = getattr(account, "_known_grants", None)
    if known is None:
        known = list(account.grants.all())
        account._known_grants = known  # type: ignore[attr-defined]
    return known
