"""A group: members, alignment, differences, decisions, draft, publication."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.access import access_group
from stroomlijn.harmonisation.forms import PublishForm
from stroomlijn.harmonisation.models import Decision, Group
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.groups import count_open, members, proposed_groups
from stroomlijn.harmonisation.queries.workbench import TYPES, decisions_of, draft_of, draft_text

from .workbench import back, workbench

STEPS = 100


@require_safe
def group(request: HttpRequest, group_id: int) -> HttpResponse:
    """The workbench of a group: its processes side by side and what is left to decide."""
    found = access_group(request.user, group_id)
    draft = draft_of(found)
    context: dict[str, Any] = {"group": found, "traject": found.traject, "draft": draft}
    if draft is None:
        context["members"] = members(found)
        context["others"] = proposed_groups(found.traject_id, found.pk)
    else:
        context |= workbench(request, found, draft)
    template = "harmonisation/group.html#state" if request.headers.get("HX-Request") else "harmonisation/group.html"
    return render(request, template, context)


@require_GET
def follow(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    found = access_group(request.user, group_id)
    return live.stream(f"group-{found.pk}")


@require_safe
def draft(request: HttpRequest, group_id: int) -> HttpResponse:
    """The one process as it now stands, with the organisations each step comes from, and the way to publication."""
    found = access_group(request.user, group_id)
    made = draft_of(found, with_graph=True)
    if made is None or made.graph is None:
        raise Http404
    still_open, every = count_open(found)
    text = draft_text(made)
    page = page_of(len(text.steps), page_number(request), STEPS)
    context = {
        "group": found,
        "traject": found.traject,
        "draft": made,
        "text": text,
        "steps": text.steps[page.start_index() - 1 : page.end_index()] if text.steps else [],
        "page": page,
        "open": still_open,
        "all": every,
        "checks": [sentence(Remark(one["code"], one.get("place", ""), one.get("facts", {}))) for one in made.soundness],
        "decisions": decisions_of(found),
        "form": PublishForm(initial={"name": found.name, "valid_from": clock.today()}),
    }
    template = "harmonisation/draft.html#state" if request.headers.get("HX-Request") else "harmonisation/draft.html"
    return render(request, template, context)


@require_POST
def begin(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    drafting.begin_merge(Actor.of(request), found.pk)
    return redirect("group", found.pk)


@require_POST
def decide(request: HttpRequest, group_id: int) -> HttpResponse:
    """One decision on one difference."""
    found = access_group(request.user, group_id)
    answer = deciding.Answer(
        difference=request.POST.get("verschil", ""),
        option=request.POST.get("keuze", ""),
        condition=request.POST.get("voorwaarde", ""),
        value=request.POST.get("tekst", ""),
    )
    (decision,) = deciding.decide(Actor.of(request), found.pk, [answer], request.POST.get("reden", ""))
    undo = reverse("decision-withdraw", args=[found.pk, decision.number])
    messages.success(request, _("%(number)s is vastgelegd.") % {"number": decision.number}, extra_tags=undo)
    return back(request, found)


@require_POST
def decide_many(request: HttpRequest, group_id: int) -> HttpResponse:
    """All open differences (of one type) as most organisations do it now."""
    found = access_group(request.user, group_id)
    type_ = request.POST.get("soort", "")
    made = deciding.decide_as_proposed(
        Actor.of(request), found.pk, type_ if type_ in TYPES else "", request.POST.get("reden", "")
    )
    told = ngettext("%(number)d besluit vastgelegd.", "%(number)d besluiten vastgelegd.", len(made))
    messages.success(request, told % {"number": len(made)})
    return back(request, found)


@require_POST
def withdraw(request: HttpRequest, group_id: int, number: str) -> HttpResponse:
    found = access_group(request.user, group_id)
    decision = get_object_or_404(Decision, group=found, number=number)
    deciding.withdraw(Actor.of(request), found.pk, decision.number)
    messages.success(request, _("%(number)s is ingetrokken; het verschil is weer open.") % {"number": decision.number})
    return back(request, found)


@require_POST
def publish(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_group(request.user, group_id, May.PUBLISH)
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vul een naam en een datum in."))
        return redirect("draft", found.pk)
    published = publishing.publish_group(Actor.of(request), found.pk, **form.cleaned_data)
    messages.success(request, _("%(number)s is gepubliceerd.") % {"number": published.process_number})
    return redirect("process", published.process_id)


@require_POST
def rename(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    grouping.rename_group(Actor.of(request), found, request.POST.get("naam", ""))
    return redirect("group", found.pk)


@require_POST
def move(request: HttpRequest, group_id: int, process_id: int) -> HttpResponse:
    """Moves a process to another proposed group, or to one of its own."""
    found = access_group(request.user, group_id)
    if not found.members.filter(process_id=process_id).exists():
        raise Http404
    chosen = request.POST.get("naar", "")
    target = access_group(request.user, int(chosen)) if chosen.isdecimal() and len(chosen) < 12 else None
    if target is not None and target.traject_id != found.traject_id:
        raise Http404
    landed = grouping.move_process(Actor.of(request), process_id, target)
    messages.success(request, _("Verplaatst naar %(group)s.") % {"group": landed.name})
    return redirect("group", found.pk if Group.objects.filter(pk=found.pk).exists() else landed.pk)
