"""One search field for everything that can be found."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.queries.search import Found, search
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.access import readable_process_ids

PAGE = 20
KINDS = {"process": _("Proces"), "process-step": _("Stap")}


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Answers to a question, the best first."""
    question = request.GET.get("q", "").strip()[:200]
    number = page_number(request)
    answer = search(
        question, list(KINDS), within=readable_process_ids(request.user), limit=PAGE, offset=(number - 1) * PAGE
    )
    words = [answer.read_as.get(word, word) for word in re.findall(r"[^\W_]{2,}", fold(question))]
    context = {
        "question": question,
        "answer": answer,
        "found": [_shown(found, words) for found in answer.found],
        "page": page_of(answer.total, number, PAGE),
    }
    return render(request, "search.html", context)


def _shown(found: Found, words: list[str]) -> dict[str, object]:
    return {
        "kind": KINDS[found.kind],
        "title": underline(found.title, words),
        "context": found.context,
        "excerpt": underline(found.excerpt[:240], words),
        "url": found.url,
    }


def underline(text: str, words: list[str]) -> SafeString:
    """The text with what was asked in <mark>; a word counts by its first letters, as people bend words."""
    stems = tuple(word[: max(4, len(word) - 2)] for word in words if len(word) > 2)
    parts = re.split(r"([^\W_]+)", text)
    return mark_safe(  # noqa: S308 - every part is escaped
        "".join(
            f"<mark>{escape(part)}</mark>" if stems and fold(part).startswith(stems) else escape(part) for part in parts
        )
    )
