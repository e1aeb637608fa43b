"""Rules that always hold over groups and decisions, for `stroomlijn check`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, F, Q

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.checks import check

from .models import Decision, DecisionNumber, Group, GroupMember

NUMBER = re.compile(r"BESL-(\d{4})-(\d+)")
CLOSED = (Group.State.DECIDED, Group.State.ADOPTED, Group.State.PUBLISHED)


@check("published-groups-have-their-version")
def published_groups_have_their_version() -> Iterator[Remark]:
    """A published group has a version that was published; one on which no work began has none."""
    for group in Group.objects.filter(state=Group.State.PUBLISHED, published__published_at=None):
        yield Remark("group-without-version", group.number)
    for group in Group.objects.filter(state=Group.State.PROPOSED).exclude(published=None):
        yield Remark("group-with-version", group.number)


@check("decided-groups-are-decided")
def decided_groups_are_decided() -> Iterator[Remark]:
    """In a group that is decided no difference is open, once its draft follows the decisions."""
    followed = Group.objects.filter(state__in=CLOSED, draft__made__gte=F("draft__asked"))
    still_open = Count("draft__differences", filter=Q(draft__differences__decided=False))
    for group in followed.annotate(still_open=still_open).filter(still_open__gt=0):
        yield Remark("group-still-open", group.number, {"number": group.still_open})


@check("members-in-their-traject")
def members_in_their_traject() -> Iterator[Remark]:
    """The processes of a group are of its own traject."""
    strangers = GroupMember.objects.exclude(process__landscape__traject=F("group__traject"))
    for member in strangers.select_related("group", "process"):
        yield Remark("member-of-other-traject", member.group.number, {"process": member.process.number})


@check("decision-numbers-complete")
def decision_numbers_complete() -> Iterator[Remark]:
    """The register of decisions of each year has no gaps and ends where it says."""
    given: dict[int, set[int]] = defaultdict(set)
    for found in map(NUMBER.fullmatch, Decision.objects.values_list("number", flat=True)):
        if found:
            given[int(found[1])].add(int(found[2]))
    last = dict(DecisionNumber.objects.values_list("year", "last"))
    for year in sorted(given | last):
        highest = max(given[year], default=0)
        if missing := sorted(set(range(1, last.get(year, 0) + 1)) - given[year]):
            yield Remark("decision-numbers-gap", "", {"year": year, "numbers": ", ".join(map(str, missing[:10]))})
        if highest > last.get(year, 0):
            yield Remark("decision-numbers-behind", "", {"year": year, "last": last.get(year, 0), "highest": highest})
