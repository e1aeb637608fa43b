"""Trajecten: the list, and the inventory of one with its funnel."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.figures import STAGES
from stroomlijn.harmonisation.forms import TrajectForm
from stroomlijn.harmonisation.operations.grouping import start_grouping
from stroomlijn.harmonisation.queries.funnel import Funnel, funnel
from stroomlijn.harmonisation.queries.groups import group_of, groups, latest_grouping, processes_in
from stroomlijn.landscape.queries.inventory import inventory
from stroomlijn.organisation.access import access_traject, accessible_trajecten
from stroomlijn.organisation.operations.trajecten import make_traject

PAGE = 50
HOW_FAR = {
    "groep": gettext_lazy("In een groep"),
    "samenvoegen": gettext_lazy("In werk"),
    "besloten": gettext_lazy("Besloten"),
    "gepubliceerd": gettext_lazy("Gepubliceerd"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def trajecten(request: HttpRequest) -> HttpResponse:
    """All trajecten one works in, and the form for a new one."""
    may_begin = allowed(request.user, May.IMPORT)
    form = TrajectForm(request.POST or None)
    if request.method == "POST" and not may_begin:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            traject = make_traject(Actor.of(request), **form.cleaned_data)
        except Problem as problem:
            form.add_error("name", sentence(problem.as_remark()))
        else:
            return redirect("traject", traject.pk)
    context = {"trajecten": accessible_trajecten(request.user), "form": form, "may_begin": may_begin}
    return render(request, "harmonisation/trajecten.html", context, status=422 if form.errors else 200)


@require_safe
def traject(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The inventory: every source process, filtered; above it the funnel."""
    found = access_traject(request.user, traject_id)
    stage = request.GET.get("stap", "")
    text = request.GET.get("tekst", "").strip()[:100]
    organisation_id = number_in(request.GET.get("organisatie", ""))
    number = page_number(request)
    listing = inventory(
        found.id,
        text=text,
        organisation_id=organisation_id,
        only=processes_in(found.id, stage),
        offset=(number - 1) * PAGE,
        limit=PAGE,
    )
    counts = funnel(found.id)
    context = {
        "traject": found,
        "stages": stages(found.id, counts),
        "counts": counts,
        "grouping": latest_grouping(found.id),
        "listing": listing,
        "lying": group_of([row.id for row in listing.rows]),
        "page": page_of(listing.total, number, PAGE),
        "stage": stage,
        "stage_words": HOW_FAR,
        "text": text,
        "organisation_id": organisation_id,
        "chips": _chips(request, listing.organisations),
    }
    return render(request, "harmonisation/traject.html", context)


@require_POST
def compare(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Has all processes compared; the page follows how far it is."""
    found = access_traject(request.user, traject_id, May.HARMONISE)
    start_grouping(Actor.of(request), found.id)
    messages.success(request, _("De processen worden vergeleken. Dat duurt meestal een paar seconden."))
    return redirect("groups", found.id)


@require_GET
def follow(request: HttpRequest, traject_id: int) -> StreamingHttpResponse:
    found = access_traject(request.user, traject_id)
    return live.stream(f"traject-{found.id}")


@require_safe
def group_list(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The groups of a traject, the largest first."""
    found = access_traject(request.user, traject_id)
    stage, text = request.GET.get("stap", ""), request.GET.get("tekst", "").strip()[:100]
    number = page_number(request)
    rows, total = groups(found.id, stage=stage, text=text, offset=(number - 1) * PAGE, limit=PAGE)
    counts = funnel(found.id)
    context = {
        "traject": found,
        "stages": stages(found.id, counts),
        "counts": counts,
        "grouping": latest_grouping(found.id),
        "rows": rows,
        "total": total,
        "page": page_of(total, number, PAGE),
        "stage": stage,
        "text": text,
    }
    template = "harmonisation/groups.html#state" if request.headers.get("HX-Request") else "harmonisation/groups.html"
    return render(request, template, context)


def stages(traject_id: int, counts: Funnel) -> list[dict[str, object]]:
    """The funnel as the page draws it; each number opens what it counts."""
    groups_url = reverse("groups", args=[traject_id])
    opens = {
        "imported": reverse("traject", args=[traject_id]),
        "groups": groups_url,
        "merging": f"{groups_url}?stap=samenvoegen",
        "decided": f"{groups_url}?stap=besloten",
        "published": f"{groups_url}?stap=gepubliceerd",
    }
    return [
        {"name": _(title), "count": getattr(counts, stage), "url": opens[stage]}
        for stage, (_figure, title) in STAGES.items()
    ]


def _chips(request: HttpRequest, organisations: list[tuple[int, str, int]]) -> list[tuple[str, str]]:
    """Each filter that is on, in words, with the address that leaves it out."""
    names = {str(pk): name for pk, name, _number in organisations}
    text, organisation, stage = (request.GET.get(name, "").strip() for name in ("tekst", "organisatie", "stap"))
    said = {
        "tekst": _("‘%(text)s’") % {"text": text[:100]} if text else "",
        "organisatie": names.get(organisation, ""),
        "stap": str(HOW_FAR.get(stage, "")),
    }
    chips = []
    for name, words in said.items():
        if words:
            query = request.GET.copy()
            query.pop(name)
            query.pop("pagina", None)
            chips.append((words, f"?{query.urlencode()}"))
    return chips
