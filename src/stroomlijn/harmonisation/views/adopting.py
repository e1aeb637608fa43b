"""Adopting the process of a group: what is still needed, the agenda and decision of the steering group, publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, may, records_steering
from stroomlijn.harmonisation.forms.adopting import PublicationForm, VerdictForm
from stroomlijn.harmonisation.models import Group, Meeting, Referral
from stroomlijn.harmonisation.operations import adopting, publishing, steering
from stroomlijn.harmonisation.queries.adopting_page import adopting_page, owners_named
from stroomlijn.harmonisation.queries.left_out import left_out, without_processes
from stroomlijn.harmonisation.queries.steering import OUTCOMES, advisers, meetings_to_record, steering_group
from stroomlijn.landscape.operations.publishing import Accompaniment, PublishedVersion

from .answers import answer_in


@require_safe
def page(request: HttpRequest, group_id: int) -> HttpResponse:
    """Everything between the last decision and the published process."""
    return _page(request, access_group(request.user, group_id, *READING))


@require_POST
def put_on_agenda(request: HttpRequest, group_id: int) -> HttpResponse:
    """The process goes to a meeting of the steering group."""
    found = access_group(request.user, group_id, *READING)
    if not (may(request.user, found, May.HARMONISE) or records_steering(request.user, found.traject_id)):
        raise PermissionDenied
    item = adopting.put_on_agenda(Actor.of(request), found.pk, number_in(request.POST.get("vergadering", "")) or 0)
    messages.success(request, _("Staat op de agenda van %(meeting)s.") % {"meeting": item.meeting.title})
    return redirect("group-adopting", found.pk)


@require_POST
def settle(request: HttpRequest, group_id: int, referral_id: int) -> HttpResponse:
    """The steering group decides a difference that was laid before it."""
    found = _recording(request, group_id)
    laid = get_object_or_404(Referral, pk=referral_id, group=found, to=Referral.To.STEERING)
    answer = answer_in(request, laid.difference)
    made = steering.settle_referral(
        Actor.of(request),
        laid.pk,
        answer,
        request.POST.get("reden", ""),
        meeting_id=_meeting(found, request.POST.get("vergadering", "")),
    )
    messages.success(request, _("%(number)s is vastgelegd.") % {"number": made.number})
    return redirect("group-adopting", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, group_id: int) -> HttpResponse:
    """What the steering group decided."""
    if request.method != "POST":
        return _to_page(request, group_id)
    found = _recording(request, group_id)
    form = VerdictForm(_meetings(found), request.POST)
    if not form.is_valid():
        return _page(request, found, verdict_form=form)
    given = form.cleaned_data
    said = adopting.Verdict(
        given["outcome"], given["reason"], given["condition"], given["advice"], given["meeting"], seen_revision(request)
    )
    try:
        made = adopting.give_verdict(Actor.of(request), found.pk, said)
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return _page(request, found, verdict_form=form)
    messages.success(request, _("%(number)s is vastgelegd.") % {"number": made.number})
    return redirect("group-adopting", found.pk)


@require_POST
def take_back(request: HttpRequest, group_id: int) -> HttpResponse:
    """A new decision: what was adopted goes back to the working group."""
    found = _recording(request, group_id)
    made = adopting.take_verdict_back(Actor.of(request), found.pk, request.POST.get("reden", ""))
    messages.success(request, _("%(number)s is vastgelegd. Er kan weer aan gewerkt worden.") % {"number": made.number})
    return redirect("group-adopting", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, group_id: int) -> HttpResponse:
    """Publishes the process with its first day, what applies to running cases, and its owner."""
    if request.method != "POST":
        return _to_page(request, group_id)
    found = access_group(request.user, group_id, May.PUBLISH)
    form = PublicationForm(left_out(found.pk), request.POST, **_known(request, found), by=request.user)
    if not form.is_valid():
        return _page(request, found, publication_form=form)
    try:
        published = _published(request, found, form)
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return _page(request, found, publication_form=form)
    told = {"process": published.process_number, "version": published.number}
    messages.success(request, _("%(process)s is gepubliceerd: versie %(version)s.") % told)
    return redirect("group-adopting", found.pk)


def _known(request: HttpRequest, found: Group) -> dict[str, Any]:
    return {
        "adopted": _is_adopted(found),
        "owners": owners_named(found.pk),
        "own": without_processes(found.pk, request.user.pk),
    }


def _to_page(request: HttpRequest, group_id: int) -> HttpResponse:
    """Who comes back to the address of a form that was refused goes on with the page where it stands."""
    return redirect("group-adopting", access_group(request.user, group_id, *READING).pk)


@transaction.atomic
def _published(request: HttpRequest, found: Group, form: PublicationForm) -> PublishedVersion:
    actor = Actor.of(request)
    form.take_in(actor)
    given = form.cleaned_data
    return publishing.publish_group(
        actor,
        found.pk,
        name=given["name"],
        valid_from=given["valid_from"],
        said=Accompaniment(given["change_note"], given["transition_rule"], given["owner"]),
        seen=seen_revision(request),
        also=form.also(),
        decided_by=given.get("decided_by", ""),
    )


def _page(
    request: HttpRequest,
    found: Group,
    verdict_form: VerdictForm | None = None,
    publication_form: PublicationForm | None = None,
) -> HttpResponse:
    shown = adopting_page(found)
    refused = bool(verdict_form or publication_form)
    records = records_steering(request.user, found.traject_id)
    if shown.verdict_due and records and verdict_form is None:
        verdict_form = VerdictForm(meetings_to_record(found, shown.steering), initial={"advice": shown.advice})
    publishes = may(request.user, found, May.PUBLISH)
    if shown.publication_due and publishes and publication_form is None:
        opening = {**_opening(found), "decided_by": request.user.name}  # type: ignore[union-attr]
        publication_form = PublicationForm(left_out(found.pk), **_known(request, found), initial=opening)
    context: dict[str, Any] = {
        "group": found,
        "traject": found.traject,
        "here": "adopting",
        "shown": shown,
        "outcomes": [(str(one), words, effect) for one, (words, effect) in OUTCOMES.items()],
        "verdict_form": verdict_form,
        "publication_form": publication_form,
        "may_harmonise": may(request.user, found, May.HARMONISE),
        "may_publish": publishes,
        "may_record": records,
        "advisers": advisers(found.traject_id) if shown.laid and records else [],
    }
    return render(request, "harmonisation/adopting.html", context, status=422 if refused else 200)


def _is_adopted(found: Group) -> bool:
    return found.state == Group.State.ADOPTED


def _opening(found: Group) -> dict[str, Any]:
    name = found.published.process.name if found.published else found.name
    return {"name": name, "valid_from": max(found.traject.starts_on or clock.today(), clock.today())}


def _recording(request: HttpRequest, group_id: int) -> Group:
    """The group, for who writes down what the steering group decides; 403 for who may only look."""
    found = access_group(request.user, group_id, *READING)
    if not records_steering(request.user, found.traject_id):
        raise PermissionDenied
    return found


def _meetings(found: Group) -> list[Meeting]:
    return meetings_to_record(found, steering_group(found.traject_id))


def _meeting(found: Group, text: str) -> int | None:
    chosen = number_in(text)
    return next((one.pk for one in _meetings(found) if one.pk == chosen), None)
