"""Reads of accounts that other contexts ask for."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import ALLOWS, May, Scope
from stroomlijn.foundation.models import Account, Grant, Message
from stroomlijn.foundation.paging import first_of
from stroomlijn.foundation.today import TodayRow, TodaySection


def accounts_who_may(what: May, *scopes: Scope) -> list[int]:
    """Active accounts that may do `what` for an object within any of the scopes."""
    roles = [role for role, allows in ALLOWS.items() if what in allows]
    reach = Q(scope_kind=Grant.ScopeKind.INSTALLATION)
    for scope in scopes:
        reach |= Q(scope_kind=scope.kind, scope_id=scope.id)
    grants = Grant.objects.filter(reach, role__in=roles, account__is_active=True)
    return sorted(set(grants.values_list("account", flat=True)))


def read_of(key: str) -> tuple[int, int]:
    """How many read the message with this key, of how many got it."""
    sent = Message.objects.filter(key=key)
    return sent.exclude(read_at=None).count(), sent.count()


def unread_messages(account_id: int) -> int:
    return Message.objects.filter(account_id=account_id, read_at=None).count()


def unread_section(account: Account, limit: int = 5) -> TodaySection:
    """The newest messages that were not read yet, as 'Vandaag' and the mail of Monday show them."""
    unread = Message.objects.filter(account=account, read_at=None).order_by("-created_at", "-pk")
    found, total = first_of(unread, limit)
    rows = tuple(TodayRow(message.title, message.url or "/berichten") for message in found)
    return TodaySection("berichten", _("Nieuwe berichten"), "bell", rows, total, "/berichten", to_do=False)


def newest_messages(account_id: int, limit: int = 50) -> list[Message]:
    return list(Message.objects.filter(account_id=account_id).order_by("-created_at", "-pk")[:limit])


def accounts_with(text: str, offset: int, limit: int) -> tuple[list[Account], int]:
    """Accounts with their roles, by name, whose name or e-mail address holds the text; and how many in all."""
    found = _holding(text).order_by("-is_active", "name", "pk")
    return list(found.prefetch_related("grants")[offset : offset + limit]), found.count()


@dataclass(frozen=True, slots=True)
class AccountValue:
    """An account as other contexts see it. `begun` tells whether its holder chose a password."""

    id: int
    email: str
    name: str
    is_active: bool
    begun: bool
    link_until: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class GrantValue:
    """A toegangsrol within a scope."""

    id: int
    role: str
    role_label: str
    scope_kind: str
    scope_id: int | None


def account_value(account_id: int) -> AccountValue | None:
    """The account, with until when a link that was not used yet works."""
    open_links = Q(onetimelink__used_at=None, onetimelink__expires_at__gt=timezone.now())
    until = Max("onetimelink__expires_at", filter=open_links)
    row = Account.objects.filter(pk=account_id).annotate(link_until=until).first()
    if row is None:
        return None
    return AccountValue(row.pk, row.email, row.name, row.is_active, row.has_usable_password(), row.link_until)


def accounts_by_email(emails: Collection[str]) -> dict[str, int]:
    """The ids of the accounts with these addresses (lower case), by address."""
    return dict(Account.objects.filter(email__in=list(emails)).values_list("email", "pk"))


def account_called(text: str) -> tuple[str, str] | None:
    """The name and the address of the account in use with this name or e-mail address, when there is only one."""
    meant = Q(name__iexact=text) | Q(email__iexact=text)
    found = list(Account.objects.filter(meant, is_active=True).values_list("name", "email")[:2])
    return found[0] if len(found) == 1 else None


def accounts_like(text: str, limit: int = 200) -> list[int]:
    """The ids of the accounts whose name or e-mail address holds this text."""
    return list(_holding(text).order_by("pk").values_list("pk", flat=True)[:limit])


def account_names(ids: Collection[int]) -> dict[int, str]:
    return dict(Account.objects.filter(pk__in=ids).values_list("pk", "name"))


def grants_of(account_ids: Collection[int]) -> dict[int, list[GrantValue]]:
    """The toegangsrollen of accounts, by account; one without any is left out."""
    found: dict[int, list[GrantValue]] = {}
    for row in Grant.objects.filter(account__in=account_ids).order_by("account", "pk"):
        value = GrantValue(row.pk, row.role, row.get_role_display(), row.scope_kind, row.scope_id)
        found.setdefault(row.account_id, []).append(value)
    return found


def _holding(text: str) -> QuerySet[Account]:
    return Account.objects.filter(Q(name__icontains=text) | Q(email__icontains=text))
