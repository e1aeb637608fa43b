"""What changes for colleagues: written, read along by the klankbordgroep, sent, and hung on the wall."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.operations.messages import open_message
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_workbench
from stroomlijn.harmonisation.access.announcements import access_announcement, writes
from stroomlijn.harmonisation.forms.announcements import BeginForm, WordsForm
from stroomlijn.harmonisation.models import Announcement
from stroomlijn.harmonisation.operations import announcing
from stroomlijn.harmonisation.queries.announcement import (
    announcements,
    key_of,
    opened,
    poster_of,
    published_groups,
    sounding_board,
    waits_until,
)
from stroomlijn.landscape.queries.validity import first_days_of


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, traject_id: int) -> HttpResponse:
    """What was told in a traject, and the way to tell more."""
    traject = access_workbench(request.user, traject_id, May.HARMONISE)
    groups = published_groups(traject.id)
    begins = first_days_of(group.published_id for group in groups if group.published_id)
    asked = request.POST if request.method == "POST" else request.GET
    chosen = [number for text in asked.getlist("groep") if (number := number_in(text)) is not None]
    chosen = chosen if len(groups) > 1 or request.method == "POST" else [group.pk for group in groups]
    first = [begins[one.published_id] for one in groups if one.pk in chosen and one.published_id in begins]
    opening = {"applies_from": min(first, default=max(traject.starts_on or clock.today(), clock.today()))}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=opening)
    if request.method == "POST" and form.is_valid() and (made := _begun(request, traject.id, form, chosen)):
        messages.success(request, _("De tekst staat klaar. Lees hem na en pas aan wat anders moet."))
        return redirect("announcement", made.pk)
    context = {
        "traject": traject,
        "announcements": announcements(traject.id),
        "groups": groups,
        "begins": begins,
        "chosen": chosen,
        "form": form,
    }
    return render(request, "harmonisation/announcements.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """What changes, to be read; for who writes it also to be changed and sent."""
    found = access_announcement(request.user, announcement_id)
    if request.method == "GET":
        open_message(request.user.pk, key_of(found))
    return _page(request, found)


@require_POST
def change(request: HttpRequest, announcement_id: int) -> HttpResponse:
    found = access_announcement(request.user, announcement_id, May.HARMONISE)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    given = form.cleaned_data
    words = announcing.Words(given["title"], given["lead"], form.sections(), given["applies_from"])
    announcing.write_announcement(Actor.of(request), found.pk, words, seen_revision(request))
    messages.success(request, _("De tekst is bewaard."))
    return redirect("announcement", found.pk)


@require_POST
def show(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """The klankbordgroep reads along."""
    found = access_announcement(request.user, announcement_id, May.HARMONISE)
    announcing.show_announcement(Actor.of(request), found.pk, seen_revision(request))
    messages.success(request, _("De klankbordgroep kan nu meelezen."))
    return redirect("announcement", found.pk)


@require_POST
def propose(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """Another wording of a sentence."""
    found = access_announcement(request.user, announcement_id, May.FOLLOW)
    before, after = request.POST.get("zin", ""), request.POST.get("wordt", "")
    announcing.propose_words(Actor.of(request), found.pk, before, after)
    messages.success(request, _("Je voorstel is bewaard."))
    return redirect("announcement", found.pk)


@require_POST
def answer(request: HttpRequest, announcement_id: int, proposal_id: int) -> HttpResponse:
    found = access_announcement(request.user, announcement_id, May.HARMONISE)
    proposal = get_object_or_404(found.proposals, pk=proposal_id)
    announcing.answer_proposal(Actor.of(request), proposal.pk, adopt=request.POST.get("antwoord") == "overnemen")
    return redirect("announcement", found.pk)


@require_POST
def send(request: HttpRequest, announcement_id: int) -> HttpResponse:
    found = access_announcement(request.user, announcement_id, May.HARMONISE)
    sooner = request.POST.get("eerder", "")
    number = announcing.send_announcement(Actor.of(request), found.pk, seen_revision(request), sooner)
    told = ngettext("Verstuurd aan %(number)d collega.", "Verstuurd aan %(number)d collega’s.", number)
    messages.success(request, told % {"number": number})
    return redirect("announcement", found.pk)


@require_POST
def count(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """How many were told on paper."""
    found = access_announcement(request.user, announcement_id, May.HARMONISE)
    announcing.count_offline(Actor.of(request), found.pk, number_in(request.POST.get("aantal", "")) or 0)
    return redirect("announcement", found.pk)


@require_safe
def poster(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """The A3 for the canteen."""
    from stroomlijn.engines.formats.pdf import write_poster

    found = access_announcement(request.user, announcement_id)
    since = _("Vanaf %(day)s") % {"day": date_format(found.applies_from, "j F Y")}
    address = request.build_absolute_uri(f"/veranderingen/VER-{found.pk}")
    place = _("Meer lezen? %(address)s") % {"address": address}
    answer = HttpResponse(write_poster(poster_of(found, since, place)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="VER-{found.pk}-A3.pdf"'
    return answer


def _begun(request: HttpRequest, traject_id: int, form: BeginForm, chosen: list[int]) -> Announcement | None:
    """None when it was refused, which the form then says."""
    given = form.cleaned_data
    try:
        return announcing.begin_announcement(
            Actor.of(request), traject_id, chosen, given["applies_from"], given["title"]
        )
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return None


def _page(request: HttpRequest, found: Announcement, form: WordsForm | None = None) -> HttpResponse:
    writing = writes(request.user, found.traject_id)
    context: dict[str, Any] = {
        "announcement": found,
        "may_write": writing,
        "is_sent": found.state == Announcement.State.SENT,
        "proposals": list(found.proposals.select_related("proposed_by")),
        "may_propose": found.state == Announcement.State.SHOWN,
        "sentences": [line for section in found.text for line in section["lines"]],
    }
    if writing:
        context["form"] = form or WordsForm(initial=_initial(found))
        context["opened"] = opened(found)
        context["waits_until"] = waits_until(found)
        context["sounded"] = bool(sounding_board(found))
    return render(request, "harmonisation/announcement.html", context, status=422 if form else 200)


def _initial(found: Announcement) -> dict[str, Any]:
    lines = [line for section in found.text for line in (f"# {section['heading']}", *section["lines"], "")]
    return {
        "title": found.title,
        "lead": found.lead,
        "applies_from": found.applies_from,
        "text": "\n".join(lines).strip(),
    }
