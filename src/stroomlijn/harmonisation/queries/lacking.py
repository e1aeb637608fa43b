"""What is missing in the process that a group becomes: in its concept, and before there is one in the draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.landscape.queries.release import Finding, findings_of_concept, findings_of_merge

from .concept import concept_of


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing, in words that name the step, and the address where that step stands."""

    text: str
    url: str


def lacking(group: Group, draft: Draft) -> tuple[Finding, ...]:
    """What stops publication first; the rest is advice."""
    concept = concept_of(group)
    return findings_of_concept(concept.id) if concept is not None else findings_of_merge(draft.graph)


def lacks(group: Group, draft: Draft, elements: list[str], size: int) -> list[Lack]:
    """What is missing, each with the row of its step: in the editor, or on the page of the draft, `size` rows each."""
    editor = _editor(group)
    places = {element: place for place, element in enumerate(elements)}
    found = sorted(lacking(group, draft), key=lambda one: places.get(one.element, -1))
    return [Lack(one.text, _row(one.element, editor, elements, size)) for one in found]


def mended_at(group: Group, finding: Finding) -> str:
    """Where it is mended: at its row in the editor, else where the page of the draft says all that is missing."""
    editor = _editor(group)
    return _row(finding.element, editor, [], 1) if editor else f"{reverse('draft', args=[group.pk])}#aanvullen"


def _editor(group: Group) -> str:
    """The address of the editor; "" where there is no concept to edit."""
    concept = concept_of(group)
    return reverse("editor", args=[concept.process_id]) if concept is not None and concept.edited else ""


def _row(element: str, editor: str, elements: list[str], size: int) -> str:
    if editor:
        return f"{editor}#nr-{element}" if element else editor
    if element not in elements:
        return ""
    place = elements.index(element)
    return f"?pagina={place // size + 1}#stap-{place + 1}"
