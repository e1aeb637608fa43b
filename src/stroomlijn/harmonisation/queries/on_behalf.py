"""Whose work the setting up of a group in systems is: of whom the order was given to."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stroomlijn.harmonisation.models import ConfigurationOrder
from stroomlijn.organisation.queries.people import instead_of

ACTS_ON_GROUP = frozenset({"configuration-ticked", "test-reported", "test-mended"})


def for_groups(account_id: int, ids: Collection[int]) -> Mapping[int, int]:
    orders = ConfigurationOrder.objects.filter(group__in=ids, assigned_to__isnull=False)
    return instead_of(
        account_id, lambda: {group: [person] for group, person in orders.values_list("group", "assigned_to")}
    )
