"""What everybody may read without signing in, and who decides that."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_process
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.public import choose_public_domains, switch_public
from stroomlijn.landscape.queries import public as reads

PAGE = 50
MEDIA_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf"}
KEPT = "public, max-age=300"
ROBOTS = "User-agent: *\nAllow: /openbaar\nAllow: /static/\nDisallow: /openbaar/beheer\nDisallow: /\n"


@login_not_required
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Public processes by domain, or those that answer a question."""
    question = request.GET.get("q", "").strip()[:200]
    domain = request.GET.get("domein")
    number = page_number(request)
    start = (number - 1) * PAGE
    context: dict[str, Any] = {"question": question, "tiles": reads.tiles(), "domain": domain}
    if question:
        context["found"], total = reads.public_search(question, PAGE, start)
    else:
        context["processes"], total = reads.public_rows(domain, start, PAGE)
    return _page(request, "landscape/public.html", {**context, "total": total, "page": page_of(total, number, PAGE)})


@login_not_required
@require_safe
def process(request: HttpRequest, process_id: int) -> HttpResponse:
    """How the work is done, without who answers for it."""
    found = _public_process(process_id)
    page = reads.public_page(found)
    if page is None:
        raise Http404
    return _page(request, "landscape/public_process.html", {"page": page, "process": found, "version": page.version})


@login_not_required
@require_safe
def export(request: HttpRequest, process_id: int, ending: str) -> HttpResponse:
    """A public process on paper, or its drawing."""
    from stroomlijn.engines.formats.pdf import write_pdf
    from stroomlijn.landscape.queries.process_pdf import process_pdf

    found = _public_process(process_id)
    page = reads.public_page(found)
    if page is None or ending not in MEDIA_TYPES:
        raise Http404
    paper = process_pdf(page, request.build_absolute_uri(reverse("public-process", args=[process_id])))
    if ending == "svg" and not paper.drawing:
        raise Http404
    content = paper.drawing if ending == "svg" else write_pdf(paper)
    response = HttpResponse(content, content_type=MEDIA_TYPES[ending])
    response["Content-Disposition"] = f'inline; filename="{found.number}.{ending}"'
    if ending == "svg":  # a browser's own reader of PDF does not work in a sandbox
        response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return _for_everybody(request, response)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may find what is public, and nothing else."""
    return _for_everybody(request, HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8"))


@require_http_methods(["GET", "HEAD", "POST"])
def domains(request: HttpRequest) -> HttpResponse:
    """Which domains are public as a whole."""
    require(request.user, May.ADMINISTER)
    if request.method == "POST":
        choose_public_domains(Actor.of(request), request.POST.getlist("domein"))
        messages.success(request, _("Bewaard."))
        return redirect("public-domains")
    rows, total = reads.public_rows(limit=PAGE)
    context = {"domains": reads.domain_choices(), "processes": rows, "total": total}
    return render(request, "landscape/public_domains.html", context)


@require_POST
def switch(request: HttpRequest, process_id: int) -> HttpResponse:
    """Shows a process to everybody, or no longer; asks again when its texts seem to hold something of a person."""
    found = access_process(request.user, process_id, May.PUBLISH)
    on = request.POST.get("aan") == "1"
    version = reads.public_versions(found).first()
    if on and version and "toch" not in request.POST and (remarks := reads.personal_in(found, version)):
        context = {"process": found, "version": version, "remarks": [sentence(remark) for remark in remarks]}
        return render(request, "landscape/public_confirm.html", context)
    looked_at = number_in(request.POST.get("versie", "")) if "toch" in request.POST else None
    switch_public(Actor.of(request), found.pk, on=on, confirmed=looked_at, seen=seen_revision(request))
    messages.success(request, _said_of(found.pk) if on else _("Dit proces is niet meer openbaar."))
    return redirect("process", found.pk)


def _said_of(process_id: int) -> str:
    if reads.public_processes().filter(pk=process_id).exists():
        return _("Iedereen kan dit proces nu lezen.")
    return _("Dit proces wordt openbaar zodra een versie geldt waarvan de namen zijn nagekeken.")


def _public_process(process_id: int) -> Process:
    found = reads.public_processes().filter(pk=process_id).first()
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Rendered apart from who asks, so that a cache may keep it: no account, no cookie, no token."""
    address = escape(request.build_absolute_uri(request.path))
    page = render_to_string(template, {**context, "request": request, "address": address})
    return _for_everybody(request, HttpResponse(page))


def _for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The sign-in was looked up before any view, but this answer does not vary by it."""
    request.session.accessed = False
    response["Cache-Control"] = KEPT
    return response
