"""What of a published version can be found: the process, and each of its steps."""

from __future__ import annotations

from stroomlijn.engines.process_model import TextStep, as_text, process_from_json
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.links import links_of
from stroomlijn.landscape.models import Process, Version
from stroomlijn.landscape.queries.validity import current_version, validity_of

from .mentions import remember_mentions


def index_process(process_id: int) -> None:
    """Makes findable what the page of a published process shows: the version that applies now.

    Of what is vervallen nothing is found; its names and codes find what took its place.
    """
    process = Process.objects.get(pk=process_id)
    published = process.versions.filter(state=Version.State.GEPUBLICEERD).order_by("-order").only("number", "order")
    shown = current_version(list(published), validity_of(process))
    if shown is not None:
        index_version(Version.objects.select_related("process").defer("bpmn", "drawing").get(pk=shown.pk))
    else:
        reindex("process", [process_id], [])
        remember_mentions(process_id, "", ())


def index_version(version: Version) -> None:
    """Replaces the entries of the process by those of this version."""
    process = version.process
    graph = process_from_json(version.graph)
    steps = [step for section in as_text(graph) for step in section.steps]
    language = process.facts.get("taal", "nl")
    entries = [_process_entry(process, graph.documentation, language)]
    entries += [_step_entry(process, step, language) for step in steps]
    reindex("process", [process.pk], entries)
    remember_mentions(process.pk, graph.documentation, steps)


def _process_entry(process: Process, documentation: str, language: str) -> Findable:
    sources, _after = links_of(("made-from", "replaces"), ("process", process.pk), "process")
    earlier = Process.objects.filter(pk__in=sources).values_list("name", "code")
    return Findable(
        kind="process",
        object_id=process.pk,
        part="",
        title=process.name,
        url=f"/processen/{process.number}",
        context=" · ".join(part for part in (process.number, process.domain) if part),
        excerpt=documentation,
        also=" ".join([process.code, *sorted({word for pair in earlier for word in pair if word})]),
        language=language,
    )


def _step_entry(process: Process, step: TextStep, language: str) -> Findable:
    node = step.node
    return Findable(
        kind="process-step",
        object_id=process.pk,
        part=step.number,
        title=node.label or node.type,
        url=f"/processen/{process.number}#stap-{step.number}",
        context=process.name,
        excerpt=node.documentation,
        also=" ".join([node.role, *node.helpers, node.system, *node.documents]),
        language=language,
    )
