"""The groups of a traject by cluster, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from stroomlijn.foundation.csv_answer import csv_answer
from stroomlijn.foundation.paging import page_number, page_of
from stroomlijn.harmonisation.access import access_workbench
from stroomlijn.harmonisation.queries.group_list import GroupRow, groups
from stroomlijn.harmonisation.queries.near_groups import near_pairs

from .arranging import choices
from .asked import asked_groups, chips, group_filters
from .traject_page import of_traject

PAGE = 25


@require_safe
def group_list(request: HttpRequest, traject_id: int) -> HttpResponse:
    """The groups with what lies in them; chosen ones are arranged in one act."""
    found, context = of_traject(request, traject_id)
    if "eerste" in request.GET and request.headers.get("HX-Request") and context["counts"].groups:
        return HttpResponse(headers={"HX-Refresh": "true"})  # what one does with groups stands beside the list
    asked, number = asked_groups(request.GET.dict()), page_number(request)
    rows, total = groups(found.id, asked, offset=(number - 1) * PAGE, limit=PAGE, with_members=True)
    context |= choices(found.id)
    filters = group_filters(request, context["clusters"], context["working_groups"])
    by_cluster = groupby(rows, key=lambda row: (row.cluster_id, row.cluster))
    context |= {
        "sections": [(cluster, name, list(inside)) for (cluster, name), inside in by_cluster],
        "rows": rows,
        "total": total,
        "page": page_of(total, number, PAGE),
        "text": asked.text,
        "filters": filters,
        "chips": chips(request, filters),
        "over": "groepen",
        "near": near_pairs(found.id, asked) if context["may_harmonise"] and not context["counts"].comparing else [],
    }
    template = "harmonisation/groups.html#state" if request.headers.get("HX-Request") else "harmonisation/groups.html"
    return render(request, template, context)


@require_GET
def group_csv(request: HttpRequest, traject_id: int) -> StreamingHttpResponse:
    """The groups that were asked for with every process in them, what was chosen and why."""
    found = access_workbench(request.user, traject_id)
    rows, _total = groups(found.id, asked_groups(request.GET.dict()), limit=100_000, with_members=True)
    return csv_answer("groepen", _lines(rows))


def _lines(rows: list[GroupRow]) -> Iterator[tuple[object, ...]]:
    yield _head()
    for group in rows:
        of_group = (group.number, group.name, group.cluster, group.working_group, group.state_label)
        timing = (f"{group.likeness}%", group.timing_label, group.timing_reason)
        for member in group.processes:
            row, needed = member.row, _("nee") if member.dropped else _("ja")
            of_process = (row.number, row.code, row.name, row.organisation, row.steps)
            yield (*of_group, *timing, *of_process, needed, member.dropped, member.reason)


def _head() -> tuple[str, ...]:
    of_group = (_("groep"), _("naam"), _("cluster"), _("werkgroep"), _("stand"))
    timing = (_("gelijke stappen"), _("voor of na de datum"), _("waarom dan"))
    of_process = (_("proces"), _("code"), _("naam van het proces"), _("organisatie"), _("stappen"))
    return (*of_group, *timing, *of_process, _("nodig"), _("vervalt omdat"), _("toelichting"))
