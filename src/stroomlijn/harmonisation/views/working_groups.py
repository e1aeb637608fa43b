"""Working groups of a traject: the list, one of them, and those of who is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.harmonisation.access import (
    access_workbench,
    access_working_group,
    leads,
    parts_of,
    takes_part,
    visible_groups,
    visible_meetings,
    visible_working_groups,
)
from stroomlijn.harmonisation.forms.working_groups import WorkingGroupForm
from stroomlijn.harmonisation.models import WorkingGroup
from stroomlijn.harmonisation.operations import working_groups as operations
from stroomlijn.harmonisation.queries import working_groups as reads
from stroomlijn.harmonisation.queries.steering import steering_group

from .crumbs import in_working_group, of_traject
from .form_page import FormPage, form_page

PAGE = 25


@require_safe
def listing(request: HttpRequest, traject_id: int) -> HttpResponse:
    """All working groups of a traject, and how many colleagues take part."""
    traject = access_workbench(request.user, traject_id)
    context = {
        "traject": traject,
        "rows": reads.working_group_rows(visible_working_groups(request.user, traject_id)),
        "participation": reads.participation(traject_id),
        "may_plan": allowed(request.user, May.PLAN, Scope("traject", traject_id)),
        "may_work": allowed(request.user, May.IMPORT, Scope("traject", traject_id)),
        "steering": steering_group(traject_id),
    }
    return render(request, "harmonisation/working_groups.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The working groups of who is signed in, of every traject."""
    ids = [part.working_group_id for part in parts_of(request.user)]
    rows = reads.working_group_rows(WorkingGroup.objects.filter(pk__in=ids))
    return render(request, "harmonisation/my_working_groups.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, traject_id: int) -> HttpResponse:
    traject = access_workbench(request.user, traject_id, May.PLAN)

    def save(given: dict[str, Any]) -> HttpResponse:
        made = operations.make_working_group(Actor.of(request), traject_id, operations.About(**given))
        return redirect("working-group", made.pk)

    page = FormPage(
        heading=_("Nieuwe werkgroep"),
        crumbs=of_traject(traject_id, traject.name),
        button=_("Maak de werkgroep"),
        back=reverse("working-groups", args=[traject_id]),
    )
    form = WorkingGroupForm(posted(request), initial={"kind": request.GET.get("soort", "")})
    return form_page(request, page, form, save)


@require_safe
def page(request: HttpRequest, working_group_id: int) -> HttpResponse:
    """Who is in it, what it goes through, its themes and its meetings."""
    found = access_working_group(request.user, working_group_id)
    number = page_number(request)
    rows, total = reads.groups_of(found.pk, offset=(number - 1) * PAGE, limit=PAGE)
    visible = visible_groups(request.user, found.traject_id).filter(pk__in=[row.pk for row in rows])
    ahead, was = reads.meetings_of(found.pk)
    is_open = found.closed_at is None
    context = {
        "working_group": found,
        "members": reads.members_of(found.pk),
        "to_come": reads.to_come(found.pk),
        "former": reads.former_members(found.pk),
        "groups": rows,
        "visible": set(visible.values_list("pk", flat=True)),
        "total": total,
        "processes": reads.how_many_processes(found.pk),
        "page": page_of(total, number, PAGE),
        "themes": reads.themes_of(found.pk),
        "ahead": ahead,
        "was": was,
        "sees_meetings": visible_meetings(request.user).filter(working_group=found).exists(),
        "may_lead": is_open and leads(request.user, found),
        "may_close": leads(request.user, found),
        "may_take_part": is_open and takes_part(request.user, found),
    }
    return render(request, "harmonisation/working_group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, working_group_id: int) -> HttpResponse:
    found = access_working_group(request.user, working_group_id, May.PLAN)

    def save(given: dict[str, Any]) -> HttpResponse:
        about = operations.About(**given)
        operations.change_working_group(Actor.of(request), found.pk, about, seen_revision(request))
        messages.success(request, _("Bewaard."))
        return redirect("working-group", found.pk)

    page = FormPage(
        heading=_("Werkgroep wijzigen"),
        crumbs=in_working_group(found),
        button=_("Bewaar"),
        back=reverse("working-group", args=[found.pk]),
        revision=found.revision,
    )
    initial = {"name": found.name, "kind": found.kind, "purpose": found.purpose}
    return form_page(request, page, WorkingGroupForm(posted(request), initial=initial), save)


@require_POST
def close(request: HttpRequest, working_group_id: int) -> HttpResponse:
    """Ends the work of a group; everything of it stays to be read."""
    found = access_working_group(request.user, working_group_id, May.PLAN)
    operations.close_working_group(Actor.of(request), found.pk)
    undo = reverse("working-group-reopen", args=[found.pk])
    messages.success(request, _("De werkgroep is afgesloten. De verslagen blijven bewaard."), extra_tags=undo)
    return redirect("working-group", found.pk)


@require_POST
def reopen(request: HttpRequest, working_group_id: int) -> HttpResponse:
    found = access_working_group(request.user, working_group_id, May.PLAN)
    operations.reopen_working_group(Actor.of(request), found.pk)
    messages.success(request, _("De werkgroep is weer open."))
    return redirect("working-group", found.pk)
