"""What groups are called, for lists of mixed objects."""

from __future__ import annotations

from collections.abc import Collection

from stroomlijn.harmonisation.models import Group


def group_names(ids: Collection[int]) -> dict[int, str]:
    return dict(Group.objects.filter(pk__in=ids).values_list("pk", "name"))
