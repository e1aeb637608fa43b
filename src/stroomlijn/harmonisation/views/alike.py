"""The same choice at once where the same question lies open: shown first, decided together, taken back together."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.access import access_group
from stroomlijn.harmonisation.models import Decision, Group
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.workbench import draft_of

from .workbench import back, way_back

MOST = 300


@require_http_methods(["GET", "HEAD", "POST"])
def decide_alike(request: HttpRequest, group_id: int, number: str) -> HttpResponse:
    """The differences that ask what this decision answered; those that stay ticked get the same answer."""
    found = access_group(request.user, group_id)
    decision = get_object_or_404(Decision, group=found, kind=Decision.Kind.DIFFERENCE, number=number)
    if request.method != "POST":
        return _shown(request, found, decision)
    chosen, reason = request.POST.getlist("verschil"), request.POST.get("reden", "")
    made = deciding.decide_alike(Actor.of(request), found.pk, decision.number, chosen, reason)
    told_together(request, found, made)
    return back(request, found)


@require_POST
def withdraw_many(request: HttpRequest, group_id: int) -> HttpResponse:
    """Takes back what was decided together."""
    found = access_group(request.user, group_id)
    numbers = request.GET.getlist("nummer")[:MOST]
    if Decision.objects.filter(group=found, kind=Decision.Kind.DIFFERENCE, number__in=numbers).count() != len(numbers):
        raise Http404
    deciding.withdraw_many(Actor.of(request), found.pk, numbers)
    told = ngettext("%(number)d besluit is ingetrokken.", "%(number)d besluiten zijn ingetrokken.", len(numbers))
    messages.success(request, told % {"number": len(numbers)})
    return back(request, found)


def told_together(request: HttpRequest, found: Group, made: list[Decision]) -> None:
    """Says how many were decided in one act, which is taken back in one too."""
    told = ngettext("%(number)d besluit vastgelegd.", "%(number)d besluiten vastgelegd.", len(made))
    messages.success(request, told % {"number": len(made)}, extra_tags=_taken_back(request, found, made))


def _taken_back(request: HttpRequest, found: Group, made: list[Decision]) -> str:
    """Where what was decided together is taken back; "" when there is nothing."""
    if not made or len(made) > MOST:
        return ""
    address = way_back(reverse("decisions-withdraw", args=[found.pk]), request)
    return f"{address}{'&' if '?' in address else '?'}{urlencode([('nummer', one.number) for one in made])}"


def _shown(request: HttpRequest, found: Group, decision: Decision) -> HttpResponse:
    made = draft_of(found)
    if made is None:
        raise Http404
    context = {
        "group": found,
        "decision": decision,
        "chosen": chosen_words(decision),
        "proposals": deciding.alike(found, decision),
        "action": reverse("decide-alike", args=[found.pk, decision.number]),
        "kept": f"?{request.GET.urlencode()}",
    }
    return render(request, "harmonisation/decide_many.html", context)
