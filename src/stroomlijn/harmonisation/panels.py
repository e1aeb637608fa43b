"""What harmonisation shows on the pages of other contexts."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from .queries.document_fate import fates_of
from .queries.groups import decisions_behind_process
from .queries.review_page import remarks_by


def decisions_behind(request: HttpRequest, process_id: int) -> str:
    """On the page of a published process: the decisions it rests on."""
    decisions = decisions_behind_process(process_id)
    return (
        render_to_string("harmonisation/panels/decisions.html", {"decisions": decisions}, request) if decisions else ""
    )


def document_fate(request: HttpRequest, document_id: int) -> str:
    """On the page of a document: what was chosen about it, and what stands in its place."""
    fates = fates_of(request.user, document_id)
    context = {"fates": fates, "document_id": document_id}
    return render_to_string("harmonisation/panels/document_fate.html", context, request) if fates else ""


def own_remarks(request: HttpRequest, account_id: int) -> str:
    """On the page with somebody's own reactions: what they said in toetsen, and what was done with it."""
    remarks = remarks_by(account_id)
    unseen = [remark for remark in remarks if remark.outcome and remark.seen_on is None]
    context = {"remarks": remarks, "unseen": unseen}
    return render_to_string("harmonisation/panels/own_remarks.html", context, request) if remarks else ""


def why_so(request: HttpRequest, process_id: int, step_id: UUID, number: str) -> str:
    """With a step of a process that was made of others: the way to why it is so."""
    address = reverse("step-why", args=[process_id, step_id])
    asked = request.GET.get("versie", "")
    context = {"address": f"{address}?{urlencode({'versie': asked})}" if asked else address, "number": number}
    return render_to_string("harmonisation/panels/why_so.html", context)
