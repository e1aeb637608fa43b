"""From what was imported to what was published, in numbers that each open what they count."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from stroomlijn.harmonisation.models import Group, Grouping, GroupMember
from stroomlijn.landscape.queries.inventory import count_sources

WORKING = (Group.State.MERGING, Group.State.DECIDED, Group.State.PUBLISHED)
DECIDED = (Group.State.DECIDED, Group.State.PUBLISHED)
# A group that is worked on for a next version has come as far as it had.
PUBLISHED = Q(published__isnull=False)
STAGES = {
    "": Q(),
    "samenvoegen": Q(state__in=WORKING),
    "besloten": Q(state__in=DECIDED) | PUBLISHED,
    "gepubliceerd": PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Funnel:
    """Processes imported; groups proposed or further, in work or further, decided or further, published."""

    imported: int
    groups: int
    merging: int
    decided: int
    published: int
    comparing: bool
    grouped: int


def funnel(traject_id: int) -> Funnel:
    """The state of a traject."""
    groups = Group.objects.filter(traject_id=traject_id).aggregate(
        groups=Count("pk"),
        merging=Count("pk", filter=STAGES["samenvoegen"]),
        decided=Count("pk", filter=STAGES["besloten"]),
        published=Count("pk", filter=STAGES["gepubliceerd"]),
    )
    comparing = Grouping.objects.filter(traject_id=traject_id, state=Grouping.State.RUNNING).exists()
    grouped = GroupMember.objects.filter(group__traject_id=traject_id).count()
    return Funnel(imported=count_sources(traject_id), comparing=comparing, grouped=grouped, **groups)
