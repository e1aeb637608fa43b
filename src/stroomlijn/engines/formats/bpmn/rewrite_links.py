"""Messages that come, go or are attached elsewhere, and what artifacts are associated with."""

from __future__ import annotations

from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Artifact

from .make import child, clean, identified
from .names import DATA, own
from .read_artifacts import Link, read_links
from .rewriting import FLOW_ELEMENTS, Rewriting, insert_behind, parent_of, take_out

_BEFORE_LINES = {"participant", "messageFlow", "association", "group", "textAnnotation"}


def rewrite_links(work: Rewriting) -> None:
    """Lines that are no sequence flows."""
    _rewrite_messages(work)
    links = _links(work)
    old = {artifact.id: artifact for artifact in work.before.artifacts}
    for artifact in work.after.artifacts:
        now, was = set(artifact.links), set(old[artifact.id].links)
        for link in links:
            if link.artifact == artifact.id and (link.node, link.direction) in was - now:
                take_out(link.element)
        for node, direction in artifact.links:
            if (node, direction) not in was:
                _associate(work, artifact, node, direction)


def _rewrite_messages(work: Rewriting) -> None:
    old = {message.id: message for message in work.before.messages}
    collaboration = work.scope.element
    if work.after.messages and not work.scope.is_collaboration:
        raise Problem("bpmn-not-patchable", work.after.messages[0].id)
    for message in work.after.messages:
        if message.id not in old:
            made = identified(collaboration, "messageFlow", message.id, message.label, work.ids)
            head = ("documentation", "extensionElements", "participant", "messageFlow")
            insert_behind(collaboration, made, head)
            work.element[message.id] = made
        element = work.element[message.id]
        was = old.get(message.id)
        if was is None or was.source != message.source:
            element.set("sourceRef", work.ids[message.source])
        if was is None or was.target != message.target:
            element.set("targetRef", work.ids[message.target])
    for message_id in old.keys() - {message.id for message in work.after.messages}:
        work.drop(message_id)
        for member in work.members:
            if not member.pool:
                member.element.set(own("collaboration"), clean(work.after.id))


def _links(work: Rewriting) -> list[Link]:
    artifacts = {artifact.id for artifact in work.before.artifacts}
    containers = dict.fromkeys((*(member.element for member in work.scope.members), work.scope.element))
    nodes = work.before.node.keys()
    return [link for container in containers for link in read_links(container, artifacts, nodes, work.index)]


def _associate(work: Rewriting, artifact: Artifact, node: str, direction: str) -> None:
    """A line between the two, where the artifact stands; data inputs stand where no line can."""
    element = work.element[artifact.id]
    inside = artifact.type in DATA and artifact.type.endswith(("Input", "Output"))
    container = work.container(work.after.node[node]) if inside else parent_of(element)
    ends = [work.ids[artifact.id], work.ids[node]]
    source, target = reversed(ends) if direction == "out" else ends
    made = child(
        container,
        "association",
        id=work.ids.fresh(f"{work.ids[artifact.id]}_{work.ids[node]}"),
        sourceRef=source,
        targetRef=target,
        associationDirection="One" if direction else "",
    )
    insert_behind(container, made, FLOW_ELEMENTS | _BEFORE_LINES)
