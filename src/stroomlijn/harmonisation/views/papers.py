"""The papers of a meeting: its besluitenlijst and report, on the screen, on paper, and for a word processor."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from stroomlijn.engines.formats.papers import DOCX, write_docx
from stroomlijn.harmonisation.access import access_meeting
from stroomlijn.harmonisation.queries.meeting_page import decisions_in, presence_of
from stroomlijn.harmonisation.queries.papers import besluitenlijst, verslag

from .crumbs import in_meeting

PAPERS = {"besluitenlijst": besluitenlijst, "verslag": verslag}


@require_safe
def decision_list(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What was decided, with the reason and who were there."""
    meeting = access_meeting(request.user, meeting_id)
    present = [one for one in presence_of(meeting) if one.times]
    context = {
        "meeting": meeting,
        "decisions": decisions_in(meeting),
        "present": present,
        "crumbs": in_meeting(meeting),
    }
    return render(request, "harmonisation/decision_list.html", context)


@require_safe
def document(request: HttpRequest, meeting_id: int, paper: str) -> HttpResponse:
    """The same as a .docx."""
    meeting = access_meeting(request.user, meeting_id)
    if paper not in PAPERS:
        raise Http404
    answer = HttpResponse(write_docx(PAPERS[paper](meeting)), content_type=DOCX)
    name = f"{paper}-{slugify(meeting.title)[:60]}-{meeting.day.isoformat()}.docx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
