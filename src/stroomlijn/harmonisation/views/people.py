"""Names of colleagues, for the fields of the workbench in which one types them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.harmonisation.access import parts_of
from stroomlijn.organisation.queries.people import people_named

FIELDS = ("owner", "by", "person")


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Names that look like what was typed, for who takes part in any working group."""
    if not parts_of(request.user) and not allowed_somewhere(request.user, May.HARMONISE, "traject"):
        raise PermissionDenied
    typed = next((request.GET[name] for name in FIELDS if name in request.GET), "")[:100]
    people = people_named(typed, limit=12) if len(typed) > 1 else []
    return render(request, "organisation/parts/suggestions.html", {"people": people})
