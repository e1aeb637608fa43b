"""Who reads what is told about changes: writers first, the klankbordgroep before it is sent, then everybody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.harmonisation.models import Announcement

from .part import parts_of

State = Announcement.State


def access_announcement(account: Any, announcement_id: int, what: May = May.READ) -> Announcement:
    """The announcement; 404 for who may not read it yet, 403 for who may only read.

    HARMONISE is to write and send it, FOLLOW to propose another wording before it is sent.
    """
    found = Announcement.objects.select_related("traject").filter(pk=announcement_id).first()
    if found is None or not _reads(account, found):
        raise Http404
    if what == May.HARMONISE and not writes(account, found.traject_id):
        raise PermissionDenied
    if what == May.FOLLOW and not (writes(account, found.traject_id) or _takes_part(account, found.traject_id)):
        raise PermissionDenied
    return found


def writes(account: Any, traject_id: int) -> bool:
    """Whether the account writes and sends what is told about changes."""
    return allowed(account, May.HARMONISE, Scope("traject", traject_id))


def _reads(account: Any, found: Announcement) -> bool:
    if writes(account, found.traject_id):
        return True
    if found.state == State.SHOWN:
        return _takes_part(account, found.traject_id)
    return found.state == State.SENT and allowed(account, May.READ, Scope("traject", found.traject_id))


def _takes_part(account: Any, traject_id: int) -> bool:
    return any(part.traject_id == traject_id for part in parts_of(account))
