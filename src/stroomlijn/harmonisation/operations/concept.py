"""The concept of a group: its draft as a version that people edit. It follows when the draft is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Draft, Foundation, Group
from stroomlijn.harmonisation.queries.concept import concept_of, process_of, still_open
from stroomlijn.harmonisation.queries.needed import needed_versions
from stroomlijn.harmonisation.queries.workbench import FACTS
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.operations.publishing import NewVersion
from stroomlijn.landscape.queries.concept_values import ConceptValue, concept_value
from stroomlijn.landscape.queries.sources import SourceProcess, versions_of

from .improving import FRUIT, apply_accepted, apply_again

FACTS_OF_ALL = frozenset({*FACTS, "domein", "cluster", "suite", "eigenaar", "aantal_per_jaar"})
IN_WORK = (Group.State.MERGING, Group.State.DECIDED)


@transaction.atomic
def make_concept(actor: Actor, group_id: int) -> ConceptValue:
    """The concept of a group, to be edited: the one there is or that was put away, else made of its draft.

    It is a new process, or the next version of the one that the group published. Raises Problem "draft-not-ready",
    "concept-still-open" while a difference is neither decided nor laid before others, and "concept-another-open" when
    somebody else is working on a next version of the process.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if (known := concept_of(group)) is not None:
        return known
    if group.state not in IN_WORK:
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    draft = Draft.objects.select_for_update().get(group=group)
    _refuse_open(group, draft)
    new = version_made_of(draft, versions_of(needed_versions(group_id)), _name(group))
    if (away := concept_value(group.concept_id)) is not None:
        editing.take_up_again(actor, away.process_id, away.number)
        follow_draft(group.pk)
        return replace(away, away=False, edited=True)
    version = editing.begin_founded(actor, group.traject_id, new, process_id=process_of(group))
    Foundation.objects.update_or_create(
        group=group, defaults={"version": version, "made": draft.made, "left_over": [], "settled": []}
    )
    group.concept = version
    group.revision += 1
    group.save(update_fields=["concept", "revision"])
    apply_accepted(actor, group)
    audit(actor, "concept-made", "group", group.pk, version=version.pk)
    tell(actor, events.CONCEPT_MADE, "group", group.pk, version=version.pk)
    return ConceptValue(version.pk, version.process_id, version.number, version.revision, edited=True, away=False)


def follow_draft(group_id: int) -> None:
    """Brings the concept along with a draft that was just made; what people changed in it is done again on top.

    Call it in the transaction that keeps the draft. A concept that nobody edits any more (vastgesteld) stays as it is.
    """
    group = Group.objects.select_related("published").get(pk=group_id)
    concept = concept_of(group)
    if concept is None or not concept.edited:
        return
    foundation = Foundation.objects.select_for_update().get(group=group, version=concept.id)
    draft = Draft.objects.get(group_id=group_id)
    sources = versions_of(needed_versions(group_id))
    left = editing.found_anew(PRODUCT, concept.id, version_made_of(draft, sources, _name(group)), foundation.settled)
    undone = {one.order for one in left if one.key.startswith(FRUIT)}
    foundation.left_over = [_kept(one) for one in left if one.order not in undone]
    foundation.settled = [*foundation.settled, *sorted(undone)]
    foundation.made = draft.made
    foundation.save(update_fields=["left_over", "settled", "made"])
    apply_again(group, [one.key for one in left if one.order in undone])
    audit(PRODUCT, "concept-followed", "group", group_id, version=concept.id, left_over=len(left))
    live.publish(f"group-{group_id}", state="concept-followed")


@transaction.atomic
def settle_left_over(actor: Actor, group_id: int, order: int) -> None:
    """Somebody looked again at an edit that did not fit any more: it is not tried again."""
    foundation = Foundation.objects.select_for_update().filter(group=group_id).first()
    if foundation is None or order not in [one["order"] for one in foundation.left_over]:
        return
    foundation.left_over = [one for one in foundation.left_over if one["order"] != order]
    foundation.settled = [*foundation.settled, order]
    foundation.save(update_fields=["left_over", "settled"])
    audit(actor, "left-over-settled", "group", group_id, order=order)


def version_made_of(draft: Draft, sources: Sequence[SourceProcess], name: str) -> NewVersion:
    """The draft as what becomes a version, under its own name. Its steps keep where they come from.

    Of what its sources say of themselves as a whole (their code, state and place too) it takes what holds for it.
    """
    facts: dict[str, str] = (draft.graph or {}).get("facts", {})
    return NewVersion(
        name=name,
        bpmn=bytes(draft.bpmn or b""),
        graph={**(draft.graph or {}), "name": name},
        drawing=draft.drawing,
        language=sources[0].language,
        domain=next((source.domain for source in sources if source.domain), ""),
        made_from=tuple(source.process_id for source in sources),
        facts={name: text for name, text in facts.items() if name in FACTS_OF_ALL},
    )


def _refuse_open(group: Group, draft: Draft) -> None:
    if draft.state != Draft.State.READY or draft.made < draft.asked:
        raise Problem("draft-not-ready")
    if number := still_open(group):
        raise Problem("concept-still-open", number=number)


def _name(group: Group) -> str:
    return group.published.process.name if group.published else group.name


def _kept(left: editing.LeftOver) -> dict[str, Any]:
    why = left.why
    return {"order": left.order, "code": why.code, "place": why.place, "facts": dict(why.facts)}
