"""Which decision settles a difference: its own, or one about the documents that it is about."""

from __future__ import annotations

from stroomlijn.harmonisation.models import Decision, Difference

from .chosen_documents import chosen_documents
from .document_differences import settling


def standing_decisions(group_id: int) -> dict[str, Decision]:
    """By key of a difference the decision in force that settles it, also where it says so for more than this step."""
    in_force = Decision.objects.filter(group=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    found = {one.difference: one for one in in_force.select_related("decided_by", "meeting")}
    elsewhere = {key: pk for key, pk in _by_documents(group_id).items() if key not in found}
    if elsewhere:
        named = Decision.objects.select_related("decided_by", "meeting").in_bulk(set(elsewhere.values()))
        found |= {key: named[pk] for key, pk in elsewhere.items()}
    return found


def settled_keys(group_id: int) -> set[str]:
    """The keys of the differences that were decided."""
    in_force = Decision.objects.filter(group=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)
    return {*in_force.values_list("difference", flat=True), *_by_documents(group_id)}


def _by_documents(group_id: int) -> dict[str, int]:
    if not (chosen := chosen_documents(group_id)):
        return {}
    rows = Difference.objects.filter(draft__group=group_id, type="document")
    about = rows.values_list("key", "about__documents")
    return {key: decision for key, options in about if (decision := settling(options or {}, chosen)) is not None}
