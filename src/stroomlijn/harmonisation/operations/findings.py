"""What can be simpler in the concept of a group, or in its draft. Looked for once per state of it, and kept."""

from __future__ import annotations

from stroomlijn.engines.process_model import process_from_json
from stroomlijn.harmonisation.models import Draft, Findings, Group
from stroomlijn.harmonisation.queries.concept import concept_of
from stroomlijn.landscape.queries.concept_values import ConceptValue, graph_of


def findings_of(group: Group) -> Findings | None:
    """What was found, looked for anew when the concept or draft changed since; None without a draft."""
    concept = concept_of(group)
    draft = Draft.objects.filter(group=group).only("made").first()
    if concept is None and (draft is None or not draft.made):
        return None
    key = f"concept-{concept.id}-{concept.revision}" if concept else f"concept-0-{draft.made if draft else 0}"
    known = Findings.objects.filter(group=group).first()
    return known if known is not None and known.of == key else _look(group, concept, key)


def _look(group: Group, concept: ConceptValue | None, key: str) -> Findings:
    from stroomlijn.engines.improving import finding_to_json, improvements

    if concept is not None:
        graph = graph_of(concept.id)
    else:
        graph = Draft.objects.values_list("graph", flat=True).get(group=group) or {}
    process = process_from_json(graph)
    found = [finding_to_json(finding) for finding in improvements(process)]
    made, _new = Findings.objects.update_or_create(
        group=group, defaults={"of": key, "found": found, "steps": len(process.steps)}
    )
    return made
