"""A source process of which a newer version was read in: its group goes on with that."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from stroomlijn.foundation import live
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.operations.recording import audit_many
from stroomlijn.foundation.queries.facts import fact
from stroomlijn.harmonisation.models import Group, GroupMember
from stroomlijn.landscape.queries.sources import imported_processes, newest_versions

from .choosing.arranging import count_revision, wait_for_others
from .describing import describe_groups
from .drafting import ask_after_renewal
from .going_along import go_to

FOLLOWING = (Group.State.PROPOSED, Group.State.MERGING, Group.State.DECIDED)


def follow_import(fact_id: UUID | str) -> None:
    """Lets groups go on with what an import brought."""
    traject_id, processes = imported_processes(fact(fact_id).object_id)
    follow_sources(traject_id, processes)


@transaction.atomic
def follow_sources(traject_id: int, process_ids: Iterable[int]) -> set[int]:
    """Lets groups go on with the newest versions of these processes; gives the groups that changed.

    A draft is asked anew. What was decided stays in force: only a difference of which the options are no longer what
    they were is open again. A published group stays on what it was made from, until it is taken in work again.
    """
    wait_for_others(traject_id)
    newest = newest_versions(process_ids)
    lying = GroupMember.objects.filter(process__in=newest, group__traject=traject_id, group__state__in=FOLLOWING)
    groups = {
        group.pk: group
        for group in Group.objects.select_for_update().filter(members__in=lying, state__in=FOLLOWING).order_by("pk")
    }
    behind = [one for one in lying.filter(group__in=groups) if one.version_id != newest[one.process_id]]
    for member in behind:
        go_to(member, newest[member.process_id])
    GroupMember.objects.bulk_update(behind, ["version"], batch_size=500)
    changed = {member.group_id for member in behind}
    describe_groups(changed)
    count_revision(changed)
    for group in sorted(changed):
        if groups[group].state != Group.State.PROPOSED:
            ask_after_renewal(group)
            live.publish(f"group-{group}", state="source-renewed")
    audit_many(PRODUCT, "source-renewed", "group", {one.group_id: {"process": one.process_id} for one in behind})
    return changed
