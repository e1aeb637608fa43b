"""A workshop on a group: judging steps, laying a difference before others, where it is, correcting what it decided."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, may, takes_part
from stroomlijn.harmonisation.access.steering import records_steering
from stroomlijn.harmonisation.models import Decision, Referral
from stroomlijn.harmonisation.operations import correcting, judging, pointing, referring
from stroomlijn.harmonisation.queries.match_choice import match_choice
from stroomlijn.harmonisation.queries.workbench import draft_of, shown_differences

from .answers import answer_in
from .workbench import back, kept_query, way_back


@require_safe
def match(request: HttpRequest, group_id: int, row: str) -> HttpResponse:
    """The steps that can be said to be the same as those of a row, or not."""
    found = access_group(request.user, group_id)
    draft = draft_of(found)
    choice = match_choice(draft, row, request.GET.get("van", "")) if draft else None
    if choice is None:
        raise Http404
    part = "parts/match" if request.headers.get("X-Part") else "match"
    context = {"group": found, "row": row, "choice": choice, "kept": kept_query(request, "rij")}
    return render(request, f"harmonisation/{part}.html", context)


@require_POST
def judge(request: HttpRequest, group_id: int) -> HttpResponse:
    """Says of two steps that they are the same work, or are not."""
    found = access_group(request.user, group_id)
    one, other = _step(request.POST.get("een", "")), _step(request.POST.get("anders") or request.POST.get("ander", ""))
    same = request.POST.get("zelfde") == "ja"
    made = judging.judge(Actor.of(request), found.pk, one, other, same=same)
    said = _("Vastgelegd: deze stappen horen bij elkaar.") if same else _("Vastgelegd: deze horen niet bij elkaar.")
    undo = way_back(reverse("group-unjudge", args=[found.pk, made.pk]), request, at=request.POST.get("bij", ""))
    messages.success(request, said, extra_tags=undo)
    return back(request, found, request.POST.get("dan", "") or request.POST.get("bij", ""))


@require_POST
def unjudge(request: HttpRequest, group_id: int, judgement_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    judging.unjudge(Actor.of(request), found.pk, judgement_id)
    messages.success(request, _("Het oordeel is teruggenomen."))
    return back(request, found, request.POST.get("bij", "") or request.GET.get("bij", ""))


@require_POST
def refer(request: HttpRequest, group_id: int) -> HttpResponse:
    """Lays a difference before colleagues, who advises or the stuurgroep."""
    found = access_group(request.user, group_id)
    asked = referring.refer(
        Actor.of(request),
        found.pk,
        request.POST.get("verschil", ""),
        request.POST.get("naar", ""),
        request.POST.get("vraag", ""),
        number_in(request.POST.get("wie", "")),
    )
    undo = way_back(reverse("referral-take-back", args=[found.pk, asked.pk]), request, following=asked.difference)
    messages.success(request, _("‘%(summary)s’ is voorgelegd.") % {"summary": asked.summary}, extra_tags=undo)
    return back(request, found)


@require_POST
def ask_advice(request: HttpRequest, group_id: int, referral_id: int) -> HttpResponse:
    """Asks advice on what lies before the stuurgroep: for who decides in the group, or records for the stuurgroep."""
    found = access_group(request.user, group_id, *READING)
    asked = get_object_or_404(Referral, pk=referral_id, group=found, to=Referral.To.STEERING)
    records = records_steering(request.user, found.traject_id)
    if not records and not may(request.user, found, May.HARMONISE):
        raise PermissionDenied
    question, whom = request.POST.get("vraag", ""), number_in(request.POST.get("wie", ""))
    made = referring.refer(Actor.of(request), found.pk, asked.difference, Referral.To.ADVICE, question, whom)
    undo = way_back(reverse("referral-take-back", args=[found.pk, made.pk]), request, following=asked.difference)
    messages.success(request, _("Advies gevraagd over ‘%(summary)s’.") % {"summary": asked.summary}, extra_tags=undo)
    if request.POST.get("naar") == "vaststellen":
        return redirect("group-adopting", found.pk)
    return back(request, found)


@require_POST
def take_back(request: HttpRequest, group_id: int, referral_id: int) -> HttpResponse:
    found = access_group(request.user, group_id)
    asked = get_object_or_404(Referral, pk=referral_id, group=found)
    referring.take_back(Actor.of(request), asked.pk)
    messages.success(request, _("‘%(summary)s’ ligt weer bij de werkgroep.") % {"summary": asked.summary})
    return back(request, found)


@require_POST
def answer(request: HttpRequest, group_id: int, referral_id: int) -> HttpResponse:
    """Advice of whom it lies before, or back to the working group with why."""
    found = access_group(request.user, group_id, *READING)
    asked = get_object_or_404(Referral.objects.select_related("working_group"), pk=referral_id, group=found)
    if not may(request.user, found, May.HARMONISE) and not (
        asked.working_group and takes_part(request.user, asked.working_group)
    ):
        raise PermissionDenied
    said = request.POST.get("antwoord", "")
    advises = request.POST.get("hoe") == "advies" and asked.to == Referral.To.ADVICE
    (referring.advise if advises else referring.give_back)(Actor.of(request), asked.pk, said)
    messages.success(request, _("Het antwoord staat bij ‘%(summary)s’.") % {"summary": asked.summary})
    return back(request, found)


@require_POST
def take_in_hand(request: HttpRequest, group_id: int) -> HttpResponse:
    """The screens that follow go to the difference that somebody who goes ahead has before them."""
    found = access_group(request.user, group_id)
    pointing.take_in_hand(found.pk, request.POST.get("verschil", ""), request.POST.get("bladzijde", ""))
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, group_id: int, number: str) -> HttpResponse:
    """Asks for a new decision in the place of one, and records it; both stay in the register."""
    found = access_group(request.user, group_id)
    decision = get_object_or_404(Decision, group=found, kind=Decision.Kind.DIFFERENCE, number=number)
    if request.method == "POST":
        said = answer_in(request, decision.difference)
        made = correcting.correct(Actor.of(request), decision.pk, said, request.POST.get("reden", ""))
        told = _("%(new)s komt in de plaats van %(old)s.") % {"new": made.number, "old": number}
        messages.success(request, told)
        return back(request, found)
    draft = draft_of(found)
    shown = shown_differences(draft, [decision.difference]) if draft and decision.withdrawn_at is None else []
    kept = f"?{request.GET.urlencode()}"
    context = {"group": found, "decision": decision, "difference": shown[0] if shown else None, "kept": kept}
    part = "parts/correct" if request.headers.get("HX-Request") else "correct"
    return render(request, f"harmonisation/{part}.html", context)


def _step(sent: str) -> judging.Step:
    process, _colon, element = sent.partition(":")
    number = number_in(process)
    if number is None or not element:
        raise Problem("judgement-unknown")
    return judging.Step(number, element)
