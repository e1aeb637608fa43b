"""Which decision settles a difference: its own, or one about the documents that it is about."""

from __future__ import annotations

from django.db.models import QuerySet

from stroomlijn.harmonisation.models import Decision, Difference, Draft

from .chosen_documents import chosen_documents
from .document_differences import settling


def in_force(group_id: int) -> QuerySet[Decision]:
    """The decisions on differences that were not withdrawn."""
    return Decision.objects.filter(group=group_id, kind=Decision.Kind.DIFFERENCE, withdrawn_at=None)


def with_effect(group_id: int) -> QuerySet[Decision]:
    """Those in force but for what the draft could not follow, as after a source was read anew: that is open again."""
    open_again = Difference.objects.filter(draft__group=group_id, draft__state=Draft.State.READY, decided=False)
    return in_force(group_id).exclude(difference__in=open_again.values("key"))


def agreeing_keys(group_id: int) -> set[str]:
    """The keys of decisions that are in effect beside another one, as they say the same of what became one."""
    kept = Difference.objects.filter(draft__group=group_id, about__has_key="agreeing")
    return {key for keys in kept.values_list("about__agreeing", flat=True) for key in keys}


def standing_decisions(group_id: int) -> dict[str, Decision]:
    """By key of a difference the decision that settles it, also where it says so for more than this step."""
    found = {one.difference: one for one in with_effect(group_id).select_related("decided_by", "meeting")}
    elsewhere = {key: pk for key, pk in _by_documents(group_id).items() if key not in found}
    if elsewhere:
        named = Decision.objects.select_related("decided_by", "meeting").in_bulk(set(elsewhere.values()))
        found |= {key: named[pk] for key, pk in elsewhere.items()}
    return found


def settled_keys(group_id: int) -> set[str]:
    """The keys of the differences that were decided."""
    return {*with_effect(group_id).values_list("difference", flat=True), *_by_documents(group_id)}


def _by_documents(group_id: int) -> dict[str, int]:
    if not (chosen := chosen_documents(group_id)):
        return {}
    rows = Difference.objects.filter(draft__group=group_id, type="document")
    about = rows.values_list("key", "about__documents")
    return {key: decision for key, options in about if (decision := settling(options or {}, chosen)) is not None}
