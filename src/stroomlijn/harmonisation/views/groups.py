"""A group: members, alignment, differences, decisions, draft, publication."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation import live
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, may
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group
from stroomlijn.harmonisation.operations import bringing, choosing, deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.fallen import fallen_questions
from stroomlijn.harmonisation.queries.groups import count_open
from stroomlijn.harmonisation.queries.lacking import lacks
from stroomlijn.harmonisation.queries.workbench import (
    TYPES,
    decision_on,
    decisions_of,
    draft_of,
    draft_text,
    falling_said,
)
from stroomlijn.harmonisation.queries.workshop import proposed_choices

from .alike import told_together
from .answers import answer_in, answers_in
from .arranging import undo_address
from .group_processes import members_context
from .workbench import back, way_back, workbench

STEPS = 100
TOGETHER = 30


@require_safe
def group(request: HttpRequest, group_id: int) -> HttpResponse:
    """The workbench of a group: its processes side by side and what is left to decide."""
    found = access_group(request.user, group_id, *READING)
    draft = draft_of(found)
    rights = _may(request, found)
    is_part = bool(request.headers.get("HX-Request"))
    context: dict[str, Any] = {"group": found, "traject": found.traject, "draft": draft, "is_part": is_part, **rights}
    if draft is None:
        context |= members_context(found)
    else:
        context |= workbench(request, found, draft, may_harmonise=rights["may_harmonise"])
    template = "harmonisation/group.html#state" if is_part else "harmonisation/group.html"
    return render(request, template, context)


@require_GET
def follow(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    found = access_group(request.user, group_id, *READING)
    return live.stream(request, f"group-{found.pk}")


@require_safe
def draft(request: HttpRequest, group_id: int) -> HttpResponse:
    """The one process as it now stands, with the organisations each step comes from, and the way to publication."""
    found = access_group(request.user, group_id, *READING)
    made = draft_of(found, with_graph=True)
    if made is None or made.graph is None:
        raise Http404
    still_open, every = count_open(found)
    text = draft_text(made)
    elements = [step.node.id for step in text.steps]
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
        "lacks": [] if still_open or found.published_id else lacks(found, made, elements, STEPS),
        "fallen": [] if found.published_id else [falling_said(*one) for one in fallen_questions(found)],
        "decisions": decisions_of(found),
        **_may(request, found),
    }
    follows = bool(request.headers.get("HX-Request"))
    answer = render(request, "harmonisation/draft.html#state" if follows else "harmonisation/draft.html", context)
    if follows and made.state != Draft.State.STALE:
        answer["HX-Refresh"] = "true"  # the steps below are new as well
    return answer


@require_POST
def begin(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    drafting.begin_merge(Actor.of(request), found.pk)
    return redirect("group", found.pk)


@require_POST
def decide(request: HttpRequest, group_id: int) -> HttpResponse:
    """One decision on one difference."""
    found = access_group(request.user, group_id)
    answer = answer_in(request, request.POST.get("verschil", ""))
    reason = request.POST.get("reden", "")
    try:
        made = _decided(request, found, answer, reason)
    except Problem as problem:
        if problem.code != "already-decided":
            raise
        return _decided_meanwhile(request, found, answer, reason)
    if len(made) > 1:
        told_together(request, found, made)
    else:
        undo = way_back(
            reverse("decision-withdraw", args=[found.pk, made[0].number]), request, following=answer.difference
        )
        messages.success(request, _("%(number)s is vastgelegd.") % {"number": made[0].number}, extra_tags=undo)
    return back(request, found)


def _decided(request: HttpRequest, found: Group, answer: deciding.Answer, reason: str) -> list[Decision]:
    if "overal" in request.POST:
        return deciding.decide_everywhere(Actor.of(request), found.pk, answer, reason)
    if "samen" in request.POST:
        return deciding.decide_together(Actor.of(request), found.pk, answer, reason)
    return deciding.decide(Actor.of(request), found.pk, [answer], reason)


def _decided_meanwhile(request: HttpRequest, found: Group, answer: deciding.Answer, reason: str) -> HttpResponse:
    """Who decided it, when and why, with what was typed here: nothing of it is lost."""
    theirs = decision_on(found, answer.difference)
    if theirs is None:  # taken back in between: it can be decided again
        return back(request, found)
    typed = [text for text in (reason, answer.condition, answer.value) if text.strip()]
    context = {"group": found, "traject": found.traject, "theirs": theirs, "typed": typed, **_may(request, found)}
    return render(request, "harmonisation/decided_meanwhile.html", context, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def decide_many(request: HttpRequest, group_id: int) -> HttpResponse:
    """Shows what most organisations do now of each open difference, or one of them, and decides those that stay ticked.

    Where as many do the one as the other nothing is ticked: there one chooses.
    """
    found = access_group(request.user, group_id)
    if request.method != "POST":
        return _shown_together(request, found)
    reason = request.POST.get("reden", "")
    ticked, chosen = answers_in(request)
    if like := request.POST.get("zoals", ""):
        made = deciding.decide_like(Actor.of(request), found.pk, like, ticked, reason)
    else:
        made = deciding.decide_as_proposed(Actor.of(request), found.pk, reason, only=ticked, chosen=chosen)
    told_together(request, found, made)
    return redirect(request.get_full_path()) if "verder" in request.POST else back(request, found)


def _shown_together(request: HttpRequest, found: Group) -> HttpResponse:
    made = draft_of(found)
    if made is None:
        raise Http404
    type_ = request.GET.get("soort", "")
    type_ = type_ if type_ in TYPES else ""
    names = list(dict.fromkeys(column["organisation"] for column in made.columns))
    like = request.GET.get("zoals", "")
    like = like if like in names else ""
    proposals = proposed_choices(made, type_, like)
    page = page_of(len(proposals), page_number(request, "deel"), TOGETHER)
    shown = proposals[page.start_index() - 1 : page.end_index()] if proposals else []
    here = request.GET.copy()
    here.pop("deel", None)
    kept = here.copy()
    kept.pop("zoals", None)
    context = {
        "group": found,
        "proposals": shown,
        "page": page,
        "like": like,
        "organisations": names if len(names) > 1 else [],
        "equal": any(one.equal for one in shown),
        "only_equal": all(one.equal for one in shown),
        "type_label": TYPES.get(type_, ""),
        "action": f"{reverse('decide-many', args=[found.pk])}?{here.urlencode()}",
        "kept": f"?{kept.urlencode()}",
    }
    return render(request, "harmonisation/decide_many.html", context)


@require_POST
def withdraw(request: HttpRequest, group_id: int, number: str) -> HttpResponse:
    found = access_group(request.user, group_id)
    decision = get_object_or_404(Decision, group=found, kind=Decision.Kind.DIFFERENCE, number=number)
    deciding.withdraw(Actor.of(request), found.pk, decision.number)
    open_again = Difference.objects.filter(draft__group=found, key=decision.difference).exists()
    told = _("%(number)s is ingetrokken; het verschil is weer open.") if open_again else _("%(number)s is ingetrokken.")
    messages.success(request, told % {"number": decision.number})
    return back(request, found, request.POST.get("bij", ""))


@require_POST
def see_what_came(request: HttpRequest, group_id: int) -> HttpResponse:
    """Somebody looked at what a source that was read in anew changed in the draft, or takes that back."""
    found = access_group(request.user, group_id)
    if "ongedaan" in request.GET:
        bringing.see_again(Actor.of(request), found.pk)
        return back(request, found)
    bringing.see_what_came(Actor.of(request), found.pk)
    undo = f"{reverse('group-renewal-seen', args=[found.pk])}?ongedaan=ja"
    messages.success(request, _("Bekeken: deze lijst staat er niet meer."), extra_tags=undo)
    return back(request, found)


@require_POST
def reopen(request: HttpRequest, group_id: int) -> HttpResponse:
    """Back to work on a published process, for its next version."""
    found = access_group(request.user, group_id)
    publishing.reopen_group(Actor.of(request), found.pk)
    messages.success(request, _("Je werkt nu aan een volgende versie. Wat gepubliceerd is, blijft gelden."))
    return redirect("group", found.pk)


@require_POST
def rename(request: HttpRequest, group_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    grouping.rename_group(Actor.of(request), found, request.POST.get("naam", ""), seen_revision(request))
    return redirect("group", found.pk)


@require_POST
def move(request: HttpRequest, group_id: int, process_id: int) -> HttpResponse:
    """Moves a process to another proposed group, or to one of its own."""
    found = access_group(request.user, group_id)
    if not found.members.filter(process_id=process_id).exists():
        raise Http404
    chosen = number_in(request.POST.get("naar", ""))
    target = access_group(request.user, chosen) if chosen is not None else None
    if target is not None and target.traject_id != found.traject_id:
        raise Http404
    act = choosing.move(Actor.of(request), found.traject_id, [process_id], target.pk if target else None)
    landed = Group.objects.get(members__process=process_id)
    undo = undo_address(act, f"proces-{process_id}", over="groep", groep=str(found.pk))
    messages.success(request, _("Verplaatst naar %(group)s.") % {"group": landed.name}, extra_tags=undo)
    return redirect("group", found.pk if Group.objects.filter(pk=found.pk).exists() else landed.pk)


def _may(request: HttpRequest, found: Group) -> dict[str, bool]:
    """What the page lets this reader do: who may not decide reads along."""
    return {
        "may_harmonise": may(request.user, found, May.HARMONISE),
        "may_publish": may(request.user, found, May.PUBLISH),
        "may_work": may(request.user, found, May.IMPORT),
    }
