"""The register of documents, and the page and files of each."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.formats.text_document import INLINE, Format
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.operations.uploads import path_of
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.landscape.access import (
    access_document,
    access_document_file,
    access_register,
    edits_documents,
    findable_processes,
)
from stroomlijn.landscape.forms.library import KINDS, DocumentForm, FileForm, NewDocumentForm
from stroomlijn.landscape.models import Document, DocumentFile, Mention
from stroomlijn.landscape.operations import documents as operations
from stroomlijn.landscape.queries import documents as reads
from stroomlijn.landscape.queries.document_blocks import shown_blocks
from stroomlijn.landscape.queries.imports import sentences

PAGE = 50
ALONE = "sandbox; default-src 'none'"
# The viewers that browsers have for PDF do not work in a sandbox; they run no script of ours or of the page around.
VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """The register; a form adds one name, or the names that steps use and that are not in it yet."""
    access_register(request.user, May.EDIT if request.method == "POST" else May.READ)
    names = request.POST.getlist("naam")
    if len(names) > 1:
        return _added_together(request, names[:500])
    form = NewDocumentForm(posted(request))
    if request.method == "POST" and form.is_valid() and (added := _added(request, form)):
        return redirect("document", added.pk)
    text, kind = request.GET.get("q", "").strip()[:100], request.GET.get("soort", "")[:60]
    empty = request.GET.get("leeg") == "1"
    number, within = page_number(request), findable_processes(request.user)
    rows, total = reads.register(within, text=text, kind=kind, empty=empty, offset=(number - 1) * PAGE, limit=PAGE)
    may_edit, first = edits_documents(request.user), number == 1 and not (text or kind or empty)
    missing, more = reads.unregistered(within) if may_edit and first else ([], 0)
    context = {
        "documents": rows,
        "total": total,
        "page": page_of(total, number, PAGE),
        "text": text,
        "kind": kind,
        "empty": empty,
        "kinds": reads.kinds_in_use(),
        "unregistered": missing,
        "unregistered_total": more,
        "may_edit": may_edit,
        "form": form,
    }
    return render(request, "landscape/documents.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """What a document is for, what it holds, and where it is used."""
    found = access_document(request.user, document_id, May.EDIT if request.method == "POST" else May.READ)
    form = DocumentForm(request.POST or None, initial=vars(found))
    if request.method == "POST" and form.is_valid():
        try:
            details = operations.Details(**form.cleaned_data)
            operations.change_document(Actor.of(request), found.pk, details, seen=seen_revision(request))
        except Problem as problem:
            form.add_error(None, sentence(problem.as_remark()))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("document", found.pk)
    return _page(request, found, form, FileForm())


@require_safe
def preview(request: HttpRequest, document_id: int) -> HttpResponse:
    """What a document holds: for the dialog beside a step that names it, or again for its page."""
    found = access_document(request.user, document_id)
    in_dialog = request.GET.get("op") != "pagina"
    context = {**_preview(found), "document": found, "host": _host(found), "in_dialog": in_dialog}
    return render(request, "landscape/document_preview.html", context)


@require_POST
def add_file(request: HttpRequest, document_id: int) -> HttpResponse:
    """Takes the next file of a document."""
    found = access_document(request.user, document_id, May.EDIT)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        chosen: UploadedFile[bytes] = form.cleaned_data["file"]
        seen = seen_revision(request)
        try:
            operations.add_file(Actor.of(request), found.pk, chosen.name or "", chosen.chunks(), seen=seen)
        except Problem as problem:
            form.add_error("file", sentence(problem.as_remark()))
        else:
            messages.success(request, _("Het bestand staat erbij."))
            return redirect("document", found.pk)
    return _page(request, found, DocumentForm(initial=vars(found)), form)


@require_safe
def file(request: HttpRequest, document_id: int, order: int) -> FileResponse:
    """The bytes of a version: shown when they are what a browser shows safely, else handed out."""
    found = access_document_file(request.user, document_id, order)
    path = path_of(found.stored.key)
    if not path.is_file():
        raise Http404
    shown = found.format in INLINE and "bewaren" not in request.GET
    response = FileResponse(
        path.open("rb"),
        as_attachment=not shown,
        filename=found.stored.name,
        content_type=INLINE[Format(found.format)] if shown else "application/octet-stream",
    )
    viewer = shown and found.format == Format.PDF
    response["Content-Security-Policy"] = VIEWER if viewer else ALONE
    if viewer:
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _page(request: HttpRequest, found: Document, form: DocumentForm, file_form: FileForm) -> HttpResponse:
    found.refresh_from_db()
    context = {
        **_preview(found),
        "document": found,
        "form": form,
        "file_form": file_form,
        "kinds": KINDS,
        "files": reads.files_of(found),
        "uses": reads.uses_of(Mention.Kind.DOCUMENT, found.key, findable_processes(request.user)),
        "host": _host(found),
        "may_edit": edits_documents(request.user),
    }
    return render(request, "landscape/document.html", context, status=422 if form.errors or file_form.errors else 200)


def _added(request: HttpRequest, form: NewDocumentForm) -> Document | None:
    """None when it was refused, which the form then says."""
    try:
        return operations.add_document(Actor.of(request), form.cleaned_data["naam"])
    except Problem as problem:
        form.add_error("naam", sentence(problem.as_remark()))
        return None


def _added_together(request: HttpRequest, names: list[str]) -> HttpResponse:
    number = operations.add_documents(Actor.of(request), names)
    messages.success(request, ngettext("%d document toegevoegd.", "%d documenten toegevoegd.", number) % number)
    return redirect("documents")


def _preview(document: Document) -> dict[str, object]:
    newest: DocumentFile | None = reads.newest_file(document)
    if newest is None:
        return {"newest": None}
    return {
        "newest": newest,
        "waiting": newest.blocks is None,
        "blocks": shown_blocks(newest.blocks),
        "remarks": sentences(newest.remarks),
    }


def _host(document: Document) -> str:
    return urlsplit(document.url).hostname or ""
