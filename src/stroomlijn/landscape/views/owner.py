"""Who looks after a process: adopting, handing over, and looking it over in time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May, access_undo, allowed
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import (
    access_hand_over,
    access_process,
    access_receiving,
    edits_something,
    may,
)
from stroomlijn.landscape.forms.owner import A_YEAR, CareForm, HandOverForm, ReviewForm
from stroomlijn.landscape.models import HandOver, Process
from stroomlijn.landscape.operations import adopting, handing_over, reviewing
from stroomlijn.landscape.queries.owner import open_offer, owner_and_coordinator, reviews_of
from stroomlijn.organisation.new_colleague import oneself_as_person
from stroomlijn.organisation.queries.people import acts_for, people_named, person_of


@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, process_id: int) -> HttpResponse:
    """Owner, coordinator, whom one calls, domain, group and the public view."""
    process = access_process(request.user, process_id, May.PUBLISH)
    owner, coordinator = owner_and_coordinator(process)
    initial = {
        "owner": owner.name if owner else "",
        "coordinator": coordinator.name if coordinator else "",
        **{name: getattr(process, name) for name in ("contact", "domain", "cluster")},
    }
    form = CareForm(posted(request), initial=initial, by=request.user)
    form.fields["owner"].current, form.fields["coordinator"].current = owner, coordinator  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _cared(request, process, form):
        messages.success(request, _("Bewaard."))
        return redirect("process", process.pk)
    context = {"process": process, "form": form, "owner": owner, "owner_left": owner and not owner.works_here}
    return render(request, "landscape/owner.html", context, status=422 if form.errors else 200)


@require_POST
def adopt(request: HttpRequest, process_id: int) -> HttpResponse:
    """'Ik neem dit proces aan'. Who may administer and is no person yet becomes one first, and comes back here."""
    process = access_process(request.user, process_id, May.PUBLISH)
    if person_of(request.user.pk) is None and allowed(request.user, May.ADMINISTER):
        return redirect(oneself_as_person(request.user, reverse("process", args=[process.pk])))
    undo = reverse("process-adopt-undo", args=[process.pk, adopting.adopt(Actor.of(request), process.pk)])
    messages.success(request, _("Je bent nu eigenaar van %(name)s.") % {"name": process.name}, extra_tags=undo)
    return redirect("process", process.pk)


@require_POST
def undo_adopt(request: HttpRequest, process_id: int, undo_id: int) -> HttpResponse:
    process = access_process(request.user, process_id, May.PUBLISH)
    kept = access_undo(request.user, undo_id, adopting.ADOPTED, of=process.pk)
    adopting.undo_adopt(Actor.of(request), kept.pk)
    messages.success(request, _("Je bent geen eigenaar meer van %(name)s.") % {"name": process.name})
    return redirect("process", process.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, process_id: int) -> HttpResponse:
    """Offering the process to its next owner; for them the list to go through together."""
    process = access_receiving(request.user, process_id)
    offered = open_offer(process)
    publishes = may(request.user, May.PUBLISH, process)
    if request.method == "POST" and not publishes:
        raise PermissionDenied
    first = {"items": _usual_items(), "review_on": process.review_on}
    form = HandOverForm(posted(request), initial=first, by=request.user)
    if request.method == "POST" and form.is_valid() and (done := _offered(request, process, form)):
        messages.success(
            request, _("%(name)s krijgt bericht. Tot het akkoord blijft alles zoals het is.") % {"name": done}
        )
        return redirect("process-hand-over", process.pk)
    context = {
        "process": process,
        "form": form if publishes else None,
        "offered": offered,
        "mine": offered is not None and offered.to_id in acts_for(request.user),
        "owner": owner_and_coordinator(process)[0],
        "asks": _not_ticked(offered) if offered and request.GET.get("akkoord") else 0,
        "may_withdraw": publishes,
    }
    return render(request, "landscape/hand_over.html", context, status=422 if form.errors else 200)


@require_POST
def hand_over_tick(request: HttpRequest, process_id: int, hand_over_id: int) -> HttpResponse:
    """The receiver ticks what was gone through, and may accept in the same go; what is open is asked about once."""
    offered = access_hand_over(request.user, process_id, hand_over_id, receiver=True)
    done = {place for text in request.POST.getlist("klaar") if (place := number_in(text)) is not None}
    actor = Actor.of(request)
    try:
        ticked = handing_over.tick(actor, offered.pk, done, seen=seen_revision(request))
    except Problem as problem:
        if problem.code != "changed-meanwhile":
            raise
        return _ticks_again(request, offered, done, problem)
    agreed = request.POST.get("akkoord")
    if agreed == "1" and _not_ticked(ticked):
        return redirect(reverse("process-hand-over", args=[process_id]) + "?akkoord=1#akkoord")
    if not agreed:
        messages.success(request, _("Bewaard. Je kunt later verdergaan."))
        return redirect("process-hand-over", process_id)
    handing_over.accept(actor, offered.pk)
    messages.success(request, _("Je bent nu eigenaar van %(name)s.") % {"name": offered.process.name})
    return redirect("process", process_id)


@require_POST
def hand_over_withdraw(request: HttpRequest, process_id: int, hand_over_id: int) -> HttpResponse:
    offered = access_hand_over(request.user, process_id, hand_over_id, receiver=False)
    handing_over.take_back(Actor.of(request), offered.pk)
    messages.success(request, _("De overdracht is ingetrokken."))
    return redirect("process-hand-over", process_id)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, process_id: int) -> HttpResponse:
    """'Nagekeken, klopt nog', and when somebody looks again."""
    process = access_process(request.user, process_id, May.EDIT)
    form = ReviewForm(posted(request), initial={"next_on": clock.today() + A_YEAR})
    if request.method == "POST" and form.is_valid():
        seen = seen_revision(request)
        try:
            reviewing.reviewed(Actor.of(request), process.pk, seen=seen, **form.cleaned_data)
        except Problem as problem:
            form.add_error("next_on", sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard: nagekeken, klopt nog."))
            return redirect("process", process.pk)
    context = {"process": process, "form": form, "reviews": reviews_of(process)}
    return render(request, "landscape/review.html", context, status=422 if form.errors else 200)


@require_safe
def people_suggested(request: HttpRequest) -> HttpResponse:
    """Names that begin to look like what was typed, for who chooses an owner."""
    if not edits_something(request.user):
        raise PermissionDenied
    typed = next((request.GET[name] for name in ("owner", "coordinator", "to") if name in request.GET), "")
    return render(request, "organisation/parts/suggestions.html", {"people": people_named(typed[:100], limit=12)})


def _cared(request: HttpRequest, process: Process, form: CareForm) -> bool:
    actor = Actor.of(request)
    try:
        with transaction.atomic():
            form.take_in(actor)
            chosen: dict[str, Any] = form.cleaned_data
            what = adopting.Care(
                owner_id=chosen["owner"],
                coordinator_id=chosen["coordinator"],
                contact=chosen["contact"],
                cluster=chosen["cluster"],
                domain=chosen["domain"],
            )
            adopting.set_care(actor, process.pk, what, seen=seen_revision(request))
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return False
    return True


def _offered(request: HttpRequest, process: Process, form: HandOverForm) -> str:
    """To whom it was offered; empty when it was refused, which the form then says."""
    actor = Actor.of(request)
    try:
        with transaction.atomic():
            form.take_in(actor)
            chosen = form.cleaned_data
            items = chosen["items"].splitlines()
            made: HandOver = handing_over.offer(actor, process.pk, chosen["to"], items, chosen["review_on"])
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return ""
    return made.to.name


def _ticks_again(request: HttpRequest, offered: HandOver, done: set[int], problem: Problem) -> HttpResponse:
    """What was ticked stays, under why it was refused."""
    offered.items = [{**item, "done": place in done} for place, item in enumerate(offered.items)]
    context = {
        "process": offered.process,
        "form": None,
        "offered": offered,
        "mine": True,
        "owner": owner_and_coordinator(offered.process)[0],
        "problem": sentence(problem.as_remark()),
    }
    return render(request, "landscape/hand_over.html", context, status=422)


def _not_ticked(offered: HandOver) -> int:
    return sum(not item["done"] for item in offered.items)


def _usual_items() -> str:
    return "\n".join(
        (
            _("Waar komt dit proces vandaan en wat moet het opleveren?"),
            _("Openstaande reacties en wijzigingen die nog lopen"),
            _("Afspraken met andere teams, organisaties en leveranciers"),
            _("Controles: wie kijkt wat na, en hoe vaak?"),
            _("Termijnen en wettelijke eisen om op te letten"),
            _("Wie zijn de vaste vraagbaken?"),
        )
    )
