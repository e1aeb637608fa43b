"""The registers of teams and of werkrollen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, access_undo, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.organisation.access import access_team, access_werkrol
from stroomlijn.organisation.forms import NewTeamForm, NewWerkrolForm, TeamForm, WerkrolForm
from stroomlijn.organisation.operations import werkrollen_away
from stroomlijn.organisation.operations.teams import DROPPED, drop_team, edit_team, make_team, undo_drop_team
from stroomlijn.organisation.operations.werkrollen import edit_werkrol, make_werkrol
from stroomlijn.organisation.queries import register as reads
from stroomlijn.organisation.queries.directory import werkrol_choices
from stroomlijn.organisation.queries.trajecten import all_organisations

PAGE = 50
PEOPLE_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """All teams, and a new one."""
    require(request.user, May.ADMINISTER)
    form = NewTeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = make_team(Actor.of(request), given["organisation"], given["name"], given["department"])
        except Problem as problem:
            form.add_error("name", sentence(problem.as_remark()))
        else:
            return redirect("team", made)
    text, organisation = _text(request), number_in(request.GET.get("organisatie", ""))
    number = page_number(request)
    rows, total = reads.teams(text, organisation, offset=(number - 1) * PAGE, limit=PAGE)
    context = {"rows": rows, "total": total, "page": page_of(total, number, PAGE), "form": form, "text": text}
    more = {"organisations": all_organisations(), "organisation": organisation}
    return _page(request, "teams", form, {**context, **more})


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, team_id: int) -> HttpResponse:
    """One team: its name, department, leader and people."""
    found = access_team(request.user, team_id)
    leader = found.leader.email or found.leader.name if found.leader else ""
    before = {"name": found.name, "department": found.department, "leader": leader}
    form = TeamForm(request.POST or None, initial=before, organisation=found.organisation_id)
    if request.method == "POST" and form.is_valid():
        try:
            edit_team(Actor.of(request), team_id, **form.cleaned_data, seen=seen_revision(request))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("team", team_id)
    people = list(reads.people_in(found)[:PEOPLE_SHOWN])
    return _page(request, "team", form, {"team": found, "form": form, "people": people})


@require_POST
def remove_team(request: HttpRequest, team_id: int) -> HttpResponse:
    found = access_team(request.user, team_id)
    undo = reverse("team-undo", args=[drop_team(Actor.of(request), team_id)])
    messages.success(request, _("Team %(name)s is weg.") % {"name": found.name}, extra_tags=undo)
    return redirect("teams")


@require_POST
def undo_team(request: HttpRequest, undo_id: int) -> HttpResponse:
    require(request.user, May.ADMINISTER)
    kept = access_undo(request.user, undo_id, DROPPED)
    back = undo_drop_team(Actor.of(request), kept.pk)
    messages.success(request, _("Team %(name)s is er weer.") % {"name": back.name})
    return redirect("team", back.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def werkrollen(request: HttpRequest) -> HttpResponse:
    """All werkrollen, those that processes name and the register does not know, and a new one."""
    require(request.user, May.ADMINISTER)
    form = NewWerkrolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_werkrol(Actor.of(request), form.cleaned_data["name"])
        except Problem as problem:
            form.add_error("name", sentence(problem.as_remark()))
        else:
            told = _("‘%(name)s’ staat in het register.")
            messages.success(request, told % {"name": form.cleaned_data["name"]})
            return redirect("werkrollen")
    text, number = _text(request), page_number(request)
    rows, total = reads.werkrollen(text, offset=(number - 1) * PAGE, limit=PAGE)
    context = {"rows": rows, "total": total, "page": page_of(total, number, PAGE), "form": form, "text": text}
    return _page(request, "werkrollen", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def werkrol(request: HttpRequest, werkrol_id: int) -> HttpResponse:
    """One werkrol: its names, what it does, who has it, and another to merge into it."""
    found = access_werkrol(request.user, werkrol_id)
    names = reads.other_names(found)
    before = {"name": found.name, "description": found.description, "other_names": "\n".join(names)}
    form = WerkrolForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "other_names": form.cleaned_data["other_names"].splitlines()}
        try:
            edit_werkrol(Actor.of(request), werkrol_id, **given, seen=seen_revision(request))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("werkrol", werkrol_id)
    people = reads.people_with(found)
    others = {pk: name for pk, name in werkrol_choices().items() if pk != werkrol_id}
    context = {"werkrol": found, "form": form, "people": list(people[:PEOPLE_SHOWN]), "others": others}
    return _page(request, "werkrol", form, context)


@require_POST
def merge(request: HttpRequest, werkrol_id: int) -> HttpResponse:
    """Another werkrol becomes this one."""
    access_werkrol(request.user, werkrol_id)
    other = access_werkrol(request.user, number_in(request.POST.get("ander", "")) or 0)
    undo = reverse("werkrol-undo", args=[werkrollen_away.merge_werkrollen(Actor.of(request), werkrol_id, other.pk)])
    messages.success(request, _("‘%(name)s’ hoort nu bij deze werkrol.") % {"name": other.name}, extra_tags=undo)
    return redirect("werkrol", werkrol_id)


@require_POST
def remove_werkrol(request: HttpRequest, werkrol_id: int) -> HttpResponse:
    found = access_werkrol(request.user, werkrol_id)
    undo = reverse("werkrol-undo", args=[werkrollen_away.drop_werkrol(Actor.of(request), werkrol_id)])
    messages.success(request, _("Werkrol %(name)s is weg.") % {"name": found.name}, extra_tags=undo)
    return redirect("werkrollen")


@require_POST
def undo_werkrol(request: HttpRequest, undo_id: int) -> HttpResponse:
    """A werkrol that was taken out or merged stands in the register again."""
    require(request.user, May.ADMINISTER)
    kept = access_undo(request.user, undo_id, *_UNDOES)
    back = _UNDOES[kept.what](Actor.of(request), kept.pk)
    messages.success(request, _("Werkrol %(name)s is er weer.") % {"name": back.name})
    return redirect("werkrol", back.pk)


_UNDOES = {
    werkrollen_away.DROPPED: werkrollen_away.undo_drop_werkrol,
    werkrollen_away.MERGED: werkrollen_away.undo_merge_werkrollen,
}


def _page(request: HttpRequest, name: str, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"organisation/{name}.html", context, status=422 if form.errors else 200)


def _text(request: HttpRequest) -> str:
    return request.GET.get("tekst", "").strip()[:100]
