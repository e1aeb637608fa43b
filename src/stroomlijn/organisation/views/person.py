"""One person: their page, changed by hand, gone and back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.organisation.access import access_person
from stroomlijn.organisation.forms import LeaveForm, PersonForm
from stroomlijn.organisation.models import Person
from stroomlijn.organisation.operations.people import Details, come_back, edit_person, leave
from stroomlijn.organisation.queries.person_page import person_page
from stroomlijn.organisation.scope_form import ScopeForm

from .people import DETAILS


@require_safe
def show(request: HttpRequest, person_id: int) -> HttpResponse:
    """Everything about one person."""
    return page(request, access_person(request.user, person_id))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, person_id: int) -> HttpResponse:
    """Changed by hand. When somebody else was first, what was typed stays and what stands there now is shown."""
    person = access_person(request.user, person_id)
    form = PersonForm(request.POST or None, initial=_as_it_is(person), of=person.organisation_id)
    status = 200
    if request.method == "POST":
        status = _saved(request, person, form)
        if status == 302:
            messages.success(request, _("Bewaard."))
            return redirect("person", person_id)
    now = _differences(form) if status == 409 else []
    context = {"form": form, "person": person, "now": now}
    return render(request, "organisation/person_edit.html", context, status=status)


@require_POST
def leaves(request: HttpRequest, person_id: int) -> HttpResponse:
    """From a day this person does not work here; undone from the message that says so."""
    person = access_person(request.user, person_id)
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return page(request, person, leave=form)
    leave(Actor.of(request), person_id, form.cleaned_data["on"])
    told = _("%(name)s is uit dienst.") if form.cleaned_data["on"] <= clock.today() else _("%(name)s gaat uit dienst.")
    messages.success(request, told % {"name": person.name}, extra_tags=reverse("person-return", args=[person_id]))
    return redirect("person", person_id)


@require_POST
def returns(request: HttpRequest, person_id: int) -> HttpResponse:
    person = access_person(request.user, person_id)
    come_back(Actor.of(request), person_id)
    messages.success(request, _("%(name)s is in dienst.") % {"name": person.name})
    return redirect("person", person_id)


def page(request: HttpRequest, person: Person, *, link: str = "", **forms: object) -> HttpResponse:
    """The page of a person; `link` is shown this once, `forms` are those that were filled in wrongly."""
    wrong = any(getattr(form, "errors", None) for form in forms.values())
    context = {
        "person": person,
        "page": person_page(person),
        "link": request.build_absolute_uri(link) if link else "",
        "leave": LeaveForm(initial={"on": clock.today()}),
        "scope": ScopeForm(),
        **forms,
    }
    return render(request, "organisation/person.html", context, status=422 if wrong else 200)


def _saved(request: HttpRequest, person: Person, form: PersonForm) -> int:
    if not form.is_valid():
        return 422
    given = form.cleaned_data
    details = Details(**{field: given[field] for field in DETAILS})
    seen = seen_revision(request)
    try:
        edit_person(
            Actor.of(request), person.pk, details, teams=given["teams"], werkrollen=given["werkrollen"], seen=seen
        )
    except Problem as problem:
        field = {"person-number-taken": "number", "person-email-taken": "email"}.get(problem.code)
        form.add_error(field, sentence(problem.as_remark()))
        return 409 if problem.code == "changed-meanwhile" else 422
    return 302


def _as_it_is(person: Person) -> dict[str, str]:
    texts = {field: str(getattr(person, field)) for field in DETAILS}
    teams = "; ".join(team.name for team in person.teams.all())
    return texts | {"teams": teams, "werkrollen": "; ".join(role.name for role in person.werkrollen.all())}


def _differences(form: PersonForm) -> list[tuple[str, str]]:
    """What stands there now, of the fields that were typed otherwise."""
    return [
        (str(bound.label), str(bound.initial or _("leeg")))
        for bound in form
        if str(bound.initial or "") != str(bound.data or "").strip()
    ]
