"""The landscapes of a traject side by side, and the list of everything in them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.harmonisation.queries.group_members import processes as chosen_for
from stroomlijn.harmonisation.queries.groups import group_of
from stroomlijn.harmonisation.queries.landscapes import landscapes
from stroomlijn.harmonisation.queries.process_list import process_page
from stroomlijn.landscape.queries.source_facts import LACKS

from .arranging import choices
from .asked import LACKING, asked_processes, chips, process_filters
from .traject_page import of_traject

PAGE = 50


@require_safe
def traject(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Per organisation what there is, and what they share."""
    found, context = of_traject(request, traject_id)
    context |= {"landscapes": landscapes(found.id), "lacks": [(word, LACKING[word]) for word in LACKS]}
    template = "harmonisation/traject.html#state" if request.headers.get("HX-Request") else "harmonisation/traject.html"
    return render(request, template, context)


@require_safe
def process_list(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Every source process, filtered; chosen ones are put in a cluster, dropped or bound together."""
    found, context = of_traject(request, traject_id)
    number = page_number(request)
    asked = asked_processes(request.GET.dict())
    listing = process_page(found.id, asked, offset=(number - 1) * PAGE, limit=PAGE)
    ids = [row.id for row in listing.rows]
    filters = process_filters(request, listing.organisations)
    context |= {
        "total": listing.total,
        "members": chosen_for(ids),
        "lying": group_of(ids),
        "page": page_of(listing.total, number, PAGE),
        "text": asked.text,
        "filters": filters,
        "chips": chips(request, filters),
        "over": "processen",
        **choices(found.id),
    }
    return render(request, "harmonisation/processes.html", context)
