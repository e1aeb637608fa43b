"""Which working group goes through which groups."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Arrangement, WorkingGroup
from stroomlijn.harmonisation.operations.working_groups import assign_groups

from .arranging import arranging, lock_groups, wait_for_others
from .snapshot import Touched


@transaction.atomic
def assign(actor: Actor, traject_id: int, working_group_id: int | None, group_ids: Collection[int]) -> Arrangement:
    """Gives groups to a working group, or to none. Raises Problem "nothing-chosen" and "working-group-closed"."""
    wait_for_others(traject_id)
    groups = tuple(lock_groups(traject_id, group_ids))
    if not groups:
        raise Problem("nothing-chosen")
    working_group = None
    if working_group_id is not None:
        working_group = WorkingGroup.objects.filter(pk=working_group_id, traject=traject_id).first()
        if working_group is None:
            raise Problem("not-in-traject")
    with arranging(actor, traject_id, "groups-assigned", Touched(groups=groups)) as act:
        assign_groups(actor, working_group, groups)
    return act
