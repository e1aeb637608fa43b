"""How one comes at a traject."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed, allowed_scopes

from .queries.trajecten import TrajectValue, traject, trajecten


def access_traject(account: Any, traject_id: int, what: May = May.IMPORT) -> TrajectValue:
    """The traject, when the account may do `what` in it; 404 when it may not see it, 403 when it may only see it."""
    found = traject(traject_id)
    scope = Scope("traject", traject_id)
    if found is None or not allowed(account, May.READ, scope):
        raise Http404
    if not allowed(account, what, scope):
        raise PermissionDenied
    return found


def accessible_trajecten(account: Any, what: May = May.IMPORT) -> list[TrajectValue]:
    return trajecten(allowed_scopes(account, what, "traject"))
