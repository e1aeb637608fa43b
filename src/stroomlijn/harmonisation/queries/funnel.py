"""From what was imported to what was published, in numbers that each open what they count."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stroomlijn.harmonisation.models import Group, Grouping, GroupMember, ProcessChoice
from stroomlijn.landscape.queries.inventory import count_sources

from .needed import NEEDED_IN_GROUP

ADOPTED_STATES = (Group.State.ADOPTED, Group.State.PUBLISHED)
DECIDED_STATES = (Group.State.DECIDED, *ADOPTED_STATES)
WORKING_STATES = (Group.State.MERGING, *DECIDED_STATES)
# A group that is worked on for a next version has come as far as it had.
PUBLISHED = Q(published__isnull=False)
WITHOUT_TIMING = Q(timing="") & ~PUBLISHED
"""It was not said whether the group must be done before the date; what is in force already needs no answer."""
ADOPTED = PUBLISHED | Q(state__in=ADOPTED_STATES)
NEEDED = Q(NEEDED_IN_GROUP)
STAGES = {
    "": Q(),
    "generiek": NEEDED,
    "samenvoegen": NEEDED & Q(state__in=WORKING_STATES),
    "besloten": NEEDED & (Q(state__in=DECIDED_STATES) | PUBLISHED),
    "vastgesteld": NEEDED & ADOPTED,
    "gepubliceerd": NEEDED & PUBLISHED,
    "vervalt": ~NEEDED,
}
"""How far a group has come: the conditions that the numbers count and the lists filter on."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Processes imported and needed; groups that become a process, are decided, adopted and published.

    `groups` are all groups, also those of which every process was dropped; `grouped` the processes that lie in one.
    """

    imported: int
    needed: int
    generic: int
    decided: int
    adopted: int
    published: int
    groups: int
    grouped: int
    comparing: bool

    @property
    def loose(self) -> int:
        """Processes that were read in after the comparison, and lie in no group yet."""
        return self.imported - self.grouped


def funnel(traject_id: int) -> Funnel:
    """The state of a traject, counted anew."""
    groups = groups_of_traject(traject_id).aggregate(
        groups=Count("pk"),
        generic=Count("pk", filter=STAGES["generiek"]),
        decided=Count("pk", filter=STAGES["besloten"]),
        adopted=Count("pk", filter=STAGES["vastgesteld"]),
        published=Count("pk", filter=STAGES["gepubliceerd"]),
    )
    imported = count_sources(traject_id)
    return Funnel(
        imported=imported,
        needed=imported - dropped_processes(traject_id).count(),
        comparing=Grouping.objects.filter(traject_id=traject_id, state=Grouping.State.RUNNING).exists(),
        grouped=GroupMember.objects.filter(group__traject_id=traject_id).count(),
        **groups,
    )


def groups_of_traject(traject_id: int) -> QuerySet[Group]:
    """The groups in which something lies; one that was emptied is only kept for what was decided on it."""
    lying = GroupMember.objects.filter(group=OuterRef("pk"))
    return Group.objects.filter(Exists(lying), traject_id=traject_id)


def dropped_processes(traject_id: int) -> QuerySet[ProcessChoice]:
    """The choices of the processes that are not needed."""
    return ProcessChoice.objects.filter(traject=traject_id).exclude(dropped="")
