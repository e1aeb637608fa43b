"""The processes of the source landscapes, as harmonisation compares them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from stroomlijn.engines.matching.carrying import carry_events
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.landscape.models import Appearance, Import, Landscape, Process, Version

from .concepts import IN_THE_EDITOR


@dataclass(frozen=True, slots=True)
class SourceProcess:
    """A source process in its latest version that nobody is editing. `graph` is its process graph."""

    process_id: int
    version_id: int
    number: str
    name: str
    organisation: str
    language: str
    domain: str
    graph: Graph


def source_processes(traject_id: int, only: Iterable[int] | None = None) -> Iterator[SourceProcess]:
    """The source processes of a traject (or those with an id in `only`), in order of id."""
    latest = Version.objects.exclude(IN_THE_EDITOR).filter(process=OuterRef("pk")).order_by("-order").values("pk")[:1]
    processes = Process.objects.filter(landscape__traject_id=traject_id, landscape__kind=Landscape.Kind.SOURCE)
    if only is not None:
        processes = processes.filter(pk__in=list(only))
    newest = dict(processes.annotate(latest=Subquery(latest)).exclude(latest=None).values_list("latest", "pk"))
    versions = Version.objects.filter(pk__in=list(newest)).select_related("process__landscape__organisation")
    for version in versions.only("graph", "process").order_by("process_id").iterator(chunk_size=200):
        yield _source(version)


def imported_processes(import_id: int) -> tuple[int, list[int]]:
    """The traject of an import, and the processes of which it brought a version."""
    processes = Version.objects.filter(imported=import_id).order_by("process").values_list("process", flat=True)
    return Import.objects.values_list("traject", flat=True).get(pk=import_id), list(processes.distinct())


def newest_versions(process_ids: Iterable[int]) -> dict[int, int]:
    """The id of the newest version of each process, what is being edited left out."""
    settled = Version.objects.exclude(IN_THE_EDITOR).filter(process__in=list(process_ids))
    versions = settled.order_by("process", "-order").distinct("process")
    return dict(versions.values_list("process", "pk"))


def versions_of(version_ids: Iterable[int]) -> list[SourceProcess]:
    """The given versions, in order of process."""
    versions = Version.objects.filter(pk__in=version_ids).select_related("process__landscape__organisation")
    return [_source(version) for version in versions.only("graph", "process").order_by("process_id")]


def moved_elements(before: int, after: int) -> dict[str, str]:
    """By step or event of a version of a process the same one in another version, each by its element; without those
    that are gone. A row of a table has another element when one comes before it.
    """
    element: dict[int, dict[UUID, str]] = {before: {}, after: {}}
    for version, step, own in Appearance.objects.filter(version__in=element).values_list("version", "step", "element"):
        element[version][step] = own
    steps = {own: element[after][step] for step, own in element[before].items() if step in element[after]}
    graph = dict(Version.objects.filter(pk__in=element).values_list("pk", "graph"))
    old, new = process_from_json(graph[before]), process_from_json(graph[after])
    events = carry_events(old, new, ids_are_lasting=all(was == now for was, now in steps.items()))
    return steps | {was: now for now, was in events.items()}


def _source(version: Version) -> SourceProcess:
    process = version.process
    organisation = process.landscape.organisation
    return SourceProcess(
        process_id=process.pk,
        version_id=version.pk,
        number=process.number,
        name=process.name,
        organisation=organisation.name if organisation else process.landscape.name,
        language=process.landscape.language,
        domain=process.domain,
        graph=process_from_json(version.graph),
    )
