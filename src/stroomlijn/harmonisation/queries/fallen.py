"""Questions of steps that are kept, which nobody is asked any more by what was decided."""

from __future__ import annotations

from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import Difference, Group
from stroomlijn.landscape.queries.concept_values import graph_of

from .concept import concept_of


def fallen_questions(group: Group) -> list[tuple[str, str]]:
    """(step, question), save what people ask again in the concept."""
    told = Difference.objects.filter(draft__group=group, decided=True, about__has_key="falls")
    found = {
        (step, question): None for falls in told.values_list("about__falls", flat=True) for step, question in falls
    }
    concept = concept_of(group) if found else None
    nodes = graph_of(concept.id)["nodes"] if concept is not None else ()
    asked = {fold(node.get("label", "")) for node in nodes if node["kind"] == "gateway"}
    return [(step, question) for step, question in found if fold(question) not in asked]
