"""How somebody looks at a workshop: on the big screen, along with who goes ahead, or going ahead themselves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from stroomlijn.harmonisation.access.groups import leads_workshop
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.queries.workshop_now import workshop_now

BIG, ALONG, AHEAD = "groot", "mee", "voor"


def screen(request: HttpRequest, found: Group, *, may_harmonise: bool) -> dict[str, Any]:
    """The big screen follows, and goes ahead for who may decide; others choose one of the two, or neither."""
    asked = request.GET.get("kijk", "")
    big = request.GET.get("scherm") == BIG
    now = workshop_now(found.pk)
    may_lead = may_harmonise and now is not None and leads_workshop(request.user, found, now.working_group_id)
    return {
        "big": big,
        "follows": big or asked == ALONG,
        "ahead": (big and may_harmonise) or (may_lead and asked == AHEAD),
        "may_lead": may_lead,
        "workshop": now,
    }
