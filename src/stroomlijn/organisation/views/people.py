"""The list of people, somebody new, and names while one types."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, allowed, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.organisation.forms import NewPersonForm
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.queries import directory as reads
from stroomlijn.organisation.queries.people import people_named, person_of
from stroomlijn.organisation.queries.trajecten import all_organisations

PAGE = 50
DETAILS = ("name", "number", "email", "phone", "function")


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Who works here, searched and filtered."""
    require(request.user, May.ADMINISTER)
    wanted, number = wanted_in(request), page_number(request)
    rows, total = reads.directory(wanted, offset=(number - 1) * PAGE, limit=PAGE)
    context = {"rows": rows, "total": total, "page": page_of(total, number, PAGE), **filters(wanted)}
    return render(request, "organisation/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Somebody new, by hand."""
    require(request.user, May.ADMINISTER)
    form = NewPersonForm(request.POST or None, initial=_proposed(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        details = Details(**{field: given[field] for field in DETAILS})
        registers = {"teams": given["teams"], "werkrollen": given["werkrollen"]}
        try:
            made = make_person(Actor.of(request), given["organisation"], details, **registers)
        except Problem as problem:
            form.add_error("number" if "number" in problem.code else "email", sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s staat in de lijst.") % {"name": given["name"]})
            return redirect(_further(request) or reverse("person", args=[made]))
    context = {"form": form, "organisations": all_organisations()}
    return render(request, "organisation/person_new.html", context, status=422 if form.errors else 200)


def _proposed(request: HttpRequest) -> dict[str, object]:
    """What the address already says of somebody new."""
    return {"name": request.GET.get("naam", "")[:200], "email": request.GET.get("adres", "")[:254]}


def _further(request: HttpRequest) -> str:
    """Where somebody came from who was no person yet; empty when it is not said, or leads elsewhere."""
    address = request.GET.get("verder", "")
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, None) else ""


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Colleagues for the field one types in: who administers finds everybody, others people of their organisation."""
    text = next((value for key in ("by", "leader") if (value := request.GET.get(key, ""))), "")[:100]
    within = None if allowed(request.user, May.ADMINISTER) else person_of(request.user.pk)
    if within is None and not allowed(request.user, May.ADMINISTER):
        raise PermissionDenied
    found = people_named(text) if len(text) > 1 else []
    own = [one for one in found if within is None or one.organisation_id == within.organisation_id]
    return render(request, "organisation/parts/suggestions.html", {"people": own})


def wanted_in(request: HttpRequest) -> reads.Wanted:
    """What the filters of the address ask."""
    asked = request.GET
    state = asked.get("toon", "")
    return reads.Wanted(
        text=asked.get("tekst", "").strip()[:100],
        organisation=number_in(asked.get("organisatie", "")),
        team=number_in(asked.get("team", "")),
        werkrol=number_in(asked.get("werkrol", "")),
        state=state if state in reads.STATES else "",
    )


def filters(wanted: reads.Wanted) -> dict[str, object]:
    """What the form with the filters shows."""
    return {
        "wanted": wanted,
        "organisations": all_organisations(),
        "teams": reads.team_names(wanted.organisation),
        "werkrollen": reads.werkrol_choices(),
    }
