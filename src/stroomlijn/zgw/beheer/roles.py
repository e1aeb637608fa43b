"""Roles of the people who use an application: made, given rights, removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.zgw.models import UserRole
from stroomlijn.zgw.rights.applications import forget_rights

Right = Mapping[str, Any]


@transaction.atomic
def make_role(actor: Actor, *, name: str, rights: Sequence[Right]) -> UserRole:
    """Raises Problem for a name that is taken, or without rights."""
    if not rights:
        raise Problem("role-without-rights")
    role, new = UserRole.objects.get_or_create(name=name, defaults={"autorisaties": list(rights)})
    if not new:
        raise Problem("role-exists", name=name)
    _tell(actor, "user-role-made", role, scopes=_scopes(rights))
    return role


@transaction.atomic
def give_role_rights(actor: Actor, role_id: int, rights: Sequence[Right]) -> None:
    """Adds to what it may. Raises Problem when nothing is added."""
    if not rights:
        raise Problem("role-without-rights")
    role = UserRole.objects.select_for_update().get(pk=role_id)
    role.autorisaties = [*role.autorisaties, *rights]
    role.save(update_fields=["autorisaties"])
    _tell(actor, "user-role-rights-given", role, scopes=_scopes(rights))


@transaction.atomic
def take_role_right(actor: Actor, role_id: int, place: int) -> None:
    """Takes one of its rights, by its place; taking one that is not there changes nothing."""
    role = UserRole.objects.select_for_update().get(pk=role_id)
    taken = role.autorisaties[place : place + 1]
    if taken:
        role.autorisaties = [*role.autorisaties[:place], *role.autorisaties[place + 1 :]]
        role.save(update_fields=["autorisaties"])
        _tell(actor, "user-role-right-taken", role, scopes=_scopes(taken))


@transaction.atomic
def remove_role(actor: Actor, role_id: int) -> None:
    """From now on a token that names it gets nothing by that name."""
    role = UserRole.objects.select_for_update().get(pk=role_id)
    _tell(actor, "user-role-removed", role)
    role.delete()


def _scopes(rights: Sequence[Right]) -> list[str]:
    return [scope for one in rights for scope in one["scopes"]]


def _tell(actor: Actor, action: str, role: UserRole, **details: Any) -> None:
    audit(actor, action, "user-role", role.pk, name=role.name, **details)
    forget_rights()
