"""Accounts for many people at once, each with a role and the one-time link by which its holder begins."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Grant, OneTimeLink
from stroomlijn.foundation.text import storable

from .accounts import LINK_LIFETIME, hash_of
from .recording import audit_many


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who gets an account; `role` holds for everything."""

    email: str
    name: str
    role: str


@transaction.atomic
def invite_all(actor: Actor, invited: Sequence[Invited]) -> list[tuple[int, str]]:
    """Id of the account and path of the link for each, in the same order, in as many queries as for one.

    The links are kept nowhere. Raises Problem "account-exists" when an address is taken.
    """
    addresses = [one.email.strip().lower() for one in invited]
    taken = Account.objects.filter(email__in=addresses).values_list("email", flat=True).first()
    if taken:
        raise Problem("account-exists", email=taken)
    accounts = Account.objects.bulk_create(
        Account(email=email, name=storable(one.name).strip(), password=make_password(None))
        for email, one in zip(addresses, invited, strict=True)
    )
    both = list(zip(accounts, invited, strict=True))
    Grant.objects.bulk_create(Grant(account=account, role=one.role) for account, one in both)
    audit_many(actor, "account-made", "account", {account.pk: {} for account in accounts})
    given = {account.pk: {"role": one.role, "scope": ["installation", None]} for account, one in both}
    audit_many(actor, "role-given", "account", given)
    return [(account.pk, path) for account, path in zip(accounts, _links(actor, accounts), strict=True)]


def _links(actor: Actor, accounts: Sequence[Account]) -> list[str]:
    tokens = [secrets.token_urlsafe(32) for _ in accounts]
    until = timezone.now() + LINK_LIFETIME
    OneTimeLink.objects.bulk_create(
        OneTimeLink(token_hash=hash_of(token), account=account, expires_at=until)
        for account, token in zip(accounts, tokens, strict=True)
    )
    audit_many(actor, "one-time-link-made", "account", {account.pk: {} for account in accounts})
    return [f"/begin/{token}" for token in tokens]
