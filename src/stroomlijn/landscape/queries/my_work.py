"""'Mijn werk op 1 januari': the processes of my werkrollen on a day, and how far I and my team are with them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max

from stroomlijn.foundation.small_numbers import SafeCount, safe_count
from stroomlijn.landscape.models import Exercise, ExerciseTry, ReadMark, Version, large_columns
from stroomlijn.organisation.queries.groups import TeamGroup, teams_of

from .reader import Reader


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A process that is in force for me on the day.

    `read` is None when nobody was asked to read it: it did not change. `practised` is None when there is nothing to do.
    """

    version: Version
    read: bool | None
    practised: bool | None

    @property
    def ready(self) -> bool:
        return self.read is not False and self.practised is not False


@dataclass(frozen=True, slots=True)
class TeamWork:
    """How many of a team are ready with all that is theirs; None for a team that is too small to tell."""

    name: str
    ready: SafeCount | None


@dataclass(frozen=True, slots=True)
class MyWork:
    """All of it on one day."""

    day: datetime.date
    rows: tuple[WorkRow, ...]
    teams: tuple[TeamWork, ...]

    @property
    def ready(self) -> int:
        return sum(row.ready for row in self.rows)

    @property
    def waiting(self) -> int:
        return len(self.rows) - self.ready


def my_work(person: Reader, day: datetime.date) -> MyWork:
    """In a number of queries that does not grow with processes, colleagues or what they read."""
    teams = teams_of(person.account_id)
    keys = set(person.werkrol_keys).union(*(one.werkrol_keys for team in teams for one in team.members))
    accounts = {one.account_id for team in teams for one in team.members if one.account_id} | {person.account_id}
    known = _Knowledge(_in_force(keys, person.organisation_id, day), keys, [one for one in accounts if one])
    mine = [known.row(version, person.account_id, person.werkrol_keys) for version in known.of(person.werkrol_keys)]
    return MyWork(day, tuple(mine), tuple(_team(team, known) for team in teams))


class _Knowledge:
    """Who of some accounts read and practised what, for the versions that are in force on a day."""

    def __init__(self, versions: list[Version], keys: Collection[str], accounts: list[int]) -> None:
        self._versions = versions
        processes = {version.process_id for version in versions}
        self._asks: dict[int, list[tuple[int, set[str]]]] = defaultdict(list)
        asking = Version.objects.filter(
            process__in=processes, published_at__isnull=False, asks_reading_of__overlap=sorted(keys)
        )
        for process, order, asks in asking.values_list("process", "order", "asks_reading_of"):
            self._asks[process].append((order, set(asks)))
        marks = ReadMark.objects.filter(process__in=processes, account__in=accounts).order_by()
        newest = marks.values("account", "process").annotate(order=Max("version__order"))
        self._read: dict[tuple[int | None, int], int] = {
            (row["account"], row["process"]): row["order"] for row in newest
        }
        self._exercises: dict[int, set[int]] = defaultdict(set)
        for pk, process in Exercise.objects.filter(process__in=processes, withdrawn_at=None).values_list(
            "pk", "process"
        ):
            self._exercises[process].add(pk)
        tries = ExerciseTry.objects.filter(exercise__process__in=processes, account__in=accounts)
        self._tried = set(tries.values_list("account", "exercise").distinct())

    def of(self, keys: Collection[str]) -> list[Version]:
        """The versions that have work for somebody with these werkrollen."""
        return [version for version in self._versions if not set(version.werkrol_keys).isdisjoint(keys)]

    def row(self, version: Version, account: int | None, keys: Collection[str]) -> WorkRow:
        process = version.process_id
        asked = [order for order, asks in self._asks[process] if order <= version.order and not asks.isdisjoint(keys)]
        read = self._read.get((account, process), 0) >= max(asked, default=1) or (None if not asked else False)
        exercises = self._exercises[process]
        practised = all((account, one) in self._tried for one in exercises) if exercises else None
        return WorkRow(version, read, practised)


def _team(team: TeamGroup, known: _Knowledge) -> TeamWork:
    """Whoever has no process on the day does not count."""
    work = [(member, known.of(member.werkrol_keys)) for member in team.members]
    ready = [
        all(known.row(version, member.account_id, member.werkrol_keys).ready for version in versions)
        for member, versions in work
        if versions
    ]
    return TeamWork(team.name, safe_count(sum(ready), len(ready), shows_rest=True))


def _in_force(keys: Collection[str], organisation_id: int | None, day: datetime.date) -> list[Version]:
    if not keys or organisation_id is None:
        return []
    found = Version.objects.filter(
        validities__organisation=organisation_id,
        validities__period__contains=day,
        published_at__isnull=False,
        withdrawn_because="",
        werkrol_keys__overlap=sorted(keys),
    )
    return list(
        found.select_related("process").defer(*large_columns()).order_by("process__name_key", "process_id").distinct()
    )
