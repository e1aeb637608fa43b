"""Who may see these pages: administrators. What is not there is not found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from stroomlijn.foundation.access import May, require
from stroomlijn.zgw.models import Abonnement, Applicatie, Levering


def access_application(account: Any, application_id: UUID) -> Applicatie:
    require(account, May.ADMINISTER)
    found = Applicatie.objects.filter(pk=application_id).first()
    if found is None:
        raise Http404
    return found


def access_subscription(account: Any, subscription_id: UUID) -> Abonnement:
    require(account, May.ADMINISTER)
    found = Abonnement.objects.filter(pk=subscription_id).first()
    if found is None:
        raise Http404
    return found


def access_message(account: Any, message_id: int) -> Levering:
    """A message that still waits, for its subscriber or for a person."""
    require(account, May.ADMINISTER)
    found = Levering.objects.filter(pk=message_id).first()
    if found is None:
        raise Http404
    return found
