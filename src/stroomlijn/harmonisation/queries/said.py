"""What people of a traject said of steps in one group, for the comparison of every other group to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from stroomlijn.engines.matching import Said
from stroomlijn.harmonisation.models import Group, Judgement


def said_in(traject_id: int) -> list[Said]:
    """In all groups of the traject."""
    return _said(Judgement.objects.filter(group__traject=traject_id))


def said_around(group_id: int) -> list[Said]:
    """In all groups of the traject of this one, itself among them."""
    traject = Group.objects.filter(pk=group_id).values("traject")
    return _said(Judgement.objects.filter(group__traject__in=traject))


def as_kept(said: Iterable[Said]) -> list[list[str | bool]]:
    """As a draft keeps it."""
    return [[one.left, one.right, one.same] for one in said]


def as_said(kept: Iterable[Sequence[str | bool]]) -> list[Said]:
    """What a draft keeps of it."""
    return [Said(str(left), str(right), bool(same)) for left, right, same in kept]


def _said(judgements: QuerySet[Judgement]) -> list[Said]:
    named = judgements.exclude(left_label="").exclude(right_label="").order_by("left_label", "right_label", "same")
    return [Said(*one) for one in named.values_list("left_label", "right_label", "same").distinct()]
