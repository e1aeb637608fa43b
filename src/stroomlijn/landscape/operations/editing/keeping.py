"""What follows from a changed graph: the record, the drawing, and which step is which. Always all of it at once."""

from __future__ import annotations

import uuid

from stroomlijn.engines.process_model import STEPS, Drawing, Node, process_to_json, reading_order, step_numbers
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.landscape.models import Appearance, Edit, Step, Version
from stroomlijn.landscape.operations.describing import describe
from stroomlijn.landscape.operations.found_items import MOST_DRAWN
from stroomlijn.landscape.queries.werkrollen import werkrol_keys

SHOWN = ("position", "label", "werkrol")


def keep(version: Version, before: Graph, after: Graph, undoes: Edit | None = None) -> None:
    """Writes the concept as it is after a command, or after one that takes another back."""
    from stroomlijn.engines.layout import arrange

    drawing = arrange(after) if len(after.nodes) + len(after.flows) <= MOST_DRAWN else None
    keep_record(version, before, after, _record(version, before, after, drawing, undoes), drawing)


def _record(version: Version, before: Graph, after: Graph, drawing: Drawing | None, undoes: Edit | None) -> bytes:
    """The file with the new graph in it. What comes back by an undo is again what others had written in the file."""
    from stroomlijn.engines.formats.bpmn import rewrite_bpmn

    kept = bytes(undoes.bpmn_before) if undoes is not None and undoes.bpmn_before is not None else None
    if kept is not None and undoes is not None and undoes.order == version.revision:
        return kept
    return rewrite_bpmn(bytes(version.bpmn), before, after, drawing, kept)


def keep_record(version: Version, before: Graph, after: Graph, bpmn: bytes, drawing: Drawing | None) -> None:
    """Writes the concept with this record and drawing."""
    from stroomlijn.engines.layout import draw_svg

    version.bpmn, version.graph = bpmn, process_to_json(after)
    version.drawing = draw_svg(after, drawing, numbers=step_numbers(after)) if drawing is not None else ""
    version.name, version.element = after.name[:300], after.id[:300]
    version.step_count, version.werkrol_keys = len(after.steps), werkrol_keys(after.steps)
    version.revision += 1
    version.save()
    _follow_steps(version, before, after)
    if (before.name, before.facts) != (after.name, after.facts):
        _name_new_process(version, after)


def _follow_steps(version: Version, before: Graph, after: Graph) -> None:
    """Steps keep their permanent id by their element: what comes back after an undo is what it was."""
    new = _shown(after)
    if new == _shown(before):
        return
    rows = Appearance.objects.filter(version=version)
    found = {element: (step, tuple(shown)) for element, step, *shown in rows.values_list("element", "step", *SHOWN)}
    steps = {element: step for element, (step, _shown_as) in found.items()}
    steps |= _new_steps(version, [element for element in new if element not in steps])
    changed = {element: shown for element, shown in new.items() if found.get(element) != (steps[element], shown)}
    rows.filter(element__in=changed.keys() | (found.keys() - new.keys())).delete()
    Appearance.objects.bulk_create(
        Appearance(version=version, step_id=steps[element], element=element, **dict(zip(SHOWN, shown, strict=True)))
        for element, shown in changed.items()
    )


def _new_steps(version: Version, elements: list[str]) -> dict[str, uuid.UUID]:
    """The ids of steps that come: what they were in the version before, else one that follows from the element."""
    if not elements:
        return {}
    earlier = Appearance.objects.filter(version=version.based_on_id, element__in=elements)
    known = dict(earlier.values_list("element", "step")) if version.based_on_id else {}
    made = {element: known.get(element) or uuid.uuid5(version.process.uuid, element) for element in elements}
    Step.objects.bulk_create([Step(pk=pk, process=version.process) for pk in made.values()], ignore_conflicts=True)
    return made


def _shown(graph: Graph) -> dict[str, tuple[int, str, str]]:
    steps: list[Node] = [node for node in reading_order(graph) if node.kind in STEPS]
    return {node.id[:300]: (position, node.label, node.role[:300]) for position, node in enumerate(steps)}


def _name_new_process(version: Version, graph: Graph) -> None:
    """A process that nobody was shown yet is called as its concept is."""
    process = version.process
    if process.versions.exclude(pk=version.pk).exclude(state=Version.State.WEGGELEGD).exists():
        return
    facts = {**graph.fact, "taal": process.facts.get("taal", "nl")}
    describe(process, name=graph.name[:300], code=graph.fact.get("code", "")[:60], facts=facts).save()
