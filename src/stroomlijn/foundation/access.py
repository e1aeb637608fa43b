"""What a toegangsrol allows. Contexts have their own access functions, which end here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from .models import Account, Grant, Undoable

Role = Grant.Role


class May(StrEnum):
    """The things one can be allowed to do."""

    READ = "read"
    FOLLOW = "follow"  # look at the work of a traject before anything of it is published
    IMPORT = "import"
    PLAN = "plan"  # make working groups, say who is in them and what they do
    HARMONISE = "harmonise"
    EDIT = "edit"
    PUBLISH = "publish"
    ADMINISTER = "administer"


ALLOWS: dict[str, frozenset[May]] = {
    Role.BEHEERDER: frozenset(May),
    Role.PROCESANALIST: frozenset(May) - {May.ADMINISTER},
    Role.PROGRAMMAMANAGER: frozenset({May.READ, May.FOLLOW, May.IMPORT, May.PLAN, May.HARMONISE}),
    Role.PROCESEIGENAAR: frozenset({May.READ, May.FOLLOW, May.EDIT, May.PUBLISH}),
    Role.MEDEWERKER: frozenset({May.READ}),
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


def require(account: Any, what: May, *scopes: Scope) -> None:
    """Raises PermissionDenied when the account may not do `what`."""
    if not allowed(account, what, *scopes):
        raise PermissionDenied


def access_account(account: Any, account_id: int) -> Account:
    """Somebody's account, for who may administer; 404 when there is none."""
    require(account, May.ADMINISTER)
    found = Account.objects.filter(pk=account_id).first()
    if found is None:
        raise Http404
    return found


def access_undo(account: Any, undo_id: int, *acts: str, of: int | None = None) -> Undoable:
    """One of these acts (of this object), for who did it; 404 for others. Whether they still may its context asks."""
    found = Undoable.objects.filter(pk=undo_id, what__in=acts, made_by=account.pk).first()
    if found is None or of not in (None, found.object_id):
        raise Http404
    return found


def allowed_scopes(account: Any, what: May, kind: str) -> set[int] | None:
    """The ids of one kind that the account may do `what` in; None means all of them."""
    if not getattr(account, "is_active", False):
        return set()
    granting = [grant for grant in _grants(account) if what in ALLOWS[grant.role]]
    if any(grant.scope_kind == Grant.ScopeKind.INSTALLATION for grant in granting):
        return None
    return {grant.scope_id for grant in granting if grant.scope_kind == kind and grant.scope_id is not None}


def allowed_somewhere(account: Any, what: May, *kinds: str) -> bool:
    """Whether there can be anything of these kinds that the account may do `what` in."""
    return any(allowed_scopes(account, what, kind) != set() for kind in kinds)


def _grants(account: Account) -> list[Grant]:
    known: list[Grant] | None = getattr(account, "_known_grants", None)
    if known is None:
        known = list(account.grants.all())
        account._known_grants = known  # type: ignore[attr-defined]
    return known
