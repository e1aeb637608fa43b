"""What the page of a process shows: the steps as text per werkrol, the drawing, validity and history."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from stroomlijn.engines.layout import mark_changed
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json
from stroomlijn.foundation import clock
from stroomlijn.landscape.models import Appearance, Process, Version

from .called import called_processes
from .changes import VersionChanges, changes, step_ids
from .page_changes import compared_with, last_read, read_marks
from .page_steps import PageSection, page_sections
from .parameters import Values, values_for
from .reader import Reader
from .succession import Succession, succession
from .validity import Begin, InForce, ended, still_to_begin, validity_of, version_for


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a version, one to compare it with, a step that may be gone."""

    version: str = ""
    compare: str = ""
    step: UUID | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a process, and whom one calls. Shown to who is signed in, never in public."""

    owner: str
    coordinator: str
    contact: str


@dataclass(frozen=True, slots=True)
class GoneStep:
    """A step that is not in the version shown, and the newest version that has it."""

    label: str
    version: str


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """One version of a process, ready to be read.

    `begins` says when this version begins to apply and `follows` when newer ones do, as far as that is after today;
    `now` is the version that applies for the reader, when that is another. `since` is the day this one began.
    `changes` are those since the version they last read, or compared with the one they chose (`compared`); `read` tells
    when they read which.
    """

    process: Process
    version: Version
    sections: tuple[PageSection, ...]
    roles: dict[str, str]
    drawing: str
    documentation: str
    facts: dict[str, str]
    values: Values
    legal: tuple[str, ...]
    since: datetime.date
    in_force: list[InForce]
    begins: list[Begin]
    follows: list[Begin]
    now: Version | None
    history: list[Version]
    succession: Succession
    changes: VersionChanges | None
    compared: bool
    gone: GoneStep | None
    responsible: Responsible | None
    reader: Reader
    read: Mapping[int, datetime.datetime]

    @property
    def applies_to(self) -> list[str]:
        """The organisations where this version applies today."""
        today = clock.today()
        return [one.organisation for one in self.in_force if one.version == self.version.number and one.covers(today)]

    @property
    def only_elsewhere(self) -> list[str]:
        """The organisations where the process applies, when that of the reader is none of them."""
        return _only_elsewhere(self.in_force, self.reader)

    @property
    def ended(self) -> bool:
        """Whether nothing of the process applies any more: then nobody is asked to read it or to say what is wrong."""
        return ended(one.state for one in self.history)

    @property
    def other_facts(self) -> dict[str, str]:
        """The facts that have no place of their own on the page."""
        return {name.replace("_", " "): value for name, value in self.facts.items() if name not in _PLACED}

    @property
    def is_wide(self) -> bool:
        """Whether the drawing needs a page of its own on paper, turned."""
        size = _SIZE.search(self.drawing[:400])
        return size is not None and float(size[1]) > max(_PAPER, float(size[2]) * 1.2)

    @property
    def has_mine(self) -> bool:
        """Whether some but not all of it is for the reader's werkrollen."""
        return any(section.mine for section in self.sections) and not all(section.mine for section in self.sections)


def process_page(
    process: Process,
    versions: Iterable[Version],
    asked: Asked,
    reader: Reader,
    readable: Q,
    *,
    public: bool = False,
) -> ProcessPage | None:
    """The page of the version asked for, or of the one that applies to the reader; None when there is none.

    `versions` and `readable` are what the reader may see: of this process, and which others. `public` leaves out names.
    """
    history = list(versions)
    in_force = validity_of(process)
    current = version_for(history, in_force, reader.organisation_id)
    chosen = next((one for one in history if one.number == asked.version), None) if asked.version else current
    if chosen is None:
        return None
    read = read_marks(reader.account_id, process)
    other = _other(chosen, history, asked, read)
    whole = Version.objects.defer("bpmn").in_bulk([chosen.pk, other.pk] if other else [chosen.pk])
    version = whole[chosen.pk]
    steps = step_ids(*whole.values())
    ids = steps[version.pk]
    changed = changes(whole[other.pk], version, steps) if other else None
    graph = process_from_json(version.graph)
    mine = frozenset() if _only_elsewhere(in_force, reader) else reader.werkrol_keys
    called = called_processes(graph, process, readable)
    coming = still_to_begin(in_force)
    newer = {one.number for one in history if one.order > version.order}
    return ProcessPage(
        process=process,
        version=version,
        sections=page_sections(graph, ids, called, mine, changed),
        roles={node.id: node.role for node in graph.steps},
        drawing=_drawing(version, changed),
        documentation=graph.documentation,
        facts={name: value for name, value in process.facts.items() if value and name not in _NO_FACTS},
        values=values_for(reader.organisation_id, reader.organisation),
        legal=_legal(graph),
        since=_since(version, in_force, reader.organisation_id),
        in_force=in_force,
        begins=[begin for begin in coming if begin.version == version.number],
        follows=[begin for begin in coming if begin.version in newer],
        now=current if current and current.pk != version.pk else None,
        history=history,
        succession=succession(process, readable, reader.organisation_id),
        changes=changed,
        compared=bool(asked.compare) and changed is not None,
        gone=_gone(asked.step, set(ids.values()), history),
        responsible=None if public else _responsible(process),
        reader=reader,
        read=read,
    )


_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_PAPER = 800  # wider than this, the words of a drawing are too small on upright A4
_NO_FACTS = frozenset({"taal", "versie", "status", "code", "naam", "gemeente", "domein", "toelichting"})
_PLACED = frozenset({"aanleiding", "resultaat", "grondslag", "zaaktype", "termijn", "aantal_per_jaar", "eigenaar"})


def _only_elsewhere(periods: list[InForce], reader: Reader) -> list[str]:
    at_home = any(one.organisation_id == reader.organisation_id for one in periods)
    return [] if reader.organisation_id is None or at_home else sorted({one.organisation for one in periods})


def _other(chosen: Version, history: list[Version], asked: Asked, read: Collection[int]) -> Version | None:
    """The version to compare with: the one asked for, or the one that the reader knows."""
    if asked.compare:
        return compared_with(asked.compare, history, chosen)
    return last_read(read, history, chosen)


def _drawing(version: Version, changed: VersionChanges | None) -> str:
    if changed is None:
        return version.drawing
    return mark_changed(version.drawing, {one.element for one in (*changed.added, *changed.changed, *changed.moved)})


def _legal(graph: Graph) -> tuple[str, ...]:
    """What law the process and its steps rest on, each once."""
    said = (graph.fact.get("grondslag", ""), *(node.legal_basis for node in graph.steps))
    return tuple(dict.fromkeys(basis for one in said if (basis := one.strip())))


def _since(version: Version, periods: list[InForce], organisation_id: int | None) -> datetime.date:
    days = [(one.organisation_id != organisation_id, one.begins) for one in periods if one.version == version.number]
    known = [(elsewhere, day) for elsewhere, day in days if day is not None]
    return min(known)[1] if known else (version.published_at or version.created_at).date()


def _gone(step: UUID | None, here: set[UUID], history: list[Version]) -> GoneStep | None:
    """Only of versions that the reader may see."""
    if step is None or step in here:
        return None
    rows = Appearance.objects.filter(step=step, version__in=history).order_by("-version__order")
    found = rows.values_list("label", "version__number").first()
    return GoneStep(*found) if found else None


def _responsible(process: Process) -> Responsible:
    """Whom one calls is what the owner wrote down, else the number of an owner who works here."""
    owner, coordinator = process.owner, process.coordinator
    called = owner if owner is not None and owner.works_here and owner.phone else None
    return Responsible(
        owner=owner.name if owner else process.facts.get("eigenaar", ""),
        coordinator=coordinator.name if coordinator else "",
        contact=process.contact or (f"{called.name}, {called.phone}" if called else ""),
    )
