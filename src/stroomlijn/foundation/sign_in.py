"""Signing in by e-mail address and password, with a delay after many failures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils import timezone

from .models import Account, SignInAttempt

WINDOW = timedelta(minutes=15)
MOST_PER_EMAIL = 10
MOST_PER_ORIGIN = 50


class AccountBackend:
    """Django's authentication by Account."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        account = Account.objects.filter(email=(username or "").strip().lower()).first()
        if account is None:
            make_password(password)  # the same time for an unknown address, so that nobody can list accounts
            return None
        return account if account.check_password(password or "") and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.filter(pk=user_id, is_active=True).first()


def too_many_attempts(email: str, origin: str) -> bool:
    """Whether this address or this origin failed too often in the last quarter of an hour."""
    recent = SignInAttempt.objects.filter(at__gt=timezone.now() - WINDOW)
    return (
        recent.filter(email=email.strip().lower()[:254]).count() >= MOST_PER_EMAIL
        or recent.filter(origin=origin).count() >= MOST_PER_ORIGIN
    )


def forget_old_attempts() -> None:
    SignInAttempt.objects.filter(at__lt=timezone.now() - WINDOW).delete()
