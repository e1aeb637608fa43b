"""All processes that somebody may edit, filtered and paged: for who looks after many of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.text import fold, number_in
from stroomlijn.landscape.access import editable_processes
from stroomlijn.landscape.models import Process, Version

State = Version.State


@dataclass(frozen=True, slots=True)
class ManageFilter:
    """What is asked for; names are those in the address."""

    tekst: str = ""
    eigenaar: str = ""
    coordinator: str = ""
    domein: str = ""
    groep: str = ""
    organisatie: str = ""
    stand: str = ""
    zonder: str = ""
    herzien: str = ""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> ManageFilter:
        return cls(**{one.name: words.get(one.name, "").strip()[:100] for one in fields(cls)})

    @property
    def asked(self) -> dict[str, str]:
        """What was filled in, by name."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @property
    def asks_more(self) -> bool:
        """Whether more is asked than the words and the state that stand above the list."""
        return bool(self.asked.keys() - {"tekst", "stand"})


@dataclass(frozen=True, slots=True)
class ManageRow:
    """A process in the list. `state` is that of its newest version; `owner_left` asks for another owner."""

    id: int
    revision: int
    number: str
    code: str
    name: str
    organisation: str
    domain: str
    cluster: str
    owner: str
    owner_left: bool
    coordinator: str
    contact: str
    state: str
    version: str
    review_on: datetime.date | None
    overdue: bool
    is_public: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to filter by."""

    domains: list[str]
    clusters: list[str]
    organisations: list[tuple[int, str]]
    states: list[tuple[str, str]]


def managed(account: Any, asked: ManageFilter) -> QuerySet[Process]:
    """The processes that the account may edit and that answer to the filter, each once, by name."""
    found = Process.objects.filter(editable_processes(account))
    for word in fold(asked.tekst).split():
        found = found.filter(Q(name_key__contains=word) | Q(code__icontains=word) | _numbered(word))
    for name, field in (("eigenaar", "owner"), ("coordinator", "coordinator")):
        for word in fold(getattr(asked, name)).split():
            found = found.filter(**{f"{field}__name_key__contains": word})
    if asked.domein:
        found = found.filter(domain=asked.domein)
    if asked.groep:
        found = found.filter(cluster=asked.groep)
    if asked.organisatie:
        found = found.filter(landscape__organisation=number_in(asked.organisatie) or 0)
    if asked.stand:
        found = found.annotate(newest=_newest("state")).filter(newest=asked.stand)
    if asked.zonder:
        found = found.filter(without_owner())
    if asked.herzien:
        found = found.filter(review_on__lte=clock.today())
    return found.order_by("name_key", "pk")


def without_owner() -> Q:
    """The condition that nobody who works here owns the process."""
    return Q(owner__isnull=True) | Q(owner__left_on__lte=clock.today())


def rows(found: QuerySet[Process]) -> Iterator[ManageRow]:
    """The rows in two queries at most, however many there are."""
    shown = found.select_related("landscape__organisation", "owner", "coordinator")
    today = clock.today()
    for process in shown.annotate(newest_state=_newest("state"), newest_number=_newest("number")):
        yield _row(process, today)


def to_plan(found: QuerySet[Process]) -> QuerySet[Process]:
    """The same processes, with what a plan must know of them."""
    ever = Version.objects.filter(process=OuterRef("pk"), published_at__isnull=False)
    return found.select_related("landscape").annotate(was_published=Exists(ever))


def choices(account: Any) -> Choices:
    """All values among the processes that the account may edit."""
    mine = Process.objects.filter(editable_processes(account))
    organisations = mine.exclude(landscape__organisation=None).values_list(
        "landscape__organisation", "landscape__organisation__name"
    )
    return Choices(
        domains=_values(mine, "domain"),
        clusters=_values(mine, "cluster"),
        organisations=list(organisations.order_by("landscape__organisation__name").distinct()),
        states=[(state.value, str(state.label)) for state in State if state.value != "weggelegd"],
    )


def csv_rows(found: QuerySet[Process]) -> Iterator[list[str]]:
    """The list for a spreadsheet, with its header."""
    yield [
        *(_("Nummer"), _("Code"), _("Naam"), _("Organisatie"), _("Domein"), _("Groep"), _("Eigenaar")),
        *(_("Coördinator"), _("Contact"), _("Versie"), _("Stand"), _("Nakijken op"), _("Openbaar")),
    ]
    for row in rows(found):
        review = row.review_on.isoformat() if row.review_on else ""
        public = _("ja") if row.is_public else _("nee")
        yield [
            *(row.number, row.code, row.name, row.organisation, row.domain, row.cluster, row.owner),
            *(row.coordinator, row.contact, row.version, row.state, review, public),
        ]


def _numbered(word: str) -> Q:
    number = number_in(word.removeprefix("proc-"))
    return Q(pk=number) if number is not None else Q()


def _newest(field: str) -> Subquery:
    versions = Version.objects.filter(process=OuterRef("pk")).exclude(state="weggelegd").order_by("-order")
    return Subquery(versions.values(field)[:1])


def _values(mine: QuerySet[Process], field: str) -> list[str]:
    found = mine.exclude(**{field: ""}).annotate(value=F(field)).order_by("value").values_list("value", flat=True)
    return list(found.distinct())


def _row(process: Process, today: datetime.date) -> ManageRow:
    organisation, owner, coordinator = process.landscape.organisation, process.owner, process.coordinator
    newest = getattr(process, "newest_state", "")
    return ManageRow(
        id=process.pk,
        revision=process.revision,
        number=process.number,
        code=process.code,
        name=process.name,
        organisation=organisation.name if organisation else process.landscape.name,
        domain=process.domain,
        cluster=process.cluster,
        owner=owner.name if owner else "",
        owner_left=owner is not None and not owner.works_here,
        coordinator=coordinator.name if coordinator else "",
        contact=process.contact,
        state=str(State(newest).label) if newest else "",
        version=getattr(process, "newest_number", "") or "",
        review_on=process.review_on,
        overdue=process.review_on is not None and process.review_on <= today,
        is_public=process.is_public,
    )
