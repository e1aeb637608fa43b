"""Playing all decisions of a group again: whether they still give the draft that stands, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.db.models import QuerySet

from stroomlijn.engines.merging import as_shown
from stroomlijn.engines.problems import Problem
from stroomlijn.harmonisation.models import Decision, Draft, Group

from .merging import merge_of

Outcome = Literal["same", "different", "behind", "failed"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A group of which the decisions were played again.

    `different`: the draft is not what follows from them. `behind`: the draft is still to be made of the last ones.
    `sha256` is of the bytes that came out; of a group that `failed`, `problem` is the code that says why.
    """

    group: str
    name: str
    decisions: int
    outcome: Outcome
    sha256: str = ""
    problem: str = ""


def replayed(traject_id: int) -> Iterator[Replayed]:
    """Every group of a traject on which work began, one after another."""
    for group in _begun().filter(traject=traject_id).iterator(chunk_size=100):
        yield _replayed(group)


def replayed_group(group_id: int) -> Replayed:
    """One group on which work began."""
    return _replayed(_begun().get(pk=group_id))


def _begun() -> QuerySet[Group]:
    return Group.objects.filter(draft__isnull=False).order_by("pk")


def _replayed(group: Group) -> Replayed:
    from stroomlijn.engines.formats.bpmn import write_bpmn

    draft = Draft.objects.only("asked", "made", "bpmn").get(group=group)
    kinds = (Decision.Kind.DIFFERENCE, Decision.Kind.DOCUMENT)
    held = Decision.objects.filter(group=group, kind__in=kinds, withdrawn_at=None).count()
    try:
        process = merge_of(group.pk).merge.process
    except Problem as problem:
        return Replayed(group.number, group.name, held, "failed", problem=problem.code)
    found = write_bpmn(*as_shown(process))
    outcome: Outcome = "same" if found == bytes(draft.bpmn or b"") else "different"
    if draft.made < draft.asked:
        outcome = "behind"
    return Replayed(group.number, group.name, held, outcome, sha256=sha256(found).hexdigest())
