"""The documents of a group: side by side, and what becomes of each of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import posted, seen_revision
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import READING, access_group, may
from stroomlijn.harmonisation.access.documents import access_document_row, access_rewriting
from stroomlijn.harmonisation.forms.documents import DocumentChoiceForm
from stroomlijn.harmonisation.models import Decision, DocumentChoice, Group
from stroomlijn.harmonisation.operations.documents import arranging, choosing, gathering
from stroomlijn.harmonisation.queries.document_standing import standings
from stroomlijn.harmonisation.queries.group_documents import DocumentRow, document_rows, namings_of
from stroomlijn.landscape.forms.library import FileForm
from stroomlijn.landscape.operations.documents import add_file

from .document_sides import sides

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def group_documents(request: HttpRequest, group_id: int) -> HttpResponse:
    """All documents of a group in rows; a form lays them side by side (again)."""
    found = access_group(request.user, group_id, *((May.HARMONISE,) if request.method == "POST" else READING))
    if request.method == "POST":
        gathering.gather(Actor.of(request), found.pk)
        return redirect("group-documents", found.pk)
    rows = document_rows(found)
    page = page_of(len(rows), page_number(request), PAGE)
    context = {
        **_of_group(request, found),
        "rows": rows[page.start_index() - 1 : page.end_index()] if rows else [],
        "all_rows": [row.choice for row in rows if row.choice.decision is None],
        "page": page,
        "alone": sum(1 for row in rows if not row.standing.outcome and len(row.documents) == 1),
        "chosen": sum(1 for row in rows if row.standing.outcome),
        "waiting": any(row.state == "waiting" for row in rows),
        "named": len({naming.key for naming in namings_of(found)}) if not rows else 0,
    }
    part = "#state" if request.headers.get("HX-Request") else ""
    return render(request, f"harmonisation/documents.html{part}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, group_id: int, row_id: int) -> HttpResponse:
    """Two documents of a row side by side, and the choice for the row."""
    asked = (May.HARMONISE,) if request.method == "POST" else READING
    choice = access_document_row(request.user, group_id, row_id, *asked)
    (found,) = document_rows(choice.group, choice.pk)
    ids = [one.document.id for one in found.documents]
    form = DocumentChoiceForm(posted(request), documents=ids, initial=_initial(found))
    if request.method == "POST" and form.is_valid() and _chosen(request, choice, form):
        return redirect(_next_open(choice.group, choice.pk))
    status = 422 if form.errors else 200
    context = {**_of_group(request, choice.group), "row": found, "form": form, **sides(request, found)}
    part = "#sides" if request.headers.get("HX-Request") else ""
    return render(request, f"harmonisation/document_row.html{part}", context, status=status)


@require_POST
def compare(request: HttpRequest, group_id: int, row_id: int) -> HttpResponse:
    """Has two documents of a row compared that were not yet."""
    choice = access_document_row(request.user, group_id, row_id, *READING)
    ids = set(choice.documents.values_list("pk", flat=True))
    left, right = (number_in(request.POST.get(name, "")) for name in ("links", "rechts"))
    if left not in ids or right not in ids or left is None or right is None:
        raise Http404
    if left != right:
        gathering.ask_pair(choice.group_id, left, right)
    query = urlencode({"links": left, "rechts": right})
    return redirect(f"{reverse('document-row', args=[choice.group_id, choice.pk])}?{query}")


@require_POST
def arrange(request: HttpRequest, group_id: int) -> HttpResponse:
    """Lays documents in another row, or in one of their own. Its undo is the same address the other way round."""
    found = access_group(request.user, group_id)
    documents = {
        int(one) for one in request.POST.getlist("document") + request.GET.getlist("document") if one.isdigit()
    }
    wanted = request.POST.get("naar", request.GET.get("naar", ""))
    came_from = DocumentChoice.objects.filter(group=found, documents__in=documents).order_by("pk").first()
    landed = arranging.arrange(Actor.of(request), found.pk, documents, number_in(wanted))
    back = {"document": sorted(documents)}
    if came_from is not None and DocumentChoice.objects.filter(pk=came_from.pk).exists():
        back["naar"] = [came_from.pk]
    undo = "" if request.GET else f"{reverse('documents-arrange', args=[found.pk])}?{urlencode(back, doseq=True)}"
    messages.success(request, _("Staat nu bij ‘%(name)s’.") % {"name": landed.name}, extra_tags=undo)
    return redirect("group-documents", found.pk)


@require_POST
def keep_single(request: HttpRequest, group_id: int) -> HttpResponse:
    """Keeps all documents that have none beside them."""
    found = access_group(request.user, group_id)
    kept = choosing.keep_single(Actor.of(request), found.pk)
    told = ngettext("%(number)d document blijft.", "%(number)d documenten blijven.", len(kept))
    messages.success(request, told % {"number": len(kept)})
    return redirect("group-documents", found.pk)


@require_POST
def undo(request: HttpRequest, group_id: int, row_id: int) -> HttpResponse:
    """What was chosen before comes back, where the address names it; else the row is to be chosen again."""
    choice = access_document_row(request.user, group_id, row_id)
    actor, before = Actor.of(request), _before(request, choice)
    if before is None:
        choosing.undo(actor, choice.pk)
        messages.success(request, _("De keuze voor ‘%(name)s’ is teruggenomen.") % {"name": choice.name})
    else:
        kept = choosing.choose(actor, choice.pk, before)
        told = {"name": kept.name, "outcome": kept.outcome.label.lower()}
        messages.success(request, _("‘%(name)s’ is weer: %(outcome)s.") % told)
    return redirect("group-documents", choice.group_id)


@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: HttpRequest, group_id: int, row_id: int) -> HttpResponse:
    """What somebody rewrites: what it is made of, when it is due, and the place for the new file."""
    choice = access_rewriting(request.user, group_id, row_id)
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        new: UploadedFile[bytes] = form.cleaned_data["file"]
        try:
            add_file(Actor.of(request), choice.stays_id or 0, new.name or "", new.chunks())
        except Problem as problem:
            form.add_error("file", sentence(problem.as_remark()))
        else:
            messages.success(request, _("De nieuwe versie staat erbij. ‘%(name)s’ is klaar.") % {"name": choice.name})
            return redirect("document-rewrite", choice.group_id, choice.pk)
    (found,) = document_rows(choice.group, choice.pk)
    context = {
        "group": choice.group,
        "row": found,
        "form": form,
        "follows": may(request.user, choice.group, May.FOLLOW),
    }
    return render(request, "harmonisation/document_rewrite.html", context, status=422 if form.errors else 200)


def _of_group(request: HttpRequest, found: Group) -> dict[str, Any]:
    harmonises = found.state != Group.State.PUBLISHED and may(request.user, found, May.HARMONISE)
    decides = harmonises and found.state != Group.State.PROPOSED
    return {"group": found, "traject": found.traject, "may_choose": decides, "may_gather": harmonises}


def _initial(row: DocumentRow) -> dict[str, Any]:
    choice, stays = row.choice, row.standing.stays
    chosen = choice.decision.option if choice.decision else f"{DocumentChoice.Outcome.STAYS}:{stays}" if stays else ""
    owner = choice.owner.name if choice.owner else ""
    reason = choice.decision.reason if choice.decision else ""
    return {"choice": chosen, "owner": owner, "due_on": choice.due_on, "reason": reason}


def _chosen(request: HttpRequest, choice: DocumentChoice, form: DocumentChoiceForm) -> bool:
    """False when it was refused, which the form then says."""
    try:
        kept = choosing.choose(Actor.of(request), choice.pk, form.chosen(), seen=seen_revision(request))
    except Problem as problem:
        form.add_error(None, sentence(problem.as_remark()))
        return False
    undo_url = f"{reverse('document-choice-undo', args=[choice.group_id, choice.pk])}{_way_back(choice)}"
    number = kept.decision.number if kept.decision else ""
    told = {"name": kept.name, "outcome": kept.outcome.label.lower(), "number": number}
    messages.success(request, _("‘%(name)s’: %(outcome)s (%(number)s).") % told, extra_tags=undo_url)
    return True


def _way_back(choice: DocumentChoice) -> str:
    """What was chosen until now, for the address that takes back what comes after it."""
    if choice.decision is None:
        return ""
    return f"?{urlencode({'terug': choice.decision.number, 'wie': choice.owner_id or '', 'op': choice.due_on or ''})}"


def _before(request: HttpRequest, choice: DocumentChoice) -> choosing.Chosen | None:
    """What the row goes back to: an earlier decision on it, with who would rewrite and when."""
    of_row = Decision.objects.filter(group=choice.group_id, kind=Decision.Kind.DOCUMENT)
    made = of_row.filter(difference=f"document-{choice.pk}", number=request.GET.get("terug", "")).first()
    if made is None:
        return None
    outcome, _sign, stays = made.option.partition(":")
    who, day = number_in(request.GET.get("wie", "")), parse_date(request.GET.get("op", ""))
    return choosing.Chosen(outcome, number_in(stays), who, day, made.reason)


def _next_open(group: Group, after: int) -> str:
    """The next row that is still to choose, in the order of the page; the page when there is none."""
    of_group = DocumentChoice.objects.filter(group=group).exclude(pk=after).select_related("decision")
    rows = list(of_group.order_by("name", "pk"))
    found = standings(group, rows)
    waiting = [row for row in rows if not found[row.pk].outcome]
    if not waiting:
        return reverse("group-documents", args=[group.pk])
    return reverse("document-row", args=[group.pk, waiting[0].pk])
