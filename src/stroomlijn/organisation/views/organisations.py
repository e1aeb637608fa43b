"""The organisations that work together, and what each is called."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.organisation.access import access_organisation
from stroomlijn.organisation.forms import OrganisationForm
from stroomlijn.organisation.operations.organisations import edit_organisation, make_organisation
from stroomlijn.organisation.queries.register import organisations as all_of_them


@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations, and a new one."""
    require(request.user, May.ADMINISTER)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_organisation(Actor.of(request), **form.cleaned_data)
        except Problem as problem:
            form.add_error("name", sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s staat erin.") % {"name": form.cleaned_data["name"]})
            return redirect("organisations")
    context = {"rows": all_of_them(), "form": form}
    return render(request, "organisation/organisations.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One organisation: its name and kind, and what other contexts know of it."""
    found = access_organisation(request.user, organisation_id)
    form = OrganisationForm(request.POST or None, initial={"name": found.name, "kind": found.kind})
    if request.method == "POST" and form.is_valid():
        try:
            edit_organisation(Actor.of(request), organisation_id, **form.cleaned_data, seen=seen_revision(request))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("organisation", organisation_id)
    context = {"organisation": found, "form": form}
    return render(request, "organisation/organisation.html", context, status=422 if form.errors else 200)
