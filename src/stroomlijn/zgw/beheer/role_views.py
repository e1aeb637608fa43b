"""Roles of the people who use an application, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.problems import sentence

from . import queries as reads
from . import roles as writes
from .access import access_role
from .forms import RightsForm, RoleForm
from .person import here_of_person


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest) -> HttpResponse:
    """All roles, and the form for a new one."""
    require(request.user, May.ADMINISTER)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rights = form.rights(here_of_person(request).base)
        try:
            made = writes.make_role(Actor.of(request), name=form.cleaned_data["name"], rights=rights)
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s is toegevoegd.") % {"name": made.name})
            return redirect("register-role", made.pk)
    return _page(request, "zgw/roles.html", form, roles=reads.roles())


@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest, role_id: int) -> HttpResponse:
    """What one role may, and the form that gives it more."""
    found, form = access_role(request.user, role_id), RightsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            writes.give_role_rights(Actor.of(request), found.pk, form.rights(here_of_person(request).base))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("%(name)s mag nu meer.") % {"name": found.name})
            return redirect("register-role", found.pk)
    return _page(request, "zgw/role.html", form, role=found, rights=reads.rights_in(found.autorisaties))


@require_POST
def take_right(request: HttpRequest, role_id: int, place: int) -> HttpResponse:
    found = access_role(request.user, role_id)
    writes.take_role_right(Actor.of(request), found.pk, place)
    messages.success(request, _("Het recht is weggehaald."))
    return redirect("register-role", found.pk)


@require_POST
def remove(request: HttpRequest, role_id: int) -> HttpResponse:
    found = access_role(request.user, role_id)
    writes.remove_role(Actor.of(request), found.pk)
    messages.success(request, _("%(name)s is verwijderd.") % {"name": found.name})
    return redirect("register-roles")


def _page(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
