"""From concept to published: state, publication, validity, withdrawal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_process, access_withdrawal, may, readable_processes
from stroomlijn.landscape.forms.owner import NewPeriodForm, PeriodForm, ReleaseForm, WithdrawForm
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.operations import approving, releasing, validity, withdrawing
from stroomlijn.landscape.queries.names import processes_called
from stroomlijn.landscape.queries.owner import periods_of, published_versions
from stroomlijn.landscape.queries.release import release_page, to_release
from stroomlijn.organisation.queries.trajecten import all_organisations


@require_POST
def set_state(request: HttpRequest, process_id: int) -> HttpResponse:
    """A concept goes to review, is adopted, or goes back. Adopting is for who may publish."""
    state = request.POST.get("stand", "")
    adopting = state == Version.State.VASTGESTELD
    process = access_process(request.user, process_id, May.PUBLISH if adopting else May.EDIT)
    version = to_release(process, request.POST.get("versie", ""))
    if version is None:
        raise Http404
    done = approving.set_state(Actor.of(request), version.pk, state, seen=seen_revision(request))
    told = {"number": done.number, "state": done.get_state_display().lower()}
    messages.success(request, _("Versie %(number)s staat nu op ‘%(state)s’.") % told)
    return redirect("process", process.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, process_id: int) -> HttpResponse:
    """What one must see before publishing, and the form. A refusal keeps what was filled in."""
    process = access_process(request.user, process_id, May.PUBLISH)
    version = (
        _of_form(process, request) if request.method == "POST" else to_release(process, request.GET.get("versie", ""))
    )
    if version is None:
        return render(request, "landscape/publish_none.html", {"process": process})
    page = release_page(process, version)
    form = ReleaseForm(page, request.POST) if request.method == "POST" else ReleaseForm.first(page, process.review_on)
    if request.method == "POST" and form.is_valid() and (done := _released(request, process, version, form)):
        told = {"name": done.name, "number": done.number}
        messages.success(request, _("%(name)s is gepubliceerd: versie %(number)s.") % told)
        return redirect("process", process.pk)
    context = {"process": process, "version": version, "page": page, "form": form}
    return render(request, "landscape/publish.html", context, status=422 if form.errors else 200)


@require_POST
def make_readable(request: HttpRequest, process_id: int) -> HttpResponse:
    """Publishes an imported process as it is."""
    process = access_process(request.user, process_id, May.PUBLISH)
    made = releasing.make_readable(Actor.of(request), [process.pk])
    for code in made.refused.values():
        raise Problem(code)
    messages.success(request, _("Collega’s kunnen %(name)s nu lezen en vinden.") % {"name": process.name})
    return redirect("process", process.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def periods(request: HttpRequest, process_id: int) -> HttpResponse:
    """From when until when which version applies, per organisation."""
    process = access_process(request.user, process_id, May.PUBLISH)
    versions = published_versions(process)
    forms = [
        (row, PeriodForm(posted(request), prefix=f"p{row.id}", initial=row.initial)) for row in periods_of(process)
    ]
    names = all_organisations()
    adding = NewPeriodForm([(one.pk, one.number) for one in versions], names, _adding(request), prefix="nieuw")
    problem = _set_periods(request, process, forms, adding) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        messages.success(request, _("De geldigheid is bewaard."))
        return redirect("process-validity", process.pk)
    context = {"process": process, "forms": forms, "adding": adding, "versions": versions, "problem": problem}
    return render(request, "landscape/validity.html", context, status=422 if problem is not None else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, process_id: int) -> HttpResponse:
    """Takes back a version or the whole process, with the reason."""
    process = access_process(request.user, process_id, May.PUBLISH)
    versions = [one for one in published_versions(process) if one.state == Version.State.GEPUBLICEERD]
    choices = [(one.number, _("Alleen versie %(number)s") % {"number": one.number}) for one in versions]
    form = WithdrawForm(choices, posted(request))
    if request.method == "POST" and form.is_valid():
        chosen = {one.number: one.pk for one in versions}.get(form.cleaned_data["version"])
        try:
            successor = processes_called(form.cleaned_data["successor"], readable_processes(request.user))
            done = withdrawing.withdraw(
                Actor.of(request),
                process.pk,
                form.cleaned_data["why"],
                version_id=chosen,
                successor_id=successor[0].pk if successor else None,
                seen=seen_revision(request),
            )
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            undo = reverse("process-withdraw-undo", args=[process.pk, done.pk])
            messages.success(request, _("%(name)s is ingetrokken.") % {"name": process.name}, extra_tags=undo)
            return redirect("process", process.pk)
    context = {"process": process, "form": form, "versions": versions}
    return render(request, "landscape/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
def undo_withdrawal(request: HttpRequest, process_id: int, withdrawal_id: int) -> HttpResponse:
    withdrawn = access_withdrawal(request.user, process_id, withdrawal_id)
    withdrawing.undo_withdrawal(Actor.of(request), withdrawn.pk)
    messages.success(request, _("Het intrekken is ongedaan gemaakt."))
    return redirect("process", process_id)


def _of_form(process: Process, request: HttpRequest) -> Version | None:
    """The version that stood on the form, also when somebody else published it meanwhile."""
    chosen = number_in(request.POST.get("stuk", ""))
    return process.versions.filter(pk=chosen or 0).defer("bpmn", "drawing").first()


def _released(request: HttpRequest, process: Process, version: Version, form: ReleaseForm) -> Version | None:
    """The published version; None when it was refused, which the form then says."""
    chosen = form.cleaned_data
    seen = releasing.Seen(seen_revision(request) or 0, number_in(request.POST.get("laatste", "")))
    try:
        what = releasing.Release(
            begins=chosen["days"],
            change_note=chosen["change_note"],
            transition_rule=chosen["transition_rule"],
            replaces=_replaced(request, process, chosen["replaces"]),
            review_on=chosen["review_on"],
            asks_reading_of=tuple(chosen["asks"]),
            small=chosen.get("small", False),
        )
        return releasing.release(Actor.of(request), version.pk, what, seen=seen)
    except Problem as problem:
        form.add_error("replaces" if problem.code.startswith("replace") else None, sentence(problem.as_remark()))
        return None


def _replaced(request: HttpRequest, process: Process, text: str) -> tuple[int, ...]:
    """Only what one owns can be replaced: from that day on nobody works with it any more."""
    found = processes_called(text, readable_processes(request.user))
    for old in found:
        if old.pk == process.pk:
            raise Problem("replaces-itself")
        if not may(request.user, May.PUBLISH, old):
            raise Problem("replaces-not-yours", process=f"{old.number} {old.name}")
    return tuple(old.pk for old in found)


def _adding(request: HttpRequest) -> Any:
    """A period is added when its first day was filled in."""
    return request.POST if request.method == "POST" and request.POST.get("nieuw-begins", "").strip() else None


def _set_periods(
    request: HttpRequest, process: Process, forms: list[tuple[Any, PeriodForm]], adding: NewPeriodForm
) -> str | None:
    """None when it is done; else why not, "" when a field says it."""
    if not all(form.is_valid() for _row, form in forms) or (adding.is_bound and not adding.is_valid()):
        return ""
    changed = {row.id: _changed(form) for row, form in forms if form.has_changed()}
    new = adding.cleaned_data if adding.is_bound else None
    added = [validity.NewPeriod(new["version"], new["organisation"], _dates(new))] if new else []
    try:
        seen = seen_revision(request)
        validity.set_validity(Actor.of(request), process.pk, changed, added, seen=seen)
    except Problem as problem:
        return sentence(problem.as_remark())
    return None


def _changed(form: PeriodForm) -> validity.Dates | None:
    return None if form.cleaned_data["gone"] else _dates(form.cleaned_data)


def _dates(chosen: dict[str, Any]) -> validity.Dates:
    return validity.Dates(chosen["begins"], chosen["ends"])
