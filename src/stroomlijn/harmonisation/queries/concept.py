"""The concept of a group, and what in it must be looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.harmonisation.models import Difference, Foundation, Group, Referral
from stroomlijn.landscape.queries.concept_values import ConceptValue, concept_value
from stroomlijn.landscape.queries.edits import EditLine, edit_lines


@dataclass(frozen=True, slots=True)
class LeftOverLine:
    """An edit that did not fit on the concept any more, in words, with who made it and why it does not fit."""

    order: int
    edit: EditLine | None
    why: str


def concept_of(group: Group) -> ConceptValue | None:
    """The concept of a group; None when there is none, or when it was put away or published apart."""
    concept = concept_value(group.concept_id)
    return concept if concept is not None and not concept.away else None


def still_open(group: Group) -> int:
    """How many differences are neither decided nor laid before others: then there can be no concept."""
    laid = Referral.objects.filter(group=group, state=Referral.State.OPEN).values("difference")
    return Difference.objects.filter(draft__group=group, decided=False).exclude(key__in=laid).count()


def process_of(group: Group) -> int | None:
    """The process that the group published, or of which its concept is or was; None for a new one."""
    if group.published is not None:
        return group.published.process_id
    return Foundation.objects.filter(group=group).values_list("version__process", flat=True).first()


def left_over(group: Group) -> list[LeftOverLine]:
    """What people changed in the concept and must be looked at again, in the order in which they did."""
    foundation = Foundation.objects.filter(group=group, version=group.concept_id).first()
    if foundation is None or not foundation.left_over:
        return []
    lines = {line.order: line for line in edit_lines(foundation.version_id)}
    return [LeftOverLine(one["order"], lines.get(one["order"]), _why(one)) for one in foundation.left_over]


def _why(one: dict[str, Any]) -> str:
    said = sentence(Remark(one["code"], "", one.get("facts", {})))
    return said if said != one["code"] else _("Dit past niet meer op het concept.")
