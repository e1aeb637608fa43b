"""One search field for everything that can be found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.misses import count_miss
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries.search import Answer, Found, Limits, search
from stroomlijn.harmonisation.access import decision_tags
from stroomlijn.landscape.access import readable_process_ids, readable_processes
from stroomlijn.landscape.queries.document_uses import uses_of_documents
from stroomlijn.landscape.queries.library import at_hand
from stroomlijn.landscape.queries.names import Named, processes_coded
from stroomlijn.organisation.queries.people import PersonValue, person_of
from stroomlijn.web.search_answers import GUIDING, KINDS, Facet, Shown, asked_words, facets, quoted, shown
from stroomlijn.web.search_guides import guides

PAGE = 20
QUICK = 7
FREE = ("document", "decision")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Answers to a question, the best first; what is not found is counted."""
    question = _question(request)
    number = page_number(request)
    person = person_of(request.user.pk)
    within = readable_process_ids(request.user)
    answer = _search(request, within, _limits(request, person), limit=PAGE, offset=(number - 1) * PAGE)
    chosen: list[Facet] = facets(request.GET, answer, person)
    if question and answer.misses and not any(facet.chosen for facet in chosen) and request.method == "GET":
        _count_once(request, question)
    context = {
        "question": question,
        "answer": answer,
        "found": _shown(question, answer, within),
        "unknown": quoted(answer.unknown),
        "about": quoted(answer.about),
        "guides": guides(asked_words(question, answer), answer) if number == 1 else [],
        "facets": [] if answer.no_code else chosen,
        "filtered": any(choice.chosen for facet in chosen for choice in facet.choices),
        "page": page_of(answer.total, number, PAGE),
    }
    return render(request, "search.html", context)


@require_safe
def quick(request: HttpRequest) -> HttpResponse:
    """The best few answers while somebody types; without a question what they have at hand."""
    question = _question(request)
    person = person_of(request.user.pk)
    if not question:
        rows = at_hand(Actor.of(request).person, person, readable_processes(request.user), limit=QUICK)
        return render(request, "parts/quick_search.html", {"at_hand": rows})
    within = readable_process_ids(request.user)
    answer = _search(request, within, Limits(mine=_mine(person), guiding=GUIDING), limit=QUICK, offset=0)
    words = asked_words(question, answer)
    ways = guides(words, answer)
    context = {
        "question": question,
        "found": _shown(question, answer, within)[: QUICK - len(ways)],
        "guides": ways,
        "named": bool(ways) and ways[0].is_called(words),
        "total": answer.total,
        "no_code": answer.no_code,
        # The last word may still be being typed.
        "unknown": quoted(word for word in answer.unknown if word != words[-1]),
        "about": quoted(answer.about),
    }
    return render(request, "parts/quick_search.html", context)


def _question(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:200]


def _search(request: HttpRequest, within: list[int] | None, limits: Limits, *, limit: int, offset: int) -> Answer:
    tags = decision_tags(request.user)
    answer = search(
        _question(request),
        list(KINDS),
        within=within,
        free=FREE,
        tagged={} if tags is None else {"decision": tags},
        limits=limits,
        limit=limit,
        offset=offset,
    )
    return (_not_in_the_library(request) or answer) if answer.no_code else answer


def _not_in_the_library(request: HttpRequest) -> Answer | None:
    """The process with the number or code that was asked, which is not published or is replaced."""
    found = [
        Found(
            kind="process",
            title=one.name,
            context=one.domain,
            excerpt="",
            url=reverse("process", args=[one.id]),
            object_id=one.id,
            tags=tuple(f"{kind}:{name}" for kind, name in _places(one) if name),
        )
        for one in processes_coded(_question(request), readable_processes(request.user))
    ]
    return Answer(found, len(found), {}) if found else None


def _places(one: Named) -> list[tuple[str, str]]:
    return [("domein", one.domain), ("organisatie", one.organisation)]


def _shown(question: str, answer: Answer, within: list[int] | None) -> list[Shown]:
    documents = [found.object_id for found in answer.found if found.kind == "document"]
    return shown(question, answer, uses_of_documents(documents, within))


def _limits(request: HttpRequest, person: PersonValue | None) -> Limits:
    asked = request.GET
    own = tuple(f"werkrol:{key}" for key in sorted(person.werkrol_keys)) if person else ()
    groups = [
        tuple(f"domein:{name}" for name in asked.getlist("domein")),
        tuple(f"organisatie:{name}" for name in asked.getlist("organisatie")),
        own if "mijn" in asked else (),
    ]
    kinds = tuple(kind for kind in asked.getlist("soort") if kind in KINDS)
    return Limits(tuple(group for group in groups if group), kinds, _mine(person), own, GUIDING)


def _mine(person: PersonValue | None) -> tuple[str, ...]:
    if person is None:
        return ()
    return (f"hier:{person.organisation_id}", *(f"werkrol:{key}" for key in sorted(person.werkrol_keys)))


def _count_once(request: HttpRequest, question: str) -> None:
    """A page that is loaded again is the same question."""
    if request.session.get("not-found") != question:
        request.session["not-found"] = question
        count_miss(question)
