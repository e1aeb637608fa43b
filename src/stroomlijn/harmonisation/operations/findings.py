"""What can be simpler in the concept of a group, in what it published, or in its draft.

Looked for once per state of it, and kept.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stroomlijn.engines.process_model import Process, process_from_json
from stroomlijn.harmonisation.models import Draft, Findings, Group
from stroomlijn.harmonisation.queries.concept import concept_of
from stroomlijn.landscape.queries.concept_values import ConceptValue, graph_of


def findings_of(group: Group) -> Findings | None:
    """What was found, looked for anew when the concept or draft changed since; None without a draft."""
    concept = concept_of(group)
    draft = Draft.objects.filter(group=group).only("made").first()
    if concept is None and (draft is None or not draft.made):
        return None
    if concept is None and group.state == Group.State.PUBLISHED:
        key = f"published-{group.published_id}"
    else:
        key = f"concept-{concept.id}-{concept.revision}" if concept else f"concept-0-{draft.made if draft else 0}"
    known = Findings.objects.filter(group=group).first()
    return known if known is not None and known.of == key else _look(group, concept, key)


def counted_idea(group: Group, finding: dict[str, Any]) -> dict[str, Any]:
    """Somebody's own idea with what it changes in the process as it is now, as far as that can be counted."""
    from stroomlijn.engines.improving import Change, try_idea

    if finding.get("change") not in tuple(Change):
        return finding
    process = _process_now(group, concept_of(group))
    tried = try_idea(process, Change(finding["change"]), finding["place"])
    elements = [tried.element] if tried.element else []
    return {**finding, "elements": elements, "effect": asdict(tried.effect), "commands": list(tried.commands)}


def _look(group: Group, concept: ConceptValue | None, key: str) -> Findings:
    from stroomlijn.engines.improving import finding_to_json, improvements

    process = _process_now(group, concept)
    found = [finding_to_json(finding) for finding in improvements(process)]
    made, _new = Findings.objects.update_or_create(
        group=group, defaults={"of": key, "found": found, "steps": len(process.steps)}
    )
    return made


def _process_now(group: Group, concept: ConceptValue | None) -> Process:
    """The concept, else what was published, else the draft."""
    version = concept.id if concept else group.published_id if group.state == Group.State.PUBLISHED else None
    if version is not None:
        return process_from_json(graph_of(version))
    made = Draft.objects.filter(group=group).values_list("graph", flat=True).first()
    return process_from_json(made or {"id": "", "name": ""})
