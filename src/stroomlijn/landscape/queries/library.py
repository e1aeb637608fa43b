"""The published processes as lists: all of them, mine, at hand, just changed, by domain and group."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from stroomlijn.foundation import clock
from stroomlijn.foundation.queries.links import numbers_linked_from
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Favourite, Process, Validity, Version
from stroomlijn.organisation.queries.people import PersonValue, werkrol_key

from .shown import Shown, shown_processes
from .succession import MADE_FROM

FEW = 6


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
class LibraryPage:
    """Processes by name and how many there are in all; before the first of them mine, at hand and just changed."""

    rows: list[LibraryRow]
    total: int
    mine: list[LibraryRow]
    favourites: list[LibraryRow]
    changed: list[Change]


@dataclass(frozen=True)
class Library:
    """What one person finds in the library. `condition` is what they may read, and it is asked once."""

    condition: Q
    account_id: int
    person: PersonValue | None = None

    def page(self, chosen: Chosen, offset: int = 0, limit: int = 50, *, front: bool = False) -> LibraryPage:
        """`front`: with what stands above the list of who looks round."""
        found = self._found(chosen)
        listed = found[offset : offset + limit]
        above = (self._mine(), self._favourites(), self._changed()) if front else ([], [], [])
        mine, favourites, changed = (section[:FEW] for section in above)
        rows = self._rows([*listed, *mine, *favourites, *changed])
        return LibraryPage(
            rows=[rows[one.id] for one in listed],
            total=len(found),
            mine=[rows[one.id] for one in mine],
            favourites=[rows[one.id] for one in favourites],
            changed=_changes([rows[one.id] for one in changed]) if changed else [],
        )

    def own(self, limit: int, offset: int = 0) -> tuple[list[LibraryRow], list[LibraryRow], int]:
        """Those I want at hand, above the first of those in which one of my werkrollen has work; how many these are."""
        found = self._mine()
        mine, favourites = found[offset : offset + limit], [] if offset else self._favourites()
        rows = self._rows([*favourites, *mine])
        return [rows[one.id] for one in favourites], [rows[one.id] for one in mine], len(found)

    def tiles(self, domain: str = "") -> list[Tile]:
        """The domains; of one domain its groups."""
        names = (one.group for one in self._shown if one.domain == domain) if domain else self._all("domain")
        return [Tile(*counted) for counted in sorted(Counter(filter(None, names)).items())]

    def choices(self) -> Choices:
        """What occurs in what I may read."""
        domains, groups, owners = (sorted({*self._all(name)} - {""}) for name in ("domain", "group", "owner"))
        published = Version.objects.filter(state=Version.State.GEPUBLICEERD)
        published = published.filter(process__in=Process.objects.filter(self.condition).values("pk"))
        places = Validity.objects.filter(version__in=published.order_by().values("pk"))
        names = places.order_by("organisation__name").values_list("organisation__name", flat=True)
        return Choices(domains, groups, owners, list(names.distinct()))

    @cached_property
    def _shown(self) -> list[Shown]:
        return shown_processes(self.condition, self._organisation_id)

    @cached_property
    def _favourite_ids(self) -> list[int]:
        """The newest first."""
        chosen = Favourite.objects.filter(account=self.account_id)
        return list(chosen.order_by("-at").values_list("process", flat=True))

    @property
    def _organisation_id(self) -> int | None:
        return self.person.organisation_id if self.person else None

    def _all(self, name: str) -> Iterator[str]:
        return (getattr(one, name) or "" for one in self._shown)

    def _found(self, chosen: Chosen) -> list[Shown]:
        exact = {"domain": chosen.domain, "group": chosen.group, "owner": chosen.owner}
        wanted = {name: value for name, value in exact.items() if value}
        found = [one for one in self._shown if all(getattr(one, name) == value for name, value in wanted.items())]
        if chosen.text:
            key, code = fold(chosen.text), chosen.text.upper()
            found = [one for one in found if key in one.name_key or one.code.upper() == code]
        if chosen.organisation:
            found = _among(found, Version.objects.filter(validities__organisation__name=chosen.organisation))
        if chosen.werkrol:
            found = _among(found, Version.objects.filter(werkrol_keys__contains=[werkrol_key(chosen.werkrol)]))
        return found

    def _mine(self) -> list[Shown]:
        """In the version that applies to my organisation."""
        keys = sorted(self.person.werkrol_keys) if self.person else []
        if not keys:
            return []
        periods = Validity.objects.filter(process=OuterRef("process"))
        applies = Exists(periods.filter(organisation=self._organisation_id)) | ~Exists(periods)
        return _among(self._shown, Version.objects.filter(applies, werkrol_keys__overlap=keys))

    def _favourites(self) -> list[Shown]:
        known = {one.id: one for one in self._shown}
        return [known[process_id] for process_id in self._favourite_ids if process_id in known]

    def _changed(self) -> list[Shown]:
        """What was published last."""
        published = [(one.published_at, -one.id, one) for one in self._shown if one.published_at]
        return [one for _at, _id, one in sorted(published, key=lambda row: row[:2], reverse=True)]

    def _rows(self, found: Iterable[Shown]) -> dict[int, LibraryRow]:
        by_id, favourites = {one.id: one for one in found}, set(self._favourite_ids)
        places = _places(one.version for one in by_id.values())
        return {one.id: _row(one, places[one.version], one.id in favourites) for one in by_id.values()}


def favourites_among(account_id: int, process_ids: Sequence[int]) -> set[int]:
    """Which of these processes somebody wants at hand."""
    chosen = Favourite.objects.filter(account=account_id, process__in=process_ids)
    return set(chosen.values_list("process", flat=True))


def at_hand(account_id: int, person: PersonValue | None, condition: Q, limit: int = 8) -> list[LibraryRow]:
    """My favourites, then the processes of my werkrollen."""
    favourites, mine, _total = Library(condition, account_id, person).own(limit)
    rows = {row.id: row for row in [*favourites, *mine]}
    return list(rows.values())[:limit]


def _among(found: list[Shown], versions: QuerySet[Version]) -> list[Shown]:
    """Those of which one of these versions is shown."""
    published = versions.filter(state=Version.State.GEPUBLICEERD).order_by()
    ids = set(published.values_list("pk", flat=True))
    return [one for one in found if one.version in ids]


def _places(versions: Iterable[int]) -> dict[int, list[tuple[datetime.date, str]]]:
    """From when versions apply and where, the first day first."""
    periods = Validity.objects.filter(version__in=list(versions)).order_by("period", "organisation__name")
    found: dict[int, list[tuple[datetime.date, str]]] = defaultdict(list)
    for version, period, name in periods.values_list("version", "period", "organisation__name"):
        found[version].append((period.lower or clock.today(), name))
    return found


def _row(one: Shown, places: list[tuple[datetime.date, str]], is_favourite: bool) -> LibraryRow:
    begins = places[0][0] if places else None
    return LibraryRow(
        id=one.id,
        name=one.name,
        domain=one.domain,
        owner=one.owner or "",
        version=one.number,
        steps=one.steps,
        since=one.published_at.date() if one.published_at else None,
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
