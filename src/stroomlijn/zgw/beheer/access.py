"""Who may see these pages: administrators. What is not there is not found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from stroomlijn.foundation.access import May, require
from stroomlijn.zgw.models import Abonnement, Applicatie, Levering, UserRole


def access_application(account: Any, application_id: UUID) -> Applicatie:
    require(account, May.ADMINISTER)
    return get_object_or_404(Applicatie, pk=application_id)


def access_role(account: Any, role_id: int) -> UserRole:
    require(account, May.ADMINISTER)
    return get_object_or_404(UserRole, pk=role_id)


def access_subscription(account: Any, subscription_id: UUID) -> Abonnement:
    require(account, May.ADMINISTER)
    return get_object_or_404(Abonnement, pk=subscription_id)


def access_message(account: Any, message_id: int) -> Levering:
    """A message that still waits, for its subscriber or for a person."""
    require(account, May.ADMINISTER)
    return get_object_or_404(Levering, pk=message_id)
