"""Words of a traject that mean the same, or never do."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.access import access_words, access_workbench
from stroomlijn.harmonisation.operations import saying_words
from stroomlijn.harmonisation.queries.words import as_yaml, word_rows

from .traject_page import of_traject


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, traject_id: int) -> HttpResponse:
    """What was said, and something new; what was taken back is said again by an address that holds it."""
    if request.method == "POST":
        access_workbench(request.user, traject_id, May.HARMONISE)
        _told(request, saying_words.say_words(Actor.of(request), traject_id, *_two(request), same=_same(request)))
        return redirect("words", traject_id)
    found, context = of_traject(request, traject_id)
    return render(request, "harmonisation/words.html", {**context, "rows": word_rows(found.id)})


@require_POST
def change(request: HttpRequest, traject_id: int, pair_id: int) -> HttpResponse:
    pair = access_words(request.user, traject_id, pair_id)
    _told(request, saying_words.change_words(Actor.of(request), pair, *_two(request), same=_same(request)))
    return redirect("words", traject_id)


@require_POST
def remove(request: HttpRequest, traject_id: int, pair_id: int) -> HttpResponse:
    pair = access_words(request.user, traject_id, pair_id)
    said = {"een": pair.one, "ander": pair.other, "betekent": "hetzelfde" if pair.same else "nooit"}
    again = saying_words.remove_words(Actor.of(request), pair)
    _told(request, again, _("Weggehaald."), undo=f"{reverse('words', args=[traject_id])}?{urlencode(said)}")
    return redirect("words", traject_id)


@require_POST
def take_in(request: HttpRequest, traject_id: int) -> HttpResponse:
    """From a file that was saved here or in another traject."""
    access_workbench(request.user, traject_id, May.HARMONISE)
    given = request.FILES.get("bestand")
    if given is None:
        raise Problem("words-file")
    data = given.read(saying_words.LARGEST_FILE + 1)
    number, groups = saying_words.take_in_words(Actor.of(request), traject_id, data)
    read = ngettext("%(number)d regel gelezen.", "%(number)d regels gelezen.", number)
    _told(request, groups, read % {"number": number})
    return redirect("words", traject_id)


@require_safe
def save_as(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The words as a file."""
    found = access_workbench(request.user, traject_id)
    answer = HttpResponse(as_yaml(found.id), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="woorden-{found.id}.yaml"'
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _two(request: HttpRequest) -> tuple[str, str]:
    return _given(request, "een"), _given(request, "ander")


def _same(request: HttpRequest) -> bool:
    return _given(request, "betekent") != "nooit"


def _given(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, request.GET.get(name, ""))


def _told(request: HttpRequest, groups: int, saved: str = "", *, undo: str = "") -> None:
    again = ngettext(
        "%(number)d groep wordt opnieuw vergeleken.", "%(number)d groepen worden opnieuw vergeleken.", groups
    )
    told = " ".join([saved or _("Bewaard."), *([again % {"number": groups}] if groups else [])])
    messages.success(request, told, extra_tags=undo)
