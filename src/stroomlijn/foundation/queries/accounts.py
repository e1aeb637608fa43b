"""Reads of accounts that other contexts ask for."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import ALLOWS, May, Scope
from stroomlijn.foundation.models import Account, Grant, Message
from stroomlijn.foundation.today import TodayRow, TodaySection


def accounts_who_may(what: May, *scopes: Scope) -> list[int]:
    """Active accounts that may do `what` for an object within any of the scopes."""
    roles = [role for role, allows in ALLOWS.items() if what in allows]
    reach = Q(scope_kind=Grant.ScopeKind.INSTALLATION)
    for scope in scopes:
        reach |= Q(scope_kind=scope.kind, scope_id=scope.id)
    grants = Grant.objects.filter(reach, role__in=roles, account__is_active=True)
    return sorted(set(grants.values_list("account", flat=True)))


def unread_messages(account_id: int) -> int:
    return Message.objects.filter(account_id=account_id, read_at=None).count()


def unread_section(account: Account, limit: int = 5) -> TodaySection:
    """The newest messages that were not read yet, as 'Vandaag' and the mail of Monday show them."""
    unread = Message.objects.filter(account=account, read_at=None).order_by("-created_at", "-pk")
    rows = tuple(TodayRow(message.title, message.url or "/berichten") for message in unread[:limit])
    total = len(rows) if len(rows) < limit else unread.count()
    return TodaySection("berichten", _("Nieuwe berichten"), "bell", rows, total, "/berichten", to_do=False)


def newest_messages(account_id: int, limit: int = 50) -> list[Message]:
    return list(Message.objects.filter(account_id=account_id).order_by("-created_at", "-pk")[:limit])


def all_accounts() -> list[Account]:
    """Every account with its roles, by name."""
    return list(Account.objects.prefetch_related("grants").order_by("-is_active", "name", "pk"))
