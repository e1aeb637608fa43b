"""Reading, and what I still have to read."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.landscape.access import access_process, visible_versions
from stroomlijn.landscape.operations import read_marks
from stroomlijn.landscape.queries.reader import reader
from stroomlijn.landscape.queries.reading_list import to_read, was_read

PAGE = 50


@require_POST
def mark(request: HttpRequest, process_id: int) -> HttpResponse:
    """'Ik heb dit gelezen'."""
    process = access_process(request.user, process_id)
    version = visible_versions(request.user, process).filter(number=request.POST.get("versie", "")).first()
    if version is None:
        raise Http404
    read_marks.mark_as_read(Actor.of(request), version)
    undo = reverse("read-mark-undo", args=[process.pk, version.pk])
    told = _("Versie %(number)s staat op gelezen. Dat ziet niemand anders.") % {"number": version.number}
    messages.success(request, told, extra_tags=undo)
    return redirect(f"{reverse('process', args=[process.pk])}?versie={version.number}#gelezen")


@require_POST
def unmark(request: HttpRequest, process_id: int, version_id: int) -> HttpResponse:
    process = access_process(request.user, process_id)
    if not process.versions.filter(pk=version_id).exists():
        raise Http404
    read_marks.take_back_mark(Actor.of(request), version_id)
    messages.success(request, _("Het staat weer bij nog te lezen."))
    return redirect("process", process.pk)


@require_safe
def reading_list(request: HttpRequest) -> HttpResponse:
    """Nog te lezen, and what I read."""
    number, actor = page_number(request), Actor.of(request)
    read, total = was_read(actor.person, offset=(number - 1) * PAGE, limit=PAGE)
    context = {
        "to_read": to_read(request.user, reader(actor.person)),
        "read": read,
        "page": page_of(total, number, PAGE),
    }
    return render(request, "landscape/reading_list.html", context)
