"""Who acts for whom: set by an administrator, or by everybody for themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import access_undo
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.problems import sentence
from stroomlijn.organisation.access import access_person
from stroomlijn.organisation.forms import DeputyForm
from stroomlijn.organisation.operations.deputies import DROPPED, drop_deputy, set_deputy, undo_drop_deputy
from stroomlijn.organisation.queries.people import PersonValue, person_of
from stroomlijn.organisation.queries.person_page import deputies_of


@require_http_methods(["GET", "HEAD", "POST"])
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The deputies of somebody else, for who administers."""
    person = access_person(request.user, person_id)
    form = _form(request, person.organisation_id)
    if request.method == "POST" and _set(request, person_id, form):
        return redirect("person", person_id)
    context = {"form": form, "person": person, "deputies": deputies_of(person_id), "own": False}
    return render(request, "organisation/deputies.html", context, status=422 if form.errors else 200)


@require_POST
def drop(request: HttpRequest, person_id: int, deputy_id: int) -> HttpResponse:
    access_person(request.user, person_id)
    undo = drop_deputy(Actor.of(request), person_id, deputy_id)
    _tell_dropped(request, reverse("person-deputy-undo", args=[person_id, undo]) if undo else "")
    return redirect("person-deputy", person_id)


@require_POST
def undo_drop(request: HttpRequest, person_id: int, undo_id: int) -> HttpResponse:
    access_person(request.user, person_id)
    _undo(request, person_id, undo_id)
    return redirect("person-deputy", person_id)


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """My own deputies. An account without a person reads what to do about that."""
    person = person_of(request.user.pk)
    if person is None:
        return render(request, "organisation/no_person.html")
    form = _form(request, person.organisation_id)
    if request.method == "POST" and _set(request, person.id, form):
        return redirect("my-deputy")
    context = {"form": form, "person": person, "deputies": deputies_of(person.id), "own": True}
    return render(request, "organisation/deputies.html", context, status=422 if form.errors else 200)


@require_POST
def drop_mine(request: HttpRequest, deputy_id: int) -> HttpResponse:
    undo = drop_deputy(Actor.of(request), _me(request).id, deputy_id)
    _tell_dropped(request, reverse("my-deputy-undo", args=[undo]) if undo else "")
    return redirect("my-deputy")


@require_POST
def undo_drop_mine(request: HttpRequest, undo_id: int) -> HttpResponse:
    _undo(request, _me(request).id, undo_id)
    return redirect("my-deputy")


def _tell_dropped(request: HttpRequest, undo: str) -> None:
    messages.success(request, _("De vervanging is weggehaald."), extra_tags=undo)


def _undo(request: HttpRequest, person_id: int, undo_id: int) -> None:
    kept = access_undo(request.user, undo_id, DROPPED, of=person_id)
    undo_drop_deputy(Actor.of(request), kept.pk)
    messages.success(request, _("De vervanging staat weer."))


def _me(request: HttpRequest) -> PersonValue:
    person = person_of(request.user.pk)
    if person is None:
        raise Http404
    return person


def _form(request: HttpRequest, organisation: int) -> DeputyForm:
    return DeputyForm(request.POST or None, initial={"begins": clock.today()}, organisation=organisation)


def _set(request: HttpRequest, person_id: int, form: DeputyForm) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    try:
        set_deputy(Actor.of(request), person_id, given["by"], begins=given["begins"], ends=given["ends"])
    except Problem as problem:
        form.add_error("ends" if problem.code == "deputy-ends-first" else "by", sentence(problem.as_remark()))
        return False
    messages.success(request, _("De vervanging staat."))
    return True
