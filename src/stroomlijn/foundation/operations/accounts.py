"""Accounts, what they may do, and the one-time link by which somebody sets a first password."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, Grant, OneTimeLink
from stroomlijn.foundation.text import storable

from .recording import audit, audit_many
from .roles import require_administrator_besides

LINK_LIFETIME = timedelta(days=3)


@transaction.atomic
def make_account(actor: Actor, *, email: str, name: str, password: str | None = None) -> Account:
    """A new account; without a password it can only be opened by a one-time link.

    Raises Problem "account-exists" when the address is taken.
    """
    email = email.strip().lower()
    if Account.objects.filter(email=email).exists():
        raise Problem("account-exists", email=email)
    account = Account(email=email, name=name.strip())
    account.set_password(password)
    account.save()
    audit(actor, "account-made", "account", account.pk)
    return account


@transaction.atomic
def give_role(
    actor: Actor, account: Account, role: str, *, scope_kind: str = "installation", scope_id: int | None = None
) -> None:
    """Gives a toegangsrol within a scope; giving it twice changes nothing."""
    _, new = Grant.objects.get_or_create(account=account, role=role, scope_kind=scope_kind, scope_id=scope_id)
    if new:
        audit(actor, "role-given", "account", account.pk, role=role, scope=[scope_kind, scope_id])


@transaction.atomic
def first_administrator_link() -> str | None:
    """The path of a one-time link that makes the first administrator; None once there is one."""
    if Grant.objects.filter(role=Grant.Role.BEHEERDER, account__is_active=True).exists():
        return None
    OneTimeLink.objects.filter(account=None, used_at=None).delete()
    return f"/begin/{_new_link(None)}"


@transaction.atomic
def invite(actor: Actor, *, email: str, name: str, role: str) -> str:
    """A new account with a role for everything; returns the path of the link by which its holder begins.

    Raises Problem "account-exists" when the address is taken.
    """
    account = make_account(actor, email=storable(email), name=storable(name))
    give_role(actor, account, role)
    return new_link(actor, account.pk)


@transaction.atomic
def new_link(actor: Actor, account_id: int) -> str:
    """The path of a fresh one-time link for an account; links that were not used yet stop working."""
    account = Account.objects.select_for_update().get(pk=account_id)
    OneTimeLink.objects.filter(account=account, used_at=None).delete()
    return f"/begin/{_new_link(account, actor)}"


def switch_account(actor: Actor, account_id: int, *, on: bool) -> None:
    """Lets an account sign in, or no longer: its sessions end at once. Raises Problem for the last administrator."""
    switch_accounts(actor, [account_id], on=on)


@transaction.atomic
def switch_accounts(actor: Actor, account_ids: Collection[int], *, on: bool) -> None:
    """The same for many; those that stand so already are left alone."""
    if not on:
        require_administrator_besides(account_ids)
    accounts = Account.objects.select_for_update().filter(pk__in=account_ids, is_active=not on)
    switched = list(accounts.order_by("pk").values_list("pk", flat=True))
    Account.objects.filter(pk__in=switched).update(is_active=on)
    audit_many(actor, "account-switched-on" if on else "account-switched-off", "account", {pk: {} for pk in switched})


@transaction.atomic
def open_link(token: str, *, password: str, origin: str, email: str = "", name: str = "") -> Account:
    """Uses a one-time link: makes the first administrator, or sets the password of the account it belongs to.

    Raises Problem when the link is unknown, used or too old, or the address of a new account is taken.
    """
    link = usable_link(token, lock=True)
    if link is None:
        raise Problem("link-not-usable")
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    actor = Actor(link.account_id, origin)
    if link.account is None:
        account = make_account(actor, email=email, name=name, password=password)
        give_role(actor, account, Grant.Role.BEHEERDER)
        return account
    link.account.set_password(password)
    link.account.save(update_fields=["password"])
    audit(actor, "password-set", "account", link.account.pk)
    return link.account


def usable_link(token: str, *, lock: bool = False) -> OneTimeLink | None:
    """The link, when it was not used, is not too old, and its account may sign in."""
    links = OneTimeLink.objects.select_for_update(of=("self",)) if lock else OneTimeLink.objects
    found = links.filter(token_hash=hash_of(token), used_at=None, expires_at__gt=timezone.now())
    return found.exclude(account__is_active=False).first()


def _new_link(account: Account | None, actor: Actor = PRODUCT) -> str:
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(token_hash=hash_of(token), account=account, expires_at=timezone.now() + LINK_LIFETIME)
    audit(actor, "one-time-link-made", "account", account.pk if account else 0)
    return token


def hash_of(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()
