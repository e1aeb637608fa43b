"""What the templates of the workbench get, and the way back to it after a decision."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.harmonisation.queries.alignment import aligned_rows, page_of_rows
from stroomlijn.harmonisation.queries.groups import count_open
from stroomlijn.harmonisation.queries.premises import premises_on_page
from stroomlijn.harmonisation.queries.renewed import renewed_sources
from stroomlijn.harmonisation.queries.workbench import (
    TYPES,
    ShownDifference,
    Wanted,
    differences,
    latest_decision,
    place_of,
    type_counts,
)
from stroomlijn.harmonisation.queries.workshop import judgements_of, outdated_decisions, proposed_choices, referrals_of

PAGE = 20
ROWS = 40
STATES = {"open": False, "besloten": True, "alles": None}


def workbench(request: HttpRequest, found: Group, made: Draft) -> dict[str, Any]:
    """One page of differences with one of them open, and the page of the comparison that belongs to it."""
    type_ = request.GET.get("soort", "")
    state = request.GET.get("toon", "open")
    state = state if state in STATES else "open"
    wanted = Wanted(type_ if type_ in TYPES else "", STATES[state])
    asked = request.GET.get("verschil", "")[:80]
    shown, page = _page(made, wanted, asked, page_number(request))
    opened = next((one for one in shown if one.key == asked), shown[0] if shown else None)
    still_open, every = count_open(found)
    referrals = referrals_of(found, request.user)
    laid = {key for key, each in referrals.items() if any(one.open for one in each)}
    return {
        "differences": shown,
        "opened": opened.key if opened else "",
        "following": _following(shown),
        "page": page,
        "types": type_counts(made),
        "type": type_,
        "type_label": TYPES.get(type_, ""),
        "shown": state,
        "kept": _kept(request),
        "open": still_open,
        "all": every,
        "decided_count": every - still_open,
        "referrals": referrals,
        "laid": laid,
        "judgements": judgements_of(made),
        "outdated": (outdated := outdated_decisions(made)),
        "renewed": renewed_sources(found.pk) if outdated else [],
        "proposals": proposed_choices(made, wanted.type) if still_open else [],
        "latest": latest_decision(found) if found.state != Group.State.PUBLISHED else None,
        "problem": sentence(Remark(made.problem)) if made.problem else "",
        **_alignment(request, made, shown, opened),
        **premises_on_page(found),
    }


def back(request: HttpRequest, found: Group) -> HttpResponse:
    """To the same page of differences, filters kept, with the next difference open."""
    query = request.POST.get("terug", "")
    kept = query if query.startswith("?") and len(query) < 200 else "?"
    following = request.POST.get("volgende", "")
    if re.fullmatch(r"[\w-]{1,80}", following):
        kept += f"{'' if kept == '?' else '&'}verschil={following}#verschil-{following}"
    return redirect(f"{reverse('group', args=[found.pk])}{'' if kept == '?' else kept}")


def _page(made: Draft, wanted: Wanted, asked: str, number: int) -> tuple[list[ShownDifference], Page[Any]]:
    """The page with the difference that was asked for; else the page asked for, or the last when there are fewer."""
    place = place_of(made, asked, wanted) if asked else None
    number = number if place is None else place // PAGE + 1
    shown, total = differences(made, wanted, offset=(number - 1) * PAGE, limit=PAGE)
    page = page_of(total, number, PAGE)
    if total and not shown:
        shown, _total = differences(made, wanted, offset=(page.number - 1) * PAGE, limit=PAGE)
    return shown, page


def _alignment(
    request: HttpRequest, made: Draft, shown: list[ShownDifference], opened: ShownDifference | None
) -> dict[str, Any]:
    """The page of rows that was asked for, else the one with the difference that is opened."""
    only_different = request.GET.get("rijen") == "verschil"
    find = request.GET.get("vind", "")[:100]
    rows = aligned_rows(made, only_different=only_different, find=find)
    asked = number_in(request.GET.get("rij", ""))
    number = page_of_rows(rows, opened.rows if opened else [], ROWS) if asked is None else asked
    page = page_of(len(rows), number, ROWS)
    return {
        "rows": rows[page.start_index() - 1 : page.end_index()] if rows else [],
        "row_page": page,
        "row_pages": {one.key: page_of_rows(rows, one.rows, ROWS) for one in shown},
        "lit": opened.rows if opened else [],
        "only_different": only_different,
        "find": find,
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
