"""What the templates of the workbench get, and the way back to it after a decision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.harmonisation.queries.alignment import aligned_rows, page_of_rows
from stroomlijn.harmonisation.queries.answers_of_questions import KINDS, Asked, asked_otherwise
from stroomlijn.harmonisation.queries.decision_list import WORDS, Line, Section, decision_list
from stroomlijn.harmonisation.queries.near_steps import standing_alone
from stroomlijn.harmonisation.queries.premises import premises_on_page
from stroomlijn.harmonisation.queries.renewed import brought, brought_by, renewed_sources
from stroomlijn.harmonisation.queries.same_choice import same_choices, same_names
from stroomlijn.harmonisation.queries.standing import standing_decisions
from stroomlijn.harmonisation.queries.steering import advisers
from stroomlijn.harmonisation.queries.workbench import TYPES, ShownDifference, shown_differences
from stroomlijn.harmonisation.queries.workshop import decided_lately, judgements_of, outdated_decisions, referrals_of

from .screen import screen

PAGE = 20
ROWS = 40
QUESTIONS = 5
STATES = ("open", "besloten", "alles")
KEPT = ("toon", "soort", "rijen", "vind", "kijk", "scherm", "pagina", "alleen")
"""What of an address one comes back with; what was opened follows from the decision."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the list as far as it is on this page. `count` is of the whole list."""

    section: Section
    words: str | Promise
    note: str | Promise
    count: int
    differences: list[ShownDifference]


def workbench(request: HttpRequest, found: Group, made: Draft, *, may_harmonise: bool) -> dict[str, Any]:
    """One page of differences with one of them open, and the page of the comparison that belongs to it."""
    looks = screen(request, found, may_harmonise=may_harmonise)
    premises = premises_on_page(found)
    referrals = referrals_of(found, request.user)
    laid = {key for key, each in referrals.items() if any(one.open for one in each)}
    settled = standing_decisions(found.pk)
    lines = decision_list(made, premises["premises_waiting"], laid, settled.keys())
    type_ = request.GET.get("soort", "")
    asked = request.GET.get("verschil", "")[:80] or (made.in_hand if looks["follows"] else "")
    state, chosen = _chosen(lines, request.GET.get("toon", "open"), type_, asked if looks["follows"] else "")
    page = _page(chosen, asked, page_number(request))
    shown = shown_differences(made, [line.key for line in page.object_list], settled)
    opened = next((one for one in shown if one.key == asked), shown[0] if shown else None)
    still_open = sum(line.section != Section.DECIDED for line in lines)
    lately = decided_lately(found) if len(lines) > still_open else []
    judgements = judgements_of(made)
    latest = lately[0].decision if lately and found.state != Group.State.PUBLISHED else None
    besides = {*settled, *laid, *premises["premises_waiting"]}
    return {
        "parts": _parts(chosen, page, shown),
        "opened": opened.key if opened else "",
        "place": next((at for at, line in enumerate(lines, 1) if opened and line.key == opened.key), 0),
        "following": _following(shown),
        "page": page,
        "types": _types(lines),
        "type": type_,
        "shown": state,
        "kept": kept_query(request),
        "filters": _hidden(request, "toon", "soort", "pagina"),
        "finders": _hidden(request, "vind"),
        "open": still_open,
        "all": len(lines),
        "decided_count": len(lines) - still_open,
        "referrals": referrals,
        "advisers": advisers(found.traject_id) if may_harmonise and shown else [],
        "laid": laid,
        "judgements": judgements,
        "said": {one.key: [said for said in judgements if {*said.rows} & {*one.rows}] for one in shown},
        **(_asked(request, made) if may_harmonise and found.state != Group.State.PUBLISHED else {}),
        "outdated": (outdated := outdated_decisions(made)),
        "renewed": renewed_sources(found.pk) if outdated else [],
        "brought": (came := brought(made)),
        "brought_by": brought_by(made) if came else [],
        "many": any(line.section in (Section.BLOCKS, Section.OPEN) and line.proposed for line in lines),
        "lately": lately,
        "latest": latest,
        "same_names": same_names(made, besides) if may_harmonise and still_open else {},
        "asked": _asked_otherwise(made, shown) if may_harmonise else {},
        "alike": same_choices(made, latest, besides) if latest and may_harmonise else [],
        "left_out": [(one, sentence(Remark(one["code"], "", one["facts"]))) for one in made.left_out],
        "problem": sentence(Remark(made.problem)) if made.problem else "",
        **_alignment(request, made, settled, shown, opened),
        **premises,
        **looks,
    }


def _asked_otherwise(made: Draft, shown: Sequence[ShownDifference]) -> dict[str, Asked]:
    """By key of a difference the question that it is about, where its answers differ as well."""
    if not any(one.type in KINDS for one in shown):
        return {}
    return {key: one for one in asked_otherwise(made.pk) for key in one.keys}


def back(request: HttpRequest, found: Group, at: str = "") -> HttpResponse:
    """To the same page of differences, filters kept, with the next difference open, or else at a place on it."""
    query = request.POST.get("terug", "") or request.GET.get("terug", "")
    kept = query if query.startswith("?") and len(query) < 300 else "?"
    following = request.POST.get("volgende", "") or request.GET.get("volgende", "")
    if re.fullmatch(r"[\w-]{1,80}", following):
        kept += f"{'' if kept == '?' else '&'}verschil={following}#verschil-{following}"
    elif re.fullmatch(r"[\w.:-]{1,200}", at):
        kept = f"{'' if kept == '?' else kept}#{at}"
    return redirect(f"{reverse('group', args=[found.pk])}{'' if kept == '?' else kept}")


def way_back(address: str, request: HttpRequest, at: str = "", following: str = "") -> str:
    """Where a message takes an act back: to the page as it was, at the place or the difference that it was about."""
    kept = {"terug": request.POST.get("terug", "")[:300], "bij": at, "volgende": following}
    query = urlencode({name: value for name, value in kept.items() if value not in ("", "?")})
    return f"{address}?{query}" if query else address


def kept_query(request: HttpRequest, *besides: str) -> str:
    """The query to come back with after an answer."""
    query = request.GET.copy()
    for name in set(query) - {*KEPT, *besides}:
        del query[name]
    return f"?{query.urlencode()}"


def _chosen(lines: Sequence[Line], state: str, type_: str, in_hand: str) -> tuple[str, list[Line]]:
    """(state, lines) of what is asked for; all of them when the workshop looks at another one."""
    state = state if state in STATES else "open"
    chosen = [
        line
        for line in lines
        if (not type_ or type_ not in TYPES or line.type == type_)
        and (state == "alles" or (state == "besloten") == (line.section == Section.DECIDED))
    ]
    if in_hand and all(line.key != in_hand for line in chosen) and any(line.key == in_hand for line in lines):
        return "alles", list(lines)
    return state, chosen


def _page(chosen: list[Line], asked: str, number: int) -> Page[Any]:
    """The page with the difference that was asked for; else the page asked for, or the last when there are fewer."""
    place = next((at for at, line in enumerate(chosen) if line.key == asked), None)
    page = page_of(len(chosen), number if place is None else place // PAGE + 1, PAGE)
    page.object_list = chosen[max(page.start_index() - 1, 0) : page.end_index()]
    return page


def _parts(chosen: Sequence[Line], page: Page[Any], shown: Sequence[ShownDifference]) -> list[Part]:
    section = {line.key: line.section for line in page.object_list}
    counts = Counter(line.section for line in chosen)
    rests = {line.key: line.rests for line in page.object_list}
    parts = []
    for one in WORDS:
        held = [each for each in shown if section[each.key] == one]
        if held:
            parts.append(Part(one, *WORDS[one], counts[one], [each.resting(rests[each.key]) for each in held]))
    return parts


def _types(lines: Sequence[Line]) -> list[tuple[str, str, int, int]]:
    """(type, label, open, all) for each type of difference that occurs."""
    every = Counter(line.type for line in lines)
    still = Counter(line.type for line in lines if line.section != Section.DECIDED)
    return [(type_, str(label), still[type_], every[type_]) for type_, label in TYPES.items() if every[type_]]


def _alignment(
    request: HttpRequest,
    made: Draft,
    settled: Collection[str],
    shown: list[ShownDifference],
    opened: ShownDifference | None,
) -> dict[str, Any]:
    """The page of rows that was asked for, else the one with the difference that is opened."""
    only_different = request.GET.get("rijen") == "verschil"
    find = request.GET.get("vind", "")[:100]
    rows = aligned_rows(made, decided=settled, only_different=only_different, find=find)
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


def _asked(request: HttpRequest, made: Draft) -> dict[str, Any]:
    """What to look at before deciding, the first few of it unless all was asked for."""
    alone = standing_alone(made)
    if alone is None:
        return {}
    number = len(alone.questions) if request.GET.get("alleen") == "alles" else QUESTIONS
    return {
        "alone": alone,
        "shown_questions": alone.questions[:number],
        "more_questions": len(alone.questions[number:]),
    }


def _following(shown: list[ShownDifference]) -> dict[str, str]:
    """By key of a difference: the next one that is open, at the end the first one."""
    waiting = [one.key for one in shown if one.decision is None]
    return dict(zip(waiting, [*waiting[1:], *waiting[:1]], strict=True)) if len(waiting) > 1 else {}


def _hidden(request: HttpRequest, *besides: str) -> list[tuple[str, str]]:
    """What a filter passes on besides its own fields."""
    return [(name, request.GET[name]) for name in KEPT if name in request.GET and name not in besides]
