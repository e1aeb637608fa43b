"""What differs per organisation, filled in where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import access_undo
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_parameter, edits_parameters, edits_values_of, findable_processes
from stroomlijn.landscape.forms.library import NewParameterForm, ParameterNameForm
from stroomlijn.landscape.models import Mention, Parameter
from stroomlijn.landscape.operations import parameters as operations
from stroomlijn.landscape.queries.documents import uses_of
from stroomlijn.landscape.queries.parameter_table import history_of, parameter_table


@require_http_methods(["GET", "HEAD", "POST"])
def parameters(request: HttpRequest) -> HttpResponse:
    """The table of all parameters; its form keeps every value that changed, or adds a parameter."""
    editable = edits_values_of(request.user)
    if request.method != "POST":
        return _table(request, editable)
    if "nieuw" in request.POST:
        if not edits_parameters(request.user):
            raise PermissionDenied
        form = NewParameterForm(request.POST)
        added = _added(request, form) if form.is_valid() else None
        if added is None:
            return _table(request, editable, form=form)
        messages.success(request, _("Toegevoegd. Noem hem in een tekst als {%(key)s}.") % {"key": added.key})
        return redirect("parameters")
    filled, seen = _filled(request.POST, editable)
    try:
        number = operations.fill_in(Actor.of(request), filled, seen=seen)
    except Problem as problem:
        return _table(request, editable, request.POST, problem=sentence(problem.as_remark()))
    messages.success(request, ngettext("%d waarde bewaard.", "%d waarden bewaard.", number) % number)
    return redirect("parameters")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, parameter_id: int) -> HttpResponse:
    """Where a parameter is used and what was filled in before; its form renames or removes it."""
    found = access_parameter(request.user, parameter_id)
    may_change = edits_parameters(request.user)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    seen = seen_revision(request)
    if "weg" in request.POST:
        undo = reverse("parameter-undo", args=[operations.remove_parameter(Actor.of(request), found.pk, seen=seen)])
        messages.success(request, _("%(name)s is weggehaald.") % {"name": found.label}, extra_tags=undo)
        return redirect("parameters")
    form = ParameterNameForm(posted(request), initial={"naam": found.label})
    if request.method == "POST" and form.is_valid():
        try:
            operations.rename_parameter(Actor.of(request), found.pk, form.cleaned_data["naam"], seen=seen)
        except Problem as problem:
            form.add_error("naam", sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("parameter-change", found.pk)
    context = {
        "parameter": found,
        "form": form,
        "uses": uses_of(Mention.Kind.PARAMETER, found.key, findable_processes(request.user)),
        "history": history_of(found),
        "may_change": may_change,
    }
    return render(request, "landscape/parameter.html", context, status=422 if form.errors else 200)


@require_POST
def undo_removal(request: HttpRequest, undo_id: int) -> HttpResponse:
    if not edits_parameters(request.user):
        raise PermissionDenied
    kept = access_undo(request.user, undo_id, operations.REMOVED)
    back = operations.undo_remove_parameter(Actor.of(request), kept.pk)
    messages.success(request, _("%(name)s is er weer.") % {"name": back.label})
    return redirect("parameters")


def _table(
    request: HttpRequest,
    editable: set[int] | None,
    asked: QueryDict | None = None,
    *,
    form: NewParameterForm | None = None,
    problem: str = "",
) -> HttpResponse:
    organisations, rows = parameter_table(editable, asked.dict() if asked else None)  # type: ignore[arg-type]
    context = {
        "organisations": organisations,
        "rows": rows,
        "missing": sum(row.missing for row in rows),
        "may_change": edits_parameters(request.user),
        "problem": problem,
        "form": form or NewParameterForm(),
    }
    return render(request, "landscape/parameters.html", context, status=422 if problem or form else 200)


def _added(request: HttpRequest, form: NewParameterForm) -> Parameter | None:
    """None when it was refused, which the form then says."""
    try:
        return operations.add_parameter(Actor.of(request), form.cleaned_data["nieuw"])
    except Problem as problem:
        form.add_error("nieuw", sentence(problem.as_remark()))
        return None


def _filled(posted: QueryDict, editable: set[int] | None) -> tuple[dict[int, dict[int, str]], dict[int, int]]:
    """The values by parameter and organisation as far as one may fill them in, and the revisions that were shown."""
    filled: dict[int, dict[int, str]] = {}
    seen: dict[int, int] = {}
    for name, text in posted.items():
        word, *numbers = name.split("-")
        ids = [number for part in numbers if (number := number_in(part)) is not None]
        if word == "gezien" and len(ids) == 1 and (revision := number_in(str(text))) is not None:
            seen[ids[0]] = revision
        elif word == "waarde" and len(ids) == 2 and (editable is None or ids[1] in editable):
            filled.setdefault(ids[0], {})[ids[1]] = str(text)
    return filled, seen
