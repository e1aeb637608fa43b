"""The landscapes of a traject side by side: what each organisation has, what it lacks, and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stroomlijn.harmonisation.models import GroupMember
from stroomlijn.landscape.queries.source_facts import LACKS, SourceFacts, source_facts


@dataclass(frozen=True, slots=True)
class LandscapeRow:
    """One organisation. `lacks` counts its processes by what they lack, `shared` and `only_here` its groups."""

    organisation_id: int | None
    name: str
    processes: int
    in_suite: int
    outside: int
    unsaid: int
    steps: int
    domains: int
    lacks: dict[str, int]
    shared: int
    only_here: int


@dataclass(frozen=True, slots=True)
class Landscapes:
    """All organisations by name, and the number of groups that more than one of them, and all of them, have."""

    rows: list[LandscapeRow]
    shared: int
    in_all: int

    @property
    def unsaid(self) -> int:
        """Processes of which the source does not say whether they are in the suite."""
        return sum(row.unsaid for row in self.rows)

    @property
    def columns(self) -> int:
        return len(self.rows) + 1


def landscapes(traject_id: int) -> Landscapes:
    facts = source_facts(traject_id)
    of_group = _organisations_of_groups(traject_id, facts)
    by_organisation: dict[int | None, list[SourceFacts]] = defaultdict(list)
    for one in facts:
        by_organisation[one.organisation_id].append(one)
    rows = [_row(own, list(of_group.values())) for own in by_organisation.values()]
    every = set(by_organisation)
    several = [found for found in of_group.values() if len(found) > 1]
    return Landscapes(
        sorted(rows, key=lambda row: row.name), len(several), sum(1 for found in several if found == every)
    )


def processes_lacking(traject_id: int, what: str) -> set[int]:
    """The processes that lack this word of LACKS."""
    return {one.id for one in source_facts(traject_id) if what in one.lacks}


def processes_in_suite(traject_id: int, in_suite: bool | None) -> set[int]:
    """The processes of which the source says that they are in the suite, are not, or (None) does not say."""
    return {one.id for one in source_facts(traject_id) if one.in_suite is in_suite}


def processes_shared(traject_id: int, shared: bool) -> set[int]:
    """The processes of groups that several organisations have, or that lie in a group of one organisation."""
    facts = source_facts(traject_id)
    of_group = _organisations_of_groups(traject_id, facts)
    lying = dict(GroupMember.objects.filter(group__traject=traject_id).values_list("process", "group"))
    return {process for process, group in lying.items() if (len(of_group.get(group, ())) > 1) == shared}


def _organisations_of_groups(traject_id: int, facts: Sequence[SourceFacts]) -> dict[int, set[int | None]]:
    organisation = {one.id: one.organisation_id for one in facts}
    found: dict[int, set[int | None]] = defaultdict(set)
    for process, group in GroupMember.objects.filter(group__traject=traject_id).values_list("process", "group"):
        if process in organisation:
            found[group].add(organisation[process])
    return found


def _row(own: Sequence[SourceFacts], groups: Sequence[set[int | None]]) -> LandscapeRow:
    here = [found for found in groups if own[0].organisation_id in found]
    return LandscapeRow(
        organisation_id=own[0].organisation_id,
        name=own[0].organisation,
        processes=len(own),
        in_suite=sum(1 for one in own if one.in_suite),
        outside=sum(1 for one in own if one.in_suite is False),
        unsaid=sum(1 for one in own if one.in_suite is None),
        steps=sum(one.steps for one in own),
        domains=len({one.domain for one in own if one.domain}),
        lacks={word: sum(1 for one in own if word in one.lacks) for word in LACKS},
        shared=sum(1 for found in here if len(found) > 1),
        only_here=sum(1 for found in here if len(found) == 1),
    )
