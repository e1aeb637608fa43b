"""Bringing processes in: upload, progress, preview, taking over, turning back."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from stroomlijn.foundation import live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.text import number_in
from stroomlijn.landscape.access import access_import
from stroomlijn.landscape.forms.imports import UploadForm
from stroomlijn.landscape.forms.kept_files import kept_file, kept_files
from stroomlijn.landscape.models import Import, ImportItem
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.queries import imports as reads
from stroomlijn.landscape.queries.vanished import vanished
from stroomlijn.organisation.access import access_traject
from stroomlijn.organisation.queries.trajecten import organisation_names

PAGE = 50
SHOWN = (Import.State.PREVIEW, Import.State.APPLIED)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The upload form of a traject, and what was brought in before."""
    traject = access_traject(request.user, traject_id)
    whose = {"account_id": Actor.of(request).person, "traject_id": traject.id}
    kept = kept_files(request.POST.getlist("klaar"), **whose)
    form = UploadForm(posted(request), request.FILES or None, kept=kept)
    if request.method == "POST" and form.is_valid():
        run = imports.start_import(
            Actor.of(request),
            traject.id,
            _files(form),
            kept=[one.id for one in kept],
            language=form.cleaned_data["language"],
            organisation=form.cleaned_data["organisation"] if form.cleaned_data["where"] != "name" else "",
            organisation_in_name=form.cleaned_data["where"] == "name",
            column_first=form.cleaned_data["where"] == "column",
        )
        return redirect("import", run.pk)
    if form.is_bound and (sent := _files(form)):
        stored = imports.keep_files(Actor.of(request), sent)
        form.keep([*kept, *(kept_file(pk, name, **whose) for pk, name in stored.items())])
    context = {
        "traject": traject,
        "form": form,
        "organisations": organisation_names(),
        "earlier": reads.earlier_imports(traject.id),
    }
    return render(request, "landscape/upload.html", context, status=422 if form.errors else 200)


@require_safe
def show(request: HttpRequest, import_id: int) -> HttpResponse:
    """The import: how far it is, or its preview. To htmx only the part that changes."""
    run = access_import(request.user, import_id)
    outcome = request.GET.get("uitkomst", "")
    outcome = outcome if outcome in reads.OUTCOMES else ""
    text = request.GET.get("tekst", "").strip()[:100]
    number = page_number(request)
    rows, total = reads.items(run, outcome=outcome, text=text, offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "run": run,
        "progress": reads.progress(run),
        "counts": reads.counts(run),
        "organisations": reads.organisations_found(run),
        "rows": rows,
        "total": total,
        "page": page_of(total, number, PAGE),
        "outcome": outcome,
        "text": text,
        "refused_files": reads.refused_files(run),
        "remarked_files": reads.remarked_files(run),
        "vanished": vanished(run) if run.state in SHOWN else [],
        "problem": reads.sentences([{"code": run.problem}])[0] if run.problem else "",
    }
    template = "landscape/import.html#state" if request.headers.get("HX-Request") else "landscape/import.html"
    return render(request, template, context)


@require_GET
def follow(request: HttpRequest, import_id: int) -> StreamingHttpResponse:
    """Server-sent events: says that something changed."""
    run = access_import(request.user, import_id)
    return live.stream(request, f"import-{run.pk}")


@require_POST
def correct(request: HttpRequest, import_id: int) -> HttpResponse:
    """Keeps the corrected names of organisations and which processes take part."""
    run = access_import(request.user, import_id)
    imports.correct_preview(Actor.of(request), run.pk, _corrections(request.POST), seen=seen_revision(request))
    messages.success(request, _("Bewaard."))
    return redirect("import", run.pk)


@require_POST
def as_new(request: HttpRequest, import_id: int, item_id: int) -> HttpResponse:
    run = access_import(request.user, import_id)
    item = get_object_or_404(ImportItem.objects.only("pk"), file__run=run, pk=item_id)
    imports.treat_as_new(Actor.of(request), run.pk, [item.pk], seen=seen_revision(request))
    return redirect("import", run.pk)


@require_POST
def take_over(request: HttpRequest, import_id: int) -> HttpResponse:
    run = access_import(request.user, import_id)
    imports.take_over(Actor.of(request), run.pk, _corrections(request.POST), seen=seen_revision(request))
    return redirect("import", run.pk)


@require_POST
def drop(request: HttpRequest, import_id: int) -> HttpResponse:
    run = access_import(request.user, import_id)
    imports.drop_import(Actor.of(request), run.pk)
    messages.success(request, _("Er is niets overgenomen."))
    return redirect("upload", run.traject_id)


@require_POST
def undo(request: HttpRequest, import_id: int) -> HttpResponse:
    run = access_import(request.user, import_id)
    imports.undo_import(Actor.of(request), run.pk)
    messages.success(request, _("De import is teruggedraaid."))
    return redirect(reverse("import", args=[run.pk]))


def _files(form: UploadForm) -> list[tuple[str, Iterable[bytes]]]:
    """Those that were sent along with it."""
    return [(file.name or "", file.chunks()) for file in form.cleaned_data.get("chosen", ())]


def _corrections(posted: QueryDict) -> imports.Corrections:
    return imports.Corrections(
        organisations=dict(zip(posted.getlist("gevonden"), posted.getlist("bedoeld"), strict=False)),
        of_files=_given(posted, "bestand-"),
        organisation_of=_given(posted, "organisatie-"),
        shown=_numbers(posted.getlist("getoond")),
        taking_part=_numbers(posted.getlist("meedoen")),
    )


def _given(posted: QueryDict, prefix: str) -> dict[int, str]:
    """By the number behind the prefix what was filled in."""
    filled = ((name.removeprefix(prefix), str(value)) for name, value in posted.items() if name.startswith(prefix))
    return {number: value for name, value in filled if value and (number := number_in(name)) is not None}


def _numbers(texts: list[str]) -> frozenset[int]:
    return frozenset(number for text in texts if (number := number_in(text)) is not None)
