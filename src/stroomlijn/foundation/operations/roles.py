"""Toegangsrollen given to many and taken from one, without ever being left without an administrator."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Grant

from .recording import audit, audit_many


@transaction.atomic
def take_role(actor: Actor, account_id: int, grant_id: int) -> None:
    """Takes a toegangsrol of an account away; one that is gone already changes nothing.

    Raises Problem "last-administrator" when nobody else administers the whole installation.
    """
    grant = Grant.objects.filter(pk=grant_id, account=account_id).first()
    if grant is None:
        return
    if _administers(grant):
        require_administrator_besides([account_id])
    grant.delete()
    audit(actor, "role-taken", "account", account_id, role=grant.role, scope=[grant.scope_kind, grant.scope_id])


@transaction.atomic
def give_roles(actor: Actor, wanted: Collection[tuple[int, str]]) -> None:
    """Gives accounts a role for everything; one that is held already changes nothing."""
    grants = Grant.objects.filter(account__in={account for account, _ in wanted}, scope_id=None)
    held = set(grants.values_list("account", "role"))
    new = [pair for pair in dict.fromkeys(wanted) if pair not in held]
    Grant.objects.bulk_create((Grant(account_id=account, role=role) for account, role in new), ignore_conflicts=True)
    for role in sorted({role for _, role in new}):
        facts = {"role": role, "scope": [Grant.ScopeKind.INSTALLATION.value, None]}
        audit_many(actor, "role-given", "account", {account: facts for account, given in new if given == role})


def require_administrator_besides(account_ids: Collection[int]) -> None:
    """Raises Problem "last-administrator" when without these accounts nobody administers everything.

    Locks all those roles until the end of the transaction: of two who take away each other's, the second is refused.
    """
    roles = Grant.objects.filter(role=Grant.Role.BEHEERDER, scope_kind=Grant.ScopeKind.INSTALLATION)
    list(roles.select_for_update(of=("self",)).order_by("pk"))
    held = set(roles.filter(account__is_active=True).values_list("account", flat=True))
    if held and held <= set(account_ids):
        raise Problem("last-administrator")


def _administers(grant: Grant) -> bool:
    return grant.role == Grant.Role.BEHEERDER and grant.scope_kind == Grant.ScopeKind.INSTALLATION
