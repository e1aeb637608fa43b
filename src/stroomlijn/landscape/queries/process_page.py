"""What the page of a process shows: the steps as text per werkrol, the drawing, validity and history."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from stroomlijn.engines.process_model import Section, as_text, process_from_json
from stroomlijn.foundation.queries.links import linked_from, linked_to
from stroomlijn.landscape.models import Process, Version

from .validity import Begin, InForce, current_version, still_to_begin, validity_of


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """One version of a process, ready to be read.

    `begins` says when this version begins to apply and `follows` when newer ones do, as far as that is after today;
    `now` is the version that applies until this one does.
    """

    process: Process
    version: Version
    sections: tuple[Section, ...]
    documentation: str
    facts: dict[str, str]
    in_force: list[InForce]
    begins: list[Begin]
    follows: list[Begin]
    now: Version | None
    history: list[Version]
    made_from: list[Process]
    becomes: list[Process]


def process_page(process: Process, versions: QuerySet[Version], number: str = "") -> ProcessPage | None:
    """The page of the given version number, or of the one that applies now; None when there is none."""
    history = list(versions.select_related("created_by"))
    in_force = validity_of(process)
    current = current_version(history, in_force)
    chosen = next((version for version in history if version.number == number), None) if number else current
    if chosen is None:
        return None
    version = Version.objects.defer("bpmn").select_related("created_by", "source_file").get(pk=chosen.pk)
    graph = process_from_json(version.graph)
    coming = still_to_begin(in_force)
    newer = {one.number for one in history if one.order > version.order}
    return ProcessPage(
        process=process,
        version=version,
        sections=as_text(graph),
        documentation=graph.documentation,
        facts={name: value for name, value in process.facts.items() if value and name != "taal"},
        in_force=in_force,
        begins=[begin for begin in coming if begin.version == version.number],
        follows=[begin for begin in coming if begin.version in newer],
        now=current if current and current.order < version.order else None,
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


def _named(ids: list[int]) -> list[Process]:
    return list(Process.objects.filter(pk__in=ids).select_related("landscape__organisation").order_by("pk"))
