"""The inventory: all source processes of a traject, filtered and paged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Landscape, Process, Version

from .concepts import IN_THE_EDITOR


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One process in a list. `part` is the part of the work that its source puts it in ("" for none)."""

    id: int
    number: str
    code: str
    name: str
    organisation: str
    domain: str
    part: str
    in_suite: bool | None
    steps: int
    remarks: int


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What a source process is called, and the part of the work that its source puts it in ("" for none)."""

    id: int
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """A page of rows, how many rows there are in all, and counts per organisation for the filter."""

    rows: list[InventoryRow]
    total: int
    organisations: list[tuple[int, str, int]]


def inventory(
    traject_id: int,
    *,
    text: str = "",
    organisation_id: int | None = None,
    only: Collection[int] | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Inventory:
    """Source processes by name. `only` limits to ids that another context chose; counts per organisation ignore the
    organisation filter itself, so that one can switch."""
    chosen = _matching(traject_id, text, only)
    counts = chosen.values_list("landscape__organisation", "landscape__organisation__name")
    organisations = list(counts.annotate(how_many=Count("pk")).order_by("landscape__organisation__name"))
    shown = chosen.filter(landscape__organisation=organisation_id) if organisation_id else chosen
    total = sum(n for pk, _name, n in organisations if organisation_id in (None, pk))
    latest = Version.objects.exclude(IN_THE_EDITOR).filter(process=OuterRef("pk")).order_by("-order")
    page = (
        shown.select_related("landscape__organisation")
        .annotate(
            steps_now=Subquery(latest.values("step_count")[:1]), remarks_now=Subquery(latest.values("remarks")[:1])
        )
        .order_by("name_key", "pk")[offset : offset + limit]
    )
    return Inventory([_row(process) for process in page], total, organisations)


def count_sources(traject_id: int) -> int:
    return _matching(traject_id, "", None).count()


def source_ids(traject_id: int, only: Collection[int] | None = None) -> set[int]:
    """The ids of the source processes of a traject, or of those among them that stand in `only`."""
    return set(_matching(traject_id, "", only).values_list("pk", flat=True))


def source_words(traject_id: int) -> list[SourceWords]:
    """All source processes of a traject, in order of id."""
    rows = _matching(traject_id, "", None).order_by("pk").values_list("pk", "name", "domain", "facts__cluster")
    return [SourceWords(pk, name, _part(cluster, domain)) for pk, name, domain, cluster in rows]


def traject_of_source(process_id: int) -> int | None:
    """The traject of a source process; None for what is none."""
    sources = Process.objects.filter(pk=process_id, landscape__kind=Landscape.Kind.SOURCE)
    return sources.values_list("landscape__traject", flat=True).first()


def rows_of(process_ids: Collection[int]) -> dict[int, InventoryRow]:
    """Rows by id, for lists that another context makes."""
    latest = Version.objects.exclude(IN_THE_EDITOR).filter(process=OuterRef("pk")).order_by("-order")
    processes = Process.objects.filter(pk__in=list(process_ids)).select_related("landscape__organisation")
    annotated = processes.annotate(
        steps_now=Subquery(latest.values("step_count")[:1]), remarks_now=Subquery(latest.values("remarks")[:1])
    )
    return {process.pk: _row(process) for process in annotated}


def _matching(traject_id: int, text: str, only: Collection[int] | None) -> QuerySet[Process]:
    processes = Process.objects.filter(landscape__traject_id=traject_id, landscape__kind=Landscape.Kind.SOURCE)
    if only is not None:
        processes = processes.filter(pk__in=list(only))
    for word in fold(text).split():
        processes = processes.filter(Q(name_key__contains=word) | Q(code__icontains=word))
    return processes


def _part(cluster: str | None, domain: str) -> str:
    return (cluster or domain).strip()


def _row(process: Process) -> InventoryRow:
    organisation = process.landscape.organisation
    return InventoryRow(
        id=process.pk,
        number=process.number,
        code=process.code,
        name=process.name,
        organisation=organisation.name if organisation else "",
        domain=process.domain,
        part=_part(process.facts.get("cluster"), process.domain),
        in_suite=process.in_suite,
        steps=getattr(process, "steps_now", 0) or 0,
        remarks=len(getattr(process, "remarks_now", None) or []),
    )
