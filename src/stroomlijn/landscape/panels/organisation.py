"""What the landscape keeps for an organisation, on its page."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from stroomlijn.organisation.queries.trajecten import organisations


def of_organisation(request: HttpRequest, organisation_id: int) -> str:
    """The ways to its processes and to what differs there."""
    names = organisations({organisation_id})
    return render_to_string("landscape/panels/organisation.html", {"name": names.get(organisation_id, "")}, request)
