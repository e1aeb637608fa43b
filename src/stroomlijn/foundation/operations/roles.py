"""Taking a toegangsrol away, without ever being left without an administrator."""

from __future__ import annotations

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Grant

from .recording import audit


@transaction.atomic
def take_role(actor: Actor, account_id: int, grant_id: int) -> None:
    """Takes a toegangsrol of an account away; one that is gone already changes nothing.

    Raises Problem "last-administrator" when nobody else administers the whole installation.
    """
    grant = Grant.objects.filter(pk=grant_id, account=account_id).first()
    if grant is None:
        return
    if _administers(grant):
        require_other_administrator(account_id)
    grant.delete()
    audit(actor, "role-taken", "account", account_id, role=grant.role, scope=[grant.scope_kind, grant.scope_id])


def require_other_administrator(account_id: int) -> None:
    """Raises Problem "last-administrator" when only this account administers everything.

    Locks all those roles until the end of the transaction: of two who take away each other's, the second is refused.
    """
    roles = Grant.objects.filter(role=Grant.Role.BEHEERDER, scope_kind=Grant.ScopeKind.INSTALLATION)
    list(roles.select_for_update(of=("self",)).order_by("pk"))
    held = set(roles.filter(account__is_active=True).values_list("account", flat=True))
    if held == {account_id}:
        raise Problem("last-administrator")


def _administers(grant: Grant) -> bool:
    return grant.role == Grant.Role.BEHEERDER and grant.scope_kind == Grant.ScopeKind.INSTALLATION
