"""A personnel file: given, looked at row by row, taken over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May, require
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.organisation.access import access_people_file
from stroomlijn.organisation.forms import PeopleFileForm
from stroomlijn.organisation.operations.applying_people import apply_people
from stroomlijn.organisation.operations.people_files import drop_people, upload_people
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.queries.people_preview import KINDS, earlier_files, people_preview

PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form for a file, and what was brought in before."""
    require(request.user, May.ADMINISTER)
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given, actor = form.cleaned_data, Actor.of(request)
        file = given["chosen"]
        try:
            organisation = given.get("organisation") or organisation_named(actor, given["new_organisation"])
            made = upload_people(actor, organisation, file.name or "", file.chunks())
        except Problem as problem:
            form.add_error("chosen", sentence(problem.as_remark()))
        else:
            return redirect("people-file", made)
    context = {"form": form, "earlier": earlier_files()}
    return render(request, "organisation/people_upload.html", context, status=422 if form.errors else 200)


@require_safe
def sample(request: HttpRequest) -> HttpResponseBase:
    """A file to begin from, as the personnel administration might make it."""
    require(request.user, May.ADMINISTER)
    return csv_answer(_("mensen-voorbeeld"), SAMPLE)


@require_safe
def preview(request: HttpRequest, file_id: int) -> HttpResponse:
    """What each row would do. A file that is done shows only what became of it."""
    file = access_people_file(request.user, file_id)
    if file.state != file.State.PREVIEW:
        return render(request, "organisation/people_file_done.html", {"file": file})
    shown, kind, number = people_preview(file), request.GET.get("soort", ""), page_number(request)
    kind = kind if kind in KINDS else ""
    rows = [row for row in shown.rows if not kind or row.kind == kind]
    context = {
        "file": file,
        "preview": shown,
        "kind": kind,
        "rows": rows[(number - 1) * PAGE : number * PAGE],
        "total": len(shown.rows),
        "page": page_of(len(rows), number, PAGE),
    }
    return render(request, "organisation/people_file.html", context)


@require_POST
def take_over(request: HttpRequest, file_id: int) -> HttpResponse:
    file = access_people_file(request.user, file_id)
    apply_people(
        Actor.of(request),
        file.pk,
        shown=request.POST.get("stempel", ""),
        leaving=_numbers(request, "weg"),
        returning=_numbers(request, "terug"),
    )
    messages.success(request, _("Overgenomen."))
    return redirect("people-file", file_id)


@require_POST
def drop(request: HttpRequest, file_id: int) -> HttpResponse:
    access_people_file(request.user, file_id)
    drop_people(Actor.of(request), file_id)
    messages.success(request, _("Er is niets overgenomen."))
    return redirect("people-upload")


def _numbers(request: HttpRequest, name: str) -> frozenset[int]:
    return frozenset(number for text in request.POST.getlist(name) if (number := number_in(text)) is not None)


SAMPLE = (
    (
        *("Personeelsnummer", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Telefoon", "Afdeling", "Team"),
        *("Functie", "Werkrollen", "Toegangsrol", "Plaatsvervanger", "Uit dienst"),
    ),
    (
        *("1042", "Ria", "", "Kuijpers", "ria.kuijpers@voorbeeld.nl", "0413 12 34 56", "Sociaal domein", "Toegang"),
        *("Consulent", "Consulent Wmo; Coördinator", "proceseigenaar", "1043", ""),
    ),
    (
        *("1043", "Bram", "van", "Lankveld", "bram.van.lankveld@voorbeeld.nl", "", "Sociaal domein", "Toegang"),
        *("Consulent", "Consulent Wmo", "medewerker", "1042", ""),
    ),
    (
        *("1044", "Sanne", "", "Wouters", "sanne.wouters@voorbeeld.nl", "", "Sociaal domein", "Inkomen"),
        *("Klantmanager", "Inkomensconsulent", "", "", "31-12-2026"),
    ),
)
