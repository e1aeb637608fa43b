"""In which working groups an account takes part today: through its person, whatever its toegangsrollen are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import Membership, WorkingGroup
from stroomlijn.organisation.queries.people import working


@dataclass(frozen=True, slots=True)
class Part:
    """A membership of today. `leading` is its trekker, voorzitter or secretaris; a closed group only looks back."""

    working_group_id: int
    traject_id: int
    person_id: int
    steering: bool
    leading: bool
    closed: bool


def parts_of(account: Any) -> tuple[Part, ...]:
    """The memberships of the person who signs in with this account, asked once per request."""
    if not getattr(account, "is_active", False):
        return ()
    known: tuple[Part, ...] | None = getattr(account, "_parts", None)
    if known is None:
        known = account._parts = tuple(_parts(account.pk))
    return known


def member_today() -> Q:
    """The condition on Membership that it holds today."""
    return member_on(clock.today())


def member_on(day: datetime.date) -> Q:
    """The condition on Membership that it holds on a day."""
    return Q(begins__lte=day) & (Q(ends=None) | Q(ends__gt=day))


def _parts(account_id: int) -> list[Part]:
    held = Membership.objects.filter(member_today(), working(of="person__"), person__account=account_id)
    return [
        Part(
            working_group_id=membership.working_group_id,
            traject_id=membership.working_group.traject_id,
            person_id=membership.person_id,
            steering=membership.working_group.kind == WorkingGroup.Kind.STUURGROEP,
            leading=membership.part != Membership.Part.MEMBER,
            closed=membership.working_group.closed_at is not None,
        )
        for membership in held.select_related("working_group")
    ]
