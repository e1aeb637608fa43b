"""The library: everything that was published, mine first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries.tagged import TAG_LENGTH, tagged
from stroomlijn.landscape.access import access_process, readable_process_ids, readable_processes
from stroomlijn.landscape.operations.favourites import set_favourite
from stroomlijn.landscape.queries.beginning import next_step
from stroomlijn.landscape.queries.library import Chosen, Library
from stroomlijn.organisation.queries.people import person_of
from stroomlijn.organisation.queries.unknown_work import unknown_work

PAGE, STEPS = 50, 100
FILTERS = {
    "text": "tekst",
    "domain": "domein",
    "group": "groep",
    "owner": "eigenaar",
    "organisation": "organisatie",
    "werkrol": "werkrol",
}


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The search field, ways to look round, what just changed, and all published processes."""
    known = _library(request)
    number = page_number(request)
    chosen = Chosen(**{name: request.GET.get(word, "").strip()[:300] for name, word in FILTERS.items()})
    looking_round = chosen == Chosen(domain=chosen.domain) and number == 1
    front = looking_round and not chosen.domain
    found = known.page(chosen, offset=(number - 1) * PAGE, limit=PAGE, front=front)
    context = {
        "found": found,
        "page": page_of(found.total, number, PAGE),
        "chosen": chosen,
        "is_limited": chosen != Chosen(),
        "choices": known.choices(),
        "tiles": known.tiles(chosen.domain) if looking_round else [],
        "start": None if found.total or chosen != Chosen() else next_step(request.user),
    }
    return render(request, "landscape/library.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My processes: by my werkrollen, and those I keep at hand."""
    known = _library(request)
    number = page_number(request)
    favourites, mine, total = known.own(PAGE, offset=(number - 1) * PAGE)
    context = {
        "favourites": favourites,
        "mine": mine,
        "page": page_of(total, number, PAGE),
        "person": known.person,
        "unknown": unknown_work(request.user),
    }
    return render(request, "landscape/my_processes.html", context)


@require_safe
def system(request: HttpRequest) -> HttpResponse:
    """The steps that are done in one system, by process; `naam` holds every way in which it is written."""
    names = [name[:TAG_LENGTH] for name in request.GET.getlist("naam") if name.strip()][:20]
    number = page_number(request)
    within = readable_process_ids(request.user)
    tags = [f"systeem:{name}" for name in names]
    steps, total = tagged("process-step", tags, within, offset=(number - 1) * STEPS, limit=STEPS)
    context = {"name": names[0] if names else "", "steps": steps, "total": total, "page": page_of(total, number, STEPS)}
    return render(request, "landscape/system.html", context)


@require_POST
def favourite(request: HttpRequest, process_id: int) -> HttpResponse:
    """Puts a process at hand or takes it away; answers with the button anew, or goes back to where one was."""
    process = access_process(request.user, process_id)
    wanted = request.POST.get("aan") == "1"
    set_favourite(Actor.of(request), process.pk, wanted)
    if "HX-Request" in request.headers:
        context = {"process_id": process.pk, "name": process.name, "is_favourite": wanted}
        return render(request, "landscape/parts/favourite.html", context)
    back = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else reverse("process", args=[process.pk]))


def _library(request: HttpRequest) -> Library:
    account_id = Actor.of(request).person
    return Library(readable_processes(request.user), account_id, person_of(account_id))
