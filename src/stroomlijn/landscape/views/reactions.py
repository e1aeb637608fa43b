"""Saying that something does not work, and answering it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.forms import posted
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import (
    access_own_reaction,
    access_process,
    access_reaction,
    answerable,
    answers_reactions,
    visible_versions,
)
from stroomlijn.landscape.forms.reactions import AnswerForm, ReactionForm
from stroomlijn.landscape.models import Appearance, Process, Reaction, Version
from stroomlijn.landscape.operations import reactions
from stroomlijn.landscape.queries.reaction_export import export_rows
from stroomlijn.landscape.queries.reactions import (
    OPEN,
    Wanted,
    alike,
    gone_steps,
    inbox,
    own_reactions,
    processes_with_reactions,
    versions_since,
)
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.responsible import Capacity, Responsible, responsible_for
from stroomlijn.landscape.queries.validity import validity_of, version_for

PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def react(request: HttpRequest, process_id: int) -> HttpResponse:
    """'Werkt dit niet zo?': the form, in place of a step or as a page of its own."""
    process = access_process(request.user, process_id)
    about, place = _about(request, process)
    form = ReactionForm(posted(request))
    context: dict[str, Any] = {"process": process, "form": form, "about": about, "place": place}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        remarks = seems_personal(text)
        if not remarks or request.POST.get("toch") == "1":
            try:
                reaction = reactions.react(Actor.of(request), process, about, text)
            except Problem as problem:
                form.add_error("text", sentence(problem.as_remark()))
            else:
                return _sent(request, process, reaction, place)
        context["remarks"] = [sentence(remark) for remark in remarks]
    context["responsible"] = responsible_for(process)
    template = "landscape/reactions_new.html#form" if _is_part(request) else "landscape/reactions_new.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, reaction_id: int) -> HttpResponse:
    """Undo of sending."""
    reaction = access_own_reaction(request.user, reaction_id)
    reactions.withdraw(Actor.of(request), reaction.pk)
    messages.success(request, _("Je reactie is ingetrokken."))
    return redirect("process", reaction.process_id)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What I said, and what was done with it."""
    number = page_number(request)
    found, total = own_reactions(Actor.of(request).person, offset=(number - 1) * PAGE, limit=PAGE)
    context = {"reactions": found, "page": page_of(total, number, PAGE), "gone": gone_steps(found)}
    return render(request, "landscape/reactions_own.html", context)


@require_safe
def show_inbox(request: HttpRequest) -> HttpResponse:
    """Reactions on the processes that I answer for, similar ones together."""
    if not answers_reactions(request.user):
        return redirect("reactions-own")
    wanted, number = _wanted(request), page_number(request)
    found, total = inbox(request.user, wanted, offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "bundles": found,
        "wanted": wanted,
        "page": page_of(total, number, PAGE),
        "processes": processes_with_reactions(request.user),
        "states": Reaction.State.choices,
        "gone": gone_steps([reaction for bundle in found for reaction in bundle.reactions]),
    }
    return render(request, "landscape/reactions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reaction_id: int) -> HttpResponse:
    """A reaction with those that say the same, and one answer to all that are ticked."""
    reaction = access_reaction(request.user, reaction_id)
    bundle = alike(request.user, reaction)
    form = AnswerForm(
        posted(request), versions=versions_since(reaction), initial={"state": Reaction.State.IN_BEHANDELING}
    )
    chosen = _chosen(request, reaction) if request.method == "POST" else None
    if chosen is not None and form.is_valid() and _answered(request, chosen, form):
        return redirect("reactions")
    context = {
        "reaction": reaction,
        "bundle": bundle,
        "chosen": chosen if chosen is not None else {one.pk for one in bundle.reactions},
        "form": form,
        "is_open": reaction.state in OPEN,
        "gone": gone_steps(bundle.reactions),
        "responsible": responsible_for(reaction.process),
    }
    return render(request, "landscape/reactions_answer.html", context, status=422 if form.errors else 200)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The list as a file, as one gives it to somebody who asks under the Woo: without names."""
    if not answers_reactions(request.user):
        raise PermissionDenied
    return csv_answer("reacties", export_rows(request.user, _wanted(request)))


def _about(request: HttpRequest, process: Process) -> tuple[reactions.About, str]:
    """What the address asks a reaction on, and where that stands: '#stap-3', or '' for the process."""
    versions = list(visible_versions(request.user, process))
    number = request.GET.get("versie", "")
    own = reader(request.user.pk).organisation_id
    shown: Version | None = next((one for one in versions if one.number == number), None)
    shown = shown or version_for(versions, validity_of(process), own)
    if shown is None:
        raise Http404
    try:
        step = UUID(request.GET.get("stap", ""))
    except ValueError:
        return reactions.About(shown.pk), ""
    found = Appearance.objects.filter(step=step, version__in=versions).order_by("-version__order")
    here = found.filter(version=shown).first() or found.first()
    words = here.label if here else request.POST.get("woorden", "")
    place = f"#stap-{here.position + 1}" if here and here.version_id == shown.pk else ""
    return reactions.About(shown.pk, step, words), place


def _sent(request: HttpRequest, process: Process, reaction: Reaction, place: str) -> HttpResponse:
    told = _("Verstuurd aan %(name)s.") % {"name": _called(responsible_for(process))}
    if reaction.step_label and gone_steps([reaction]):
        told += " " + _(
            "De stap staat intussen niet meer in dit proces; je reactie is bewaard met de naam van de stap."
        )
    messages.success(request, told, extra_tags=reverse("reaction-withdraw", args=[reaction.pk]))
    if _is_part(request):
        return render(request, "landscape/reactions_new.html#sent", {"reaction": reaction})
    return redirect(reverse("process", args=[process.pk]) + place)


def _called(responsible: Responsible) -> str:
    several = {Capacity.ANALYSTS: _("de procesanalisten"), Capacity.ADMINISTRATORS: _("de beheerders")}
    return responsible.name or several[responsible.capacity]


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    state = asked.get("stand", "open")
    known = state in ("", "open", *Reaction.State.values)
    return Wanted(state if known else "open", number_in(asked.get("proces", "")), asked.get("tekst", "")[:200])


def _chosen(request: HttpRequest, reaction: Reaction) -> dict[int, int]:
    """The ticked reactions with their revision as it was seen; 404 when one of them may not be answered here."""
    pairs = [word.partition(":") for word in request.POST.getlist("reactie")]
    seen = {number_in(pk): number_in(revision) for pk, _colon, revision in pairs}
    chosen = {pk: revision for pk, revision in seen.items() if pk is not None and revision is not None}
    here = Reaction.objects.filter(answerable(request.user), process=reaction.process_id, pk__in=chosen)
    if here.distinct().count() != len(seen):
        raise Http404
    return chosen


def _answered(request: HttpRequest, chosen: dict[int, int], form: AnswerForm) -> bool:
    said = form.cleaned_data
    try:
        done = reactions.answer(Actor.of(request), chosen, said["state"], said["answer"], version_id=said["version"])
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return False
    number = len({reaction.account_id for reaction in done})
    told = ngettext("Je antwoord is verstuurd.", "Je antwoord is verstuurd aan %(number)d collega’s.", number)
    messages.success(request, told % {"number": number})
    return True


def _is_part(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))
