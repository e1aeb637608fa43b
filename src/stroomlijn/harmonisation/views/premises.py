"""What a traject rests on: choices that others make, and the differences that wait for them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import (
    access_group,
    access_premise,
    access_workbench,
    changes_premises,
    may,
    visible_groups,
)
from stroomlijn.harmonisation.forms.working_groups import PremiseForm
from stroomlijn.harmonisation.models import PremiseUse
from stroomlijn.harmonisation.operations import premises
from stroomlijn.harmonisation.queries.premises import Standing, premise_rows, uses_of

from .crumbs import Crumbs, of_traject
from .form_page import FormPage, form_page


@require_safe
def listing(request: HttpRequest, traject_id: int) -> HttpResponse:
    """What decisions rest on, and what waits for it."""
    traject = access_workbench(request.user, traject_id)
    may_change = changes_premises(request.user, traject_id)
    context = {"traject": traject, "rows": premise_rows(traject_id), "may_change": may_change}
    return render(request, "harmonisation/premises.html", {**context, "crumbs": of_traject(traject_id, traject.name)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, traject_id: int) -> HttpResponse:
    traject = access_workbench(request.user, traject_id)
    if not changes_premises(request.user, traject_id):
        raise PermissionDenied

    def save(given: dict[str, Any]) -> HttpResponse:
        premises.add_premise(Actor.of(request), traject_id, premises.Choice(**given))
        return redirect("premises", traject_id)

    page = FormPage(
        heading=_("Nieuw uitgangspunt"),
        lead=_("Een keuze die anderen maken en waar besluiten op rusten, zoals de teamindeling of de huisvesting."),
        crumbs=_crumbs(traject_id, traject.name),
        button=_("Voeg toe"),
        back=reverse("premises", args=[traject_id]),
    )
    return form_page(request, page, PremiseForm(posted(request)), save)


@require_safe
def page(request: HttpRequest, premise_id: int) -> HttpResponse:
    """The choice, and the differences that wait for it or rest on it."""
    premise = access_premise(request.user, premise_id)
    visible = visible_groups(request.user, premise.traject_id)
    uses = uses_of(premise, set(visible.values_list("pk", flat=True)))
    deciding = visible.filter(pk__in={use.group_id for use in uses}) if uses else visible.none()
    context = {
        "premise": premise,
        "uses": uses,
        "asked": sum(use.standing == Standing.ASKED for use in uses),
        "may_change": changes_premises(request.user, premise.traject_id),
        "decides": {group.pk for group in deciding if may(request.user, group, May.HARMONISE)},
        "crumbs": _crumbs(premise.traject_id, premise.traject.name),
    }
    return render(request, "harmonisation/premise.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, premise_id: int) -> HttpResponse:
    """Another name, day or outcome; with another outcome what rests on it is asked again."""
    premise = access_premise(request.user, premise_id, May.PLAN)

    def save(given: dict[str, Any]) -> HttpResponse:
        premises.change_premise(Actor.of(request), premise.pk, premises.Choice(**given), seen_revision(request))
        premise.refresh_from_db()
        asked = sum(use.standing == Standing.ASKED for use in uses_of(premise))
        told = ngettext(
            "%(number)d verschil wordt opnieuw bekeken.", "%(number)d verschillen worden opnieuw bekeken.", asked
        )
        messages.success(request, told % {"number": asked} if asked else _("Bewaard."))
        return redirect("premise", premise.pk)

    page = FormPage(
        heading=premise.name,
        crumbs=_crumbs(premise.traject_id, premise.traject.name),
        button=_("Bewaar"),
        back=reverse("premise", args=[premise.pk]),
        revision=premise.revision,
    )
    initial = {key: getattr(premise, key) for key in ("name", "made_by", "expected_on", "outcome")}
    return form_page(request, page, PremiseForm(posted(request), initial=initial), save)


@require_POST
def use(request: HttpRequest, group_id: int) -> HttpResponse:
    """A difference of the group waits for a premise of its traject."""
    group = access_group(request.user, group_id)
    premise = access_premise(request.user, number_in(request.POST.get("uitgangspunt", "")) or 0)
    made = premises.rest_on(Actor.of(request), premise.pk, group.pk, request.POST.get("verschil", ""))
    told = _("Wacht op: %(name)s.") if not premise.outcome else _("Rust op: %(name)s.")
    undo = reverse("premise-answer", args=[group.pk, made.pk]) + "?doe=los"
    messages.success(request, told % {"name": premise.name}, extra_tags=undo)
    return _back(request, group.pk)


@require_POST
def answer(request: HttpRequest, group_id: int, use_id: int) -> HttpResponse:
    """Looked at again and it stays; or it does not depend on the premise after all."""
    group = access_group(request.user, group_id)
    tie = PremiseUse.objects.filter(pk=use_id, group=group).first()
    if tie is None:
        raise Http404
    if request.POST.get("doe", request.GET.get("doe")) == "los":
        premises.rest_no_more(Actor.of(request), tie.pk)
        messages.success(request, _("Dit verschil wacht niet meer op het uitgangspunt."))
    else:
        premises.look_again(Actor.of(request), tie.pk)
        messages.success(request, _("Bekeken: het blijft zoals het is."))
    return _back(request, group.pk)


def _crumbs(traject_id: int, name: str) -> Crumbs:
    return [*of_traject(traject_id, name), (_("Uitgangspunten"), reverse("premises", args=[traject_id]))]


def _back(request: HttpRequest, group_id: int) -> HttpResponse:
    """To the premise where one came from there, else to the group."""
    premise = number_in(request.POST.get("terug", ""))
    return redirect("premise", premise) if premise else redirect("group", group_id)
