"""What of a published version can be found: the process, and each of its steps."""

from __future__ import annotations

from stroomlijn.engines.process_model import TextStep, as_text, process_from_json
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.links import linked_from
from stroomlijn.landscape.models import Process, Version


def index_version(version: Version) -> None:
    """Replaces the entries of the process by those of this version."""
    process = version.process
    graph = process_from_json(version.graph)
    steps = [step for section in as_text(graph) for step in section.steps]
    language = process.facts.get("taal", "nl")
    entries = [_process_entry(process, graph.documentation, language)]
    entries += [_step_entry(process, step, language) for step in steps]
    reindex("process", [process.pk], entries)


def _process_entry(process: Process, documentation: str, language: str) -> Findable:
    sources = linked_from("made-from", ("process", process.pk), "process")
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
