"""A group: members, alignment, differences, decisions, draft, publication."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.access import access_group
from stroomlijn.harmonisation.forms import PublishForm
from stroomlijn.harmonisation.models import Decision, Draft, Group
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.alignment import aligned_rows, page_of_rows
from stroomlijn.harmonisation.queries.groups import count_open, members, proposed_groups
from stroomlijn.harmonisation.queries.workbench import (
    TYPES,
    ShownDifference,
    decisions_of,
    differences,
    draft_of,
    draft_text,
    latest_decision,
    place_of,
    type_counts,
)

PAGE = 20
ROWS = 40
STATES = {"open": False, "besloten": True, "alles": None}


@require_GET
def group(request: HttpRequest, group_id: int) -> HttpResponse:
    """The workbench of a group: its processes side by side and what is left to decide."""
    found = access_group(request.user, group_id)
    draft = draft_of(found)
    context: dict[str, Any] = {"group": found, "traject": found.traject, "draft": draft}
    if draft is None:
        context["members"] = members(found)
        context["others"] = proposed_groups(found.traject_id, found.pk)
    else:
        context |= _workbench(request, found, draft)
    template = "harmonisation/group.html#state" if request.headers.get("HX-Request") else "harmonisation/group.html"
    return render(request, template, context)


@require_GET
def follow(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    found = access_group(request.user, group_id)
    return live.stream(f"group-{found.pk}")


@require_GET
def draft(request: HttpRequest, group_id: int) -> HttpResponse:
    """The one process as it now stands, with the organisations each step comes from, and the way to publication."""
    found = access_group(request.user, group_id)
    made = draft_of(found, with_graph=True)
    if made is None or made.graph is None:
        raise Http404
    still_open, every = count_open(found)
    context = {
        "group": found,
        "traject": found.traject,
        "draft": made,
        "text": draft_text(made),
        "open": still_open,
        "all": every,
        "checks": [sentence(Remark(one["code"], one.get("place", ""), one.get("facts", {}))) for one in made.soundness],
        "decisions": decisions_of(found),
        "form": PublishForm(initial={"name": found.name, "valid_from": clock.today()}),
    }
    return render(request, "harmonisation/draft.html", context)


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
    return _back(request, found)


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
    return _back(request, found)


@require_POST
def withdraw(request: HttpRequest, group_id: int, number: str) -> HttpResponse:
    found = access_group(request.user, group_id)
    decision = get_object_or_404(Decision, group=found, number=number)
    deciding.withdraw(Actor.of(request), found.pk, decision.number)
    messages.success(request, _("%(number)s is ingetrokken; het verschil is weer open.") % {"number": decision.number})
    return _back(request, found)


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


def _workbench(request: HttpRequest, found: Group, made: Draft) -> dict[str, Any]:
    type_ = request.GET.get("soort", "")
    state = request.GET.get("toon", "open")
    state = state if state in STATES else "open"
    chosen = {"type_": type_ if type_ in TYPES else "", "decided": STATES[state]}
    asked = request.GET.get("verschil", "")[:80]
    place = place_of(made, asked, **chosen) if asked else None
    number = page_number(request) if place is None else place // PAGE + 1
    shown, total = differences(made, offset=(number - 1) * PAGE, limit=PAGE, **chosen)
    if total and not shown:
        number = page_of(total, number, PAGE).number
        shown, total = differences(made, offset=(number - 1) * PAGE, limit=PAGE, **chosen)
    opened = next((one for one in shown if one.key == asked), shown[0] if shown else None)
    still_open, every = count_open(found)
    return {
        "differences": shown,
        "opened": opened.key if opened else "",
        "following": _following(shown),
        "total": total,
        "page": page_of(total, number, PAGE),
        "types": type_counts(made),
        "type": type_,
        "type_label": TYPES.get(type_, ""),
        "shown": state,
        "kept": _kept(request),
        "open": still_open,
        "all": every,
        "latest": latest_decision(found) if found.state != Group.State.PUBLISHED else None,
        "problem": sentence(Remark(made.problem)) if made.problem else "",
        **_alignment(request, made, shown, opened),
    }


def _alignment(
    request: HttpRequest, made: Draft, shown: list[ShownDifference], opened: ShownDifference | None
) -> dict[str, Any]:
    """The page of rows that was asked for, else the one with the difference that is opened."""
    only_different = request.GET.get("rijen") == "verschil"
    rows = aligned_rows(made, only_different=only_different)
    asked = request.GET.get("rij", "")
    number = (
        int(asked) if asked.isdecimal() and len(asked) < 6 else page_of_rows(rows, opened.rows if opened else [], ROWS)
    )
    page = page_of(len(rows), number, ROWS)
    return {
        "rows": rows[page.start_index() - 1 : page.end_index()] if rows else [],
        "row_page": page,
        "row_pages": {one.key: page_of_rows(rows, one.rows, ROWS) for one in shown},
        "lit": opened.rows if opened else [],
        "only_different": only_different,
    }


def _following(shown: list[ShownDifference]) -> dict[str, str]:
    """By key of a difference: the next one that is open, at the end the first one."""
    waiting = [one.key for one in shown if one.decision is None]
    return dict(zip(waiting, [*waiting[1:], *waiting[:1]], strict=True)) if len(waiting) > 1 else {}


def _kept(request: HttpRequest) -> str:
    """The query without what was opened, to come back to after a decision."""
    query = request.GET.copy()
    for name in ("verschil", "rij"):
        query.pop(name, None)
    return f"?{query.urlencode()}"


def _back(request: HttpRequest, found: Group) -> HttpResponse:
    """To the same page of differences, filters kept, with the next difference open."""
    query = request.POST.get("terug", "")
    kept = query if query.startswith("?") and len(query) < 200 else "?"
    following = request.POST.get("volgende", "")
    if re.fullmatch(r"[\w-]{1,80}", following):
        kept += f"{'' if kept == '?' else '&'}verschil={following}#verschil-{following}"
    return redirect(f"{reverse('group', args=[found.pk])}{'' if kept == '?' else kept}")
