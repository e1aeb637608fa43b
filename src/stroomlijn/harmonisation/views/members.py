"""Who is in a working group: joining, changing a seat, making room for a colleague, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May, allowed_somewhere
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted
from stroomlijn.harmonisation.access import access_working_group, parts_of
from stroomlijn.harmonisation.forms.working_groups import MemberForm, ReplaceForm, SeatForm
from stroomlijn.harmonisation.models import Membership, WorkingGroup
from stroomlijn.harmonisation.operations import memberships
from stroomlijn.organisation.queries.people import people_named

from .crumbs import in_working_group
from .form_page import FormPage, form_page


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Names that look like what was typed, for who says who is in a working group."""
    leading = any(part.leading for part in parts_of(request.user))
    if not leading and not allowed_somewhere(request.user, May.PLAN, "traject"):
        raise PermissionDenied
    people = people_named(request.GET.get("person", "")[:100], limit=12)
    return render(request, "organisation/parts/suggestions.html", {"people": people})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, working_group_id: int) -> HttpResponse:
    found = access_working_group(request.user, working_group_id, May.PLAN)
    form = MemberForm(posted(request), by=request.user)

    @transaction.atomic
    def save(given: dict[str, Any]) -> HttpResponse:
        form.take_in(Actor.of(request))
        seat = memberships.Seat(given["discipline"], given["part"])
        joined = memberships.add_member(Actor.of(request), found.pk, given["person"], seat, given["begins"])
        told = _("%(name)s doet mee in de werkgroep.") % {"name": joined.person.name}
        return _done(request, joined, told)

    page = _form(found, _("Lid toevoegen"), _("Voeg toe"))
    return form_page(request, page, form, save)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, working_group_id: int, membership_id: int) -> HttpResponse:
    """Another discipline or part."""
    found, membership = _membership(request, working_group_id, membership_id)

    def save(given: dict[str, Any]) -> HttpResponse:
        memberships.change_seat(Actor.of(request), membership.pk, memberships.Seat(**given))
        messages.success(request, _("Bewaard."))
        return redirect("working-group", found.pk)

    initial = {"discipline": membership.discipline, "part": membership.part}
    page = _form(found, membership.person.name, _("Bewaar"))
    return form_page(request, page, SeatForm(posted(request), initial=initial), save)


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, working_group_id: int, membership_id: int) -> HttpResponse:
    """A colleague takes the place; who makes room stays in the list."""
    found, membership = _membership(request, working_group_id, membership_id)
    form = ReplaceForm(posted(request), by=request.user)

    @transaction.atomic
    def save(given: dict[str, Any]) -> HttpResponse:
        actor = Actor.of(request)
        form.take_in(actor)
        joined = memberships.replace_member(actor, membership.pk, given["person"], given["begins"])
        told = _("%(left)s maakt plaats voor %(joined)s.")
        names = {"left": membership.person.name, "joined": joined.person.name}
        return _done(request, membership, told % names)

    heading = _("Wie komt er in de plaats van %(name)s?") % {"name": membership.person.name}
    lead = _("De plek en de rol gaan over. Wat al is besloten, houdt de namen van toen.")
    return form_page(request, _form(found, heading, _("Wissel"), lead), form, save)


@require_POST
def leave(request: HttpRequest, working_group_id: int, membership_id: int) -> HttpResponse:
    _found, membership = _membership(request, working_group_id, membership_id)
    memberships.end_membership(Actor.of(request), membership.pk)
    return _done(request, membership, _("%(name)s doet niet meer mee.") % {"name": membership.person.name})


@require_POST
def undo(request: HttpRequest, working_group_id: int, membership_id: int) -> HttpResponse:
    """Takes back the last thing done with a seat."""
    found, membership = _membership(request, working_group_id, membership_id)
    memberships.undo_membership(Actor.of(request), membership.pk)
    messages.success(request, _("Teruggezet."))
    return redirect("working-group", found.pk)


def _membership(request: HttpRequest, working_group_id: int, membership_id: int) -> tuple[WorkingGroup, Membership]:
    found = access_working_group(request.user, working_group_id, May.PLAN)
    membership = Membership.objects.select_related("person").filter(pk=membership_id, working_group=found).first()
    if membership is None:
        raise Http404
    return found, membership


def _form(found: WorkingGroup, heading: str, button: str, lead: str = "") -> FormPage:
    back = reverse("working-group", args=[found.pk])
    return FormPage(heading=heading, crumbs=in_working_group(found), button=button, back=back, lead=lead)


def _done(request: HttpRequest, membership: Membership, told: str) -> HttpResponse:
    undo_url = reverse("member-undo", args=[membership.working_group_id, membership.pk])
    messages.success(request, told, extra_tags=undo_url)
    return redirect("working-group", membership.working_group_id)
