"""Arranging the processes and groups of a traject: one or many at once, each act with a way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_arrangement, access_workbench
from stroomlijn.harmonisation.models import Arrangement, Bond, Group, ProcessChoice
from stroomlijn.harmonisation.operations import choosing
from stroomlijn.harmonisation.queries.arranging_choices import clusters_of, free_groups, working_groups_of
from stroomlijn.harmonisation.queries.group_list import group_ids, processes_of
from stroomlijn.harmonisation.queries.process_list import process_ids

from .asked import asked_groups, asked_processes

NEW = "nieuw"
LISTS = {"processen": "traject-processes", "clusters": "clusters"}
Act = Callable[[Actor, int, "Chosen", QueryDict], Arrangement]


class Chosen:
    """What was ticked, or all that matches the filter. Of groups the processes are meant where processes are asked."""

    def __init__(self, traject_id: int, posted: QueryDict) -> None:
        self._traject_id = traject_id
        self.groups, self._listed = _ids(posted, "groep"), _ids(posted, "proces")
        if posted.get("wat") == "alles":
            kept = _kept(posted)
            if posted.get("over") == "groepen":
                self.groups = group_ids(traject_id, asked_groups(kept))
            else:
                self._listed = process_ids(traject_id, asked_processes(kept))

    @property
    def at(self) -> str:
        """The row of the list that it is about: of several the first."""
        if self._listed:
            return f"proces-{self._listed[0]}"
        return f"groep-{self.groups[0]}" if self.groups else ""

    @property
    def processes(self) -> list[int]:
        return sorted({*self._listed, *processes_of(self._traject_id, self.groups)})


@require_POST
def arrange(request: HttpRequest, traject_id: int) -> HttpResponse:
    """Does one thing with all that was chosen."""
    found = access_workbench(request.user, traject_id, May.HARMONISE)
    act = ACTS.get(request.POST.get("doe", ""))
    if act is None:
        raise BadRequest("unknown act")
    chosen = Chosen(found.id, request.POST)
    done = act(Actor.of(request), found.id, chosen, request.POST)
    at = request.POST.get("bij", "") or chosen.at
    kept = {name: request.POST.get(name, "") for name in ("over", "filter")}
    messages.success(request, _told(done, request.POST), extra_tags=undo_address(done, at, **kept))
    return _back(found.id, request.POST, request.POST.get("volgende", "") or at)


@require_POST
def undo(request: HttpRequest, traject_id: int, arrangement_id: int) -> HttpResponse:
    """Takes an act back, while nothing rests on it."""
    act = access_arrangement(request.user, traject_id, arrangement_id)
    choosing.undo(Actor.of(request), act.pk)
    messages.success(request, _("Het is weer zoals het was."))
    return _back(traject_id, request.GET, request.GET.get("bij", ""))


def undo_address(done: Arrangement, at: str = "", **came_from: str) -> str:
    """Where the message takes the act back: to the same list with the same filter, at the row that it was about.

    `over` names the list (groepen, processen, clusters, or groep with its id in `groep`), `filter` its query. "" when
    nothing changed.
    """
    if done.pk is None:
        return ""
    query = urlencode({name: value for name, value in {**came_from, "bij": at}.items() if value})
    address = reverse("arrangement-undo", args=[done.traject_id, done.pk])
    return f"{address}?{query}" if query else address


def choices(traject_id: int) -> dict[str, Any]:
    """What the forms for arranging let one choose from."""
    return {
        "clusters": clusters_of(traject_id),
        "working_groups": working_groups_of(traject_id),
        "free_groups": free_groups(traject_id),
        "dropped_kinds": ProcessChoice.Dropped.choices,
    }


def _cluster(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    asked = posted.get("naar-cluster", "")
    cluster = number_in(asked)
    if asked == NEW:
        cluster = choosing.make_cluster(actor, traject_id, posted.get("naam", "")).pk
    return choosing.put_in_cluster(actor, traject_id, cluster, process_ids=chosen.processes)


def _assign(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.assign(actor, traject_id, number_in(posted.get("naar-werkgroep", "")), chosen.groups)


def _timing(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.set_timing(
        actor, chosen.groups, posted.get("datum", ""), posted.get("reden-datum", ""), traject_id=traject_id
    )


def _drop(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.drop(actor, traject_id, chosen.processes, posted.get("soort", ""), posted.get("reden", ""))


def _need(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.need(actor, traject_id, chosen.processes)


def _move(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.move(actor, traject_id, chosen.processes, number_in(posted.get("naar-groep", "")))


def _together(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.bind_all(actor, chosen.processes, Bond.Kind.TOGETHER, traject_id=traject_id)


def _apart(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.bind_all(actor, chosen.processes, Bond.Kind.APART, traject_id=traject_id)


def _release(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.unbind(actor, *_two(posted, "paar"), traject_id=traject_id)


def _one_process(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.bind_groups(actor, traject_id, *_two(posted, "groepen"), Bond.Kind.TOGETHER)


def _never(actor: Actor, traject_id: int, chosen: Chosen, posted: QueryDict) -> Arrangement:
    return choosing.bind_groups(actor, traject_id, *_two(posted, "groepen"), Bond.Kind.APART)


def _two(posted: QueryDict, name: str) -> tuple[int, int]:
    one, _dash, other = posted.get(name, "").partition("-")
    return number_in(one) or 0, number_in(other) or 0


ACTS: dict[str, Act] = {
    "cluster": _cluster,
    "werkgroep": _assign,
    "datum": _timing,
    "vervalt": _drop,
    "nodig": _need,
    "groep": _move,
    "bij-elkaar": _together,
    "uit-elkaar": _apart,
    "los": _release,
    "een-proces": _one_process,
    "nooit-samen": _never,
}


def _told(act: Arrangement, posted: QueryDict) -> str:
    """What was done, with how many it was done to."""
    if act.pk is None:
        return _("Dat was al zo; er is niets veranderd.")
    if posted.get("doe") == "een-proces":
        return _("Ze staan nu in één groep. Stroomlijn onthoudt het.")
    if posted.get("doe") == "nooit-samen":
        return _("Vastgelegd: nooit samen. Stroomlijn onthoudt het.")
    if act.decision is not None:
        return _("%(number)s is vastgelegd.") % {"number": act.decision.number}
    if act.what == "groups-assigned":
        number = len(act.after.get("groups", {}))
        return ngettext("%(number)d groep toegewezen.", "%(number)d groepen toegewezen.", number) % {"number": number}
    number = len(act.after.get("choices", {})) or len(act.after.get("members", {})) or len(act.after.get("bonds", {}))
    return ngettext("%(number)d proces aangepast.", "%(number)d processen aangepast.", number) % {"number": number}


def _back(traject_id: int, came_from: QueryDict, at: str) -> HttpResponse:
    """To the same list, with the same filter, at the same row."""
    query = urlencode(_kept(came_from))
    place = f"#{at}" if re.fullmatch(r"[a-z]+(-\d+){0,2}", at) else ""
    return redirect(f"{_list(traject_id, came_from)}{f'?{query}' if query else ''}{place}")


def _list(traject_id: int, came_from: QueryDict) -> str:
    group = number_in(came_from.get("groep", "")) if came_from.get("over") == "groep" else None
    if group is not None and Group.objects.filter(pk=group, traject=traject_id).exists():
        return reverse("group-processes", args=[group])
    return reverse(LISTS.get(came_from.get("over", ""), "groups"), args=[traject_id])


def _kept(came_from: QueryDict) -> dict[str, str]:
    """The filter of the list on which was chosen."""
    query = QueryDict(came_from.get("filter", "").removeprefix("?")[:500])
    return {name: str(value) for name, value in query.items()}


def _ids(posted: QueryDict, name: str) -> list[int]:
    return [number for text in posted.getlist(name) if (number := number_in(text)) is not None]
