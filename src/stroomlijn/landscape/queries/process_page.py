"""What the page of a process shows: the steps as text per werkrol, the drawing, validity and history."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from stroomlijn.engines.process_model import Section, as_text, process_from_json
from stroomlijn.foundation.queries.links import linked_from, linked_to
from stroomlijn.landscape.models import Process, Validity, Version


@dataclass(frozen=True, slots=True)
class InForce:
    """From when until when a version applies to an organisation."""

    organisation: str
    version: str
    begins: datetime.date | None
    ends: datetime.date | None


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """One version of a process, ready to be read."""

    process: Process
    version: Version
    sections: tuple[Section, ...]
    documentation: str
    facts: dict[str, str]
    in_force: list[InForce]
    history: list[Version]
    made_from: list[Process]
    becomes: list[Process]


def process_page(process: Process, versions: QuerySet[Version], number: str = "") -> ProcessPage | None:
    """The page of the given version number, or of the newest that may be seen; None when there is none."""
    history = list(versions.select_related("created_by"))
    chosen = next((version for version in history if number in ("", version.number)), None)
    if chosen is None:
        return None
    version = Version.objects.defer("bpmn").select_related("created_by", "source_file").get(pk=chosen.pk)
    graph = process_from_json(version.graph)
    return ProcessPage(
        process=process,
        version=version,
        sections=as_text(graph),
        documentation=graph.documentation,
        facts={name: value for name, value in process.facts.items() if value and name != "taal"},
        in_force=_in_force(process),
        history=history,
        made_from=_named(linked_from("made-from", ("process", process.pk), "process")),
        becomes=_named(linked_to("made-from", ("process", process.pk), "process")),
    )


def published_processes(condition: Q, *, offset: int = 0, limit: int = 50) -> tuple[list[Process], int]:
    """Published processes by name, newest version number in `.version_number`."""
    published = Version.objects.filter(process=OuterRef("pk"), state=Version.State.GEPUBLICEERD).order_by("-order")
    processes = Process.objects.filter(condition, versions__state=Version.State.GEPUBLICEERD).distinct()
    page = processes.select_related("landscape__organisation").annotate(
        version_number=Subquery(published.values("number")[:1]),
        step_count=Subquery(published.values("step_count")[:1]),
        published_on=Subquery(published.values("published_at")[:1]),
    )
    return list(page.order_by("name_key", "pk")[offset : offset + limit]), processes.count()


def _in_force(process: Process) -> list[InForce]:
    rows = Validity.objects.filter(process=process).select_related("organisation", "version__process")
    rows = rows.only("organisation__name", "version__number", "period", "version__process")
    return [
        InForce(row.organisation.name, row.version.number, row.period.lower, row.period.upper)
        for row in rows.order_by("organisation__name", "period")
    ]


def _named(ids: list[int]) -> list[Process]:
    return list(Process.objects.filter(pk__in=ids).select_related("landscape__organisation").order_by("pk"))
