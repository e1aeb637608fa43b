"""What everybody may read without signing in: published processes that were made public, without names of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.queries.search import Found, Limits, search
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Process, PublicDomain, Validity, Version

from .page_steps import PageSection
from .process_page import Asked, ProcessPage, process_page
from .reader import Reader
from .responsible import people_of
from .validity import validity_of, version_for

KINDS = ["process", "process-step"]
FACTS = ("aanleiding", "resultaat", "termijn")
HELD = Version.PublicCheck.HELD


@dataclass(frozen=True, slots=True)
class Tile:
    """A domain with how many of its processes everybody may read."""

    name: str
    processes: int


@dataclass(frozen=True, slots=True)
class DomainChoice:
    """A domain as an administrator sees it: how many processes were published, and whether all may read them."""

    name: str
    processes: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A version that everybody may read once somebody has said that the names in it may stay."""

    id: int
    number: str
    remarks: list[Remark]


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A process in a list that everybody may see."""

    id: int
    name: str
    domain: str
    organisation: str | None
    steps: int

    @property
    def number(self) -> str:
        return f"PROC-{self.id}"


def public_processes() -> QuerySet[Process]:
    """Those of which a version is published and in force, and that are public themselves or by their domain."""
    return Process.objects.filter(is_public_now()).order_by("name_key", "pk")


def is_public_now() -> Q:
    """The condition on Process of what everybody may read today."""
    published = Version.objects.filter(process=OuterRef("pk"), state=Version.State.GEPUBLICEERD)
    periods = Validity.objects.filter(process=OuterRef("pk"), version__state=Version.State.GEPUBLICEERD)
    in_force = Q(Exists(periods.filter(period__contains=clock.today()))) | ~Q(Exists(periods))
    chosen = Q(is_public=True) | Q(domain__in=PublicDomain.objects.values("name"))
    held_now = periods.filter(period__contains=clock.today(), version__public_check=HELD)
    held = Q(Exists(held_now)) | ~Q(Exists(periods)) & Q(Exists(published.filter(public_check=HELD)))
    return chosen & Q(Exists(published)) & in_force & ~held


def public_page(process: Process) -> ProcessPage | None:
    """The page of a public process: the version in force alone, and parameters only where it applies in one place."""
    places = {one.organisation_id for one in validity_of(process) if one.covers(clock.today())}
    reader = Reader(organisation_id=places.pop() if len(places) == 1 else None)
    page = process_page(process, public_versions(process), Asked(), reader, is_public_now(), public=True)
    if page is None:
        return None
    facts = {name: page.facts[name] for name in FACTS if name in page.facts}
    return replace(page, facts=facts, sections=tuple(_without_systems(section) for section in page.sections))


def public_versions(process: Process) -> QuerySet[Version]:
    """The versions that everybody may read: what was published, as far as it has begun and was not withdrawn."""
    rows = process.versions.filter(state=Version.State.GEPUBLICEERD).order_by("-order")
    chosen = version_for(list(rows.only("number", "order", "state")), validity_of(process))
    return rows.filter(pk=chosen.pk) if chosen else rows.none()


def tiles() -> list[Tile]:
    """The domains that hold something public, by name."""
    counted = public_processes().order_by("domain").values_list("domain").annotate(processes=Count("pk"))
    return [Tile(name, processes) for name, processes in counted]


def public_rows(domain: str | None = None, offset: int = 0, limit: int = 50) -> tuple[list[PublicRow], int]:
    """Public processes by name, of one domain or all, and how many there are."""
    rows = public_processes() if domain is None else public_processes().filter(domain=domain)
    newest = Version.objects.filter(process=OuterRef("pk"), state=Version.State.GEPUBLICEERD).order_by("-order")
    counted = rows.annotate(step_count=Subquery(newest.values("step_count")[:1]))
    values = counted.values_list("pk", "name", "domain", "landscape__organisation__name", "step_count")
    return [PublicRow(*row) for row in values[offset : offset + limit]], rows.count()


def public_search(question: str, limit: int = 20, offset: int = 0) -> tuple[list[Found], int]:
    """What is found among public processes alone, by what everybody sees of them, led to their public pages.

    What was read as another word is not told: the vocabulary is of all processes.
    """
    within = list(public_processes().values_list("pk", flat=True))
    answer = search(question, KINDS, within=within, limits=Limits(shown_only=True), limit=limit, offset=offset)
    shown = [replace(found, url=found.url.replace("/processen/", "/openbaar/", 1)) for found in answer.found]
    return shown, answer.total


def domain_choices() -> list[DomainChoice]:
    """Every domain that processes have, with whether it is public."""
    public = set(PublicDomain.objects.values_list("name", flat=True))
    published = Count("pk", filter=Q(versions__state=Version.State.GEPUBLICEERD), distinct=True)
    rows = Process.objects.exclude(domain="").order_by("domain").values_list("domain").annotate(published=published)
    return [DomainChoice(name, number, name in public) for name, number in rows]


def chosen_public(process: Process) -> bool:
    """Whether it was chosen that everybody may read a process, by itself or with its domain."""
    return process.is_public or PublicDomain.objects.filter(name=process.domain).exists()


def held_back(process: Process) -> list[HeldBack]:
    """The published versions of a process that wait for a look at what seems to be of a person."""
    rows = process.versions.filter(state=Version.State.GEPUBLICEERD, public_check=HELD).defer("bpmn", "drawing")
    return [HeldBack(row.pk, row.number, personal_in(process, row)) for row in rows.order_by("order")]


def personal_in(process: Process, version: Version) -> list[Remark]:
    """What in the texts that everybody would see seems to be of a person, and the names of who answer for the process
    that stand in them.
    """
    graph = process_from_json(version.graph)
    facts = (process.facts.get(name, "") for name in FACTS)
    words = "\n".join([version.name, graph.documentation, version.transition_rule, *facts, *_texts(graph)])
    named = [person.name for person in people_of([process]).values() if fold(person.name) in fold(words)]
    return [*seems_personal(words), *(Remark("public-name", "", {"name": name}) for name in named)]


def _texts(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        yield from (node.label, node.documentation, node.role, *node.helpers, *node.documents)


def _without_systems(section: PageSection) -> PageSection:
    """With which programs the work is done is nobody else's business."""
    steps = (replace(step, text=replace(step.text, node=replace(step.text.node, system=""))) for step in section.steps)
    return replace(section, steps=tuple(steps))
