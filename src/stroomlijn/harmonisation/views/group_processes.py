"""The processes of a group: which are needed, what belongs together, and why the comparison put them together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, may
from stroomlijn.harmonisation.models import Group, ProcessChoice
from stroomlijn.harmonisation.operations import choosing
from stroomlijn.harmonisation.queries.group_members import members_of
from stroomlijn.harmonisation.queries.groups import proposed_groups
from stroomlijn.harmonisation.queries.reasons import advice_words, reason_words

from .arranging import undo_address


@require_safe
def group_processes(request: HttpRequest, group_id: int) -> HttpResponse:
    """What lies in the group, whether or not work on it has begun."""
    found = access_group(request.user, group_id, *READING)
    context = {
        "group": found,
        "traject": found.traject,
        "may_harmonise": may(request.user, found, May.HARMONISE),
        "may_work": may(request.user, found, May.IMPORT),
        **members_context(found),
    }
    return render(request, "harmonisation/group_processes.html", context)


@require_POST
def arrange_members(request: HttpRequest, group_id: int) -> HttpResponse:
    """Drops processes of the group or takes them back, or says that they belong together or do not."""
    found = access_group(request.user, group_id)
    chosen = [number for text in request.POST.getlist("proces") if (number := number_in(text)) is not None]
    if found.members.filter(process__in=chosen).count() < len(set(chosen)):
        raise Http404
    actor, traject_id, act = Actor.of(request), found.traject_id, request.POST.get("doe", "")
    if act == "vervalt":
        kind, reason = request.POST.get("soort", ""), request.POST.get("reden", "")
        done = choosing.drop(actor, traject_id, chosen, kind, reason)
    elif act == "nodig":
        done = choosing.need(actor, traject_id, chosen)
    elif act == "uit-elkaar":
        done = choosing.bind_all(actor, chosen, "apart", traject_id=traject_id)
    else:
        raise BadRequest("unknown act")
    at = f"proces-{chosen[0]}"
    undo = undo_address(done, at, over="groep", groep=str(found.pk))
    messages.success(request, _("Je keuze is bewaard."), extra_tags=undo)
    return redirect(f"{reverse('group-processes', args=[found.pk])}#{at}")


def members_context(found: Group) -> dict[str, Any]:
    """What the part with the members shows."""
    return {
        "members": members_of([found.pk]).get(found.pk, []),
        "reasons": reason_words(found.reasons),
        "advice": advice_words(found.advice),
        "others": proposed_groups(found.traject_id, found.pk),
        "dropped_kinds": ProcessChoice.Dropped.choices,
    }
