"""The published processes as lists: all of them, mine, at hand, just changed, by domain and group."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.links import numbers_linked_from
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Favourite, Process, Validity, Version, large_columns
from stroomlijn.organisation.queries.people import PersonValue, werkrol_key

from .succession import MADE_FROM
from .validity import version_for_lists


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A process in a list, as the version says that is shown to who asks."""

    id: int
    name: str
    domain: str
    owner: str
    version: str
    steps: int
    since: datetime.date | None
    begins: datetime.date | None
    is_favourite: bool
    organisations: tuple[str, ...]

    @property
    def number(self) -> str:
        return f"PROC-{self.id}"


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in a process since the version before: in words, or as numbers of steps."""

    row: LibraryRow
    note: str
    steps: int | None
    sources: int

    @property
    def fewer(self) -> int:
        return -(self.steps or 0)


@dataclass(frozen=True, slots=True)
class Tile:
    """A domain or group, with how many processes it holds."""

    name: str
    processes: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody limits the list to."""

    text: str = ""
    domain: str = ""
    group: str = ""
    owner: str = ""
    organisation: str = ""
    werkrol: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be limited to."""

    domains: list[str]
    groups: list[str]
    owners: list[str]
    organisations: list[str]


@dataclass(frozen=True, slots=True)
class Library:
    """What one person finds in the library. `condition` is what they may read."""

    condition: Q
    account_id: int
    person: PersonValue | None = None

    def rows(self, chosen: Chosen, offset: int = 0, limit: int = 50) -> tuple[list[LibraryRow], int]:
        """Processes by name, and how many there are."""
        found = _limited(self._processes(), chosen).order_by("name_key", "pk")
        return self._shown(found[offset : offset + limit]), found.count()

    def mine(self, limit: int = 12) -> list[LibraryRow]:
        """Those in which one of my werkrollen has work, in the version that applies to my organisation."""
        return self._shown(self._mine().order_by("name_key", "pk")[:limit])

    def favourites(self, limit: int = 12) -> list[LibraryRow]:
        """Those I want at hand, the newest first."""
        chosen = self._processes().filter(favourites__account=self.account_id)
        return self._shown(chosen.order_by("-favourites__at")[:limit])

    def changed(self, limit: int = 6) -> list[Change]:
        """What was published last."""
        newest = self._processes().annotate(
            # The usual order of versions would join their process, and "shown" would be that of every process.
            at=Version.objects.filter(pk=OuterRef("shown")).order_by().values("published_at")[:1],
        )
        rows = self._shown(newest.filter(at__isnull=False).order_by("-at", "pk")[:limit])
        return _changes(rows)

    def tiles(self, domain: str = "") -> list[Tile]:
        """The domains; of one domain its groups."""
        found, what = (self._processes().filter(domain=domain), "cluster") if domain else (self._processes(), "domain")
        counted = found.exclude(**{what: ""}).order_by(what).values_list(what).annotate(amount=Count("pk"))
        return [Tile(*row) for row in counted]

    def choices(self) -> Choices:
        """What occurs in what I may read."""
        rows = self._processes().values_list("domain", "cluster", "owner__name")
        domains, groups, owners = ({row[place] for row in rows if row[place]} for place in range(3))
        places = Validity.objects.filter(process__in=self._processes().values("pk")).order_by("organisation__name")
        names = list(places.values_list("organisation__name", flat=True).distinct())
        return Choices(sorted(domains), sorted(groups), sorted(owners), names)

    def _processes(self) -> QuerySet[Process]:
        readable = Process.objects.filter(self.condition).values("pk")
        organisation = self.person.organisation_id if self.person else None
        shown = Process.objects.filter(pk__in=readable).annotate(shown=version_for_lists(organisation))
        return shown.filter(shown__isnull=False)

    def _mine(self) -> QuerySet[Process]:
        keys = sorted(self.person.werkrol_keys) if self.person else []
        if not keys:
            return Process.objects.none()
        mine = Version.objects.filter(pk=OuterRef("shown"), werkrol_keys__overlap=keys)
        found = self._processes().filter(Exists(mine))
        organisation = self.person.organisation_id if self.person else None
        periods = Validity.objects.filter(process=OuterRef("pk"))
        return found.filter(Exists(periods.filter(organisation=organisation)) | ~Exists(periods))

    def _shown(self, processes: QuerySet[Process]) -> list[LibraryRow]:
        found = list(processes.select_related("owner"))
        versions = Version.objects.defer(*large_columns()).in_bulk({process.shown for process in found})  # type: ignore[attr-defined]
        places = _places(versions)
        ids = [process.pk for process in found]
        favourites = favourites_among(self.account_id, ids)
        return [
            _row(process, versions[process.shown], places[process.shown], process.pk in favourites)  # type: ignore[attr-defined]
            for process in found
        ]


def favourites_among(account_id: int, process_ids: Sequence[int]) -> set[int]:
    """Which of these processes somebody wants at hand."""
    chosen = Favourite.objects.filter(account=account_id, process__in=process_ids)
    return set(chosen.values_list("process", flat=True))


def at_hand(account_id: int, person: PersonValue | None, condition: Q, limit: int = 8) -> list[LibraryRow]:
    """My favourites, then the processes of my werkrollen."""
    library = Library(condition, account_id, person)
    rows = {row.id: row for row in [*library.favourites(limit), *library.mine(limit)]}
    return list(rows.values())[:limit]


def _limited(processes: QuerySet[Process], chosen: Chosen) -> QuerySet[Process]:
    if chosen.text:
        processes = processes.filter(Q(name_key__contains=fold(chosen.text)) | Q(code__iexact=chosen.text))
    if chosen.organisation:
        places = Validity.objects.filter(version=OuterRef("shown"), organisation__name=chosen.organisation)
        processes = processes.filter(Exists(places))
    if chosen.werkrol:
        working = Version.objects.filter(pk=OuterRef("shown"), werkrol_keys__contains=[werkrol_key(chosen.werkrol)])
        processes = processes.filter(Exists(working))
    exact = {"domain": chosen.domain, "cluster": chosen.group, "owner__name": chosen.owner}
    return processes.filter(**{name: value for name, value in exact.items() if value})


def _places(versions: Iterable[int]) -> dict[int, list[tuple[datetime.date, str]]]:
    """From when versions apply and where, the first day first."""
    periods = Validity.objects.filter(version__in=list(versions)).order_by("period", "organisation__name")
    found: dict[int, list[tuple[datetime.date, str]]] = defaultdict(list)
    for version, period, name in periods.values_list("version", "period", "organisation__name"):
        found[version].append((period.lower or clock.today(), name))
    return found


def _row(process: Process, version: Version, places: list[tuple[datetime.date, str]], is_favourite: bool) -> LibraryRow:
    begins = places[0][0] if places else None
    return LibraryRow(
        id=process.pk,
        name=process.name,
        domain=process.domain,
        owner=process.owner.name if process.owner else "",
        version=version.number,
        steps=version.step_count,
        since=version.published_at.date() if version.published_at else None,
        begins=begins if begins and begins > clock.today() else None,
        is_favourite=is_favourite,
        organisations=tuple(dict.fromkeys(name for _day, name in places)),
    )


def _changes(rows: list[LibraryRow]) -> list[Change]:
    ids = [row.id for row in rows]
    published = Version.objects.filter(process__in=ids, published_at__isnull=False).order_by("process", "-order")
    known: dict[int, list[tuple[str, int, str]]] = {}
    for process, number, steps, note in published.values_list("process", "number", "step_count", "change_note"):
        known.setdefault(process, []).append((number, steps, note))
    sources = numbers_linked_from(MADE_FROM, "process", ids)
    return [_change(row, known[row.id], sources.get(row.id, 0)) for row in rows]


def _change(row: LibraryRow, published: list[tuple[str, int, str]], sources: int) -> Change:
    place = next(place for place, (number, _steps, _note) in enumerate(published) if number == row.version)
    before = published[place + 1][1] if place + 1 < len(published) else None
    return Change(row, published[place][2], row.steps - before if before is not None else None, sources)
