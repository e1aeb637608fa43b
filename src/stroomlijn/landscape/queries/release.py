"""What somebody who publishes must see first: the checks, what changes, for whom, and who is asked to read it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from stroomlijn.engines.editing import BLOCKS, BREAKS, check
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.engines.process_model import process_from_json, step_numbers
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.queries.links import linked_from
from stroomlijn.landscape.models import Landscape, Process, Validity, Version
from stroomlijn.organisation.queries.people import werkrol_key, werkrol_of
from stroomlijn.organisation.queries.trajecten import all_organisations

from .changes import VersionChanges, changes
from .parameters import unknown_parameters
from .succession import MADE_FROM, REPLACES, replaced_by

BEFORE_PUBLICATION = (Version.State.CONCEPT, Version.State.IN_TOETSING, Version.State.VASTGESTELD)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is missing. `blocks` stops publication of a concept; the rest is advice. `element` is what it is about."""

    text: str
    blocks: bool
    element: str = ""


@dataclass(frozen=True, slots=True)
class Applies:
    """An organisation for which a publication can be in force; `since` is when anything of the process first was."""

    id: int
    name: str
    since: datetime.date | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """All of it. `before` is the version published last, `changes` what is different since then (None: all is new).

    `werkrollen` are (key, name) of who can be asked to read, each werkrol of the register once, whatever the lanes call
    it; `touched` are the keys of those whom it touches. `replaced_by` took its place already, or will.
    """

    version: Version
    before: Version | None
    imported: bool
    findings: tuple[Finding, ...]
    changes: VersionChanges | None
    organisations: tuple[Applies, ...]
    werkrollen: tuple[tuple[str, str], ...]
    touched: frozenset[str]
    replaces: tuple[Process, ...]
    replaced_by: tuple[Process, ...]

    @property
    def blocked(self) -> bool:
        return not self.imported and any(finding.blocks for finding in self.findings)


def to_release(process: Process, number: str = "") -> Version | None:
    """The version that can be published: of this number, or the newest; None when there is none."""
    waiting = process.versions.filter(state__in=BEFORE_PUBLICATION, withdrawn_because="").defer("bpmn", "drawing")
    chosen = waiting.filter(number=number) if number else waiting
    return chosen.order_by("-order").first()


def is_to_release(version: Version) -> bool:
    return version.state in BEFORE_PUBLICATION and not version.withdrawn_because


def release_page(process: Process, version: Version) -> ReleasePage:
    graph = process_from_json(version.graph)
    before = latest_published(process, version)
    different = changes(before, version) if before else None
    touched = different.touched_keys if different else frozenset(version.werkrol_keys)
    werkrollen = _werkrollen(graph, set(version.werkrol_keys) | touched)
    return ReleasePage(
        version=version,
        before=before,
        imported=version.imported_id is not None,
        findings=findings(graph),
        changes=different,
        organisations=_organisations(process),
        werkrollen=tuple((keys[0], name) for name, keys in werkrollen.items()),
        touched=frozenset(keys[0] for keys in werkrollen.values() if not touched.isdisjoint(keys)),
        replaces=tuple(Process.objects.filter(pk__in=linked_from(REPLACES, ("process", process.pk), "process"))),
        replaced_by=tuple(replaced_by(process.pk)),
    )


def released(process: Process) -> QuerySet[Version]:
    """What was ever published of the process and not withdrawn since."""
    return process.versions.filter(published_at__isnull=False, withdrawn_because="")


def latest_published(process: Process, before: Version | None = None) -> Version | None:
    """The version that was published last (`before` another), with its graph, whether or not it is in force already."""
    published = released(process)
    if before is not None:
        published = published.exclude(pk=before.pk)
    return published.order_by("-published_at", "-order").defer("bpmn", "drawing").first()


def touched_keys(process: Process, version: Version) -> list[str]:
    """The folded names of the werkrollen whom this version asks something else than the one published before it."""
    before = latest_published(process, version)
    return sorted(changes(before, version).touched_keys) if before else list(version.werkrol_keys)


def findings(graph: Graph, stops: Collection[str] = BLOCKS) -> tuple[Finding, ...]:
    """What is missing, in sentences that name the step by its number; what `stops` publication first."""
    numbers = step_numbers(graph)
    told = [Finding(_told(graph, numbers, one), one.code in stops, one.place) for one in all_checks(graph)]
    return tuple(sorted(told, key=lambda one: not one.blocks))


def all_checks(graph: Graph) -> list[Remark]:
    """What is missing in the graph, and what its texts name that is not there."""
    return [*check(graph), *unknown_parameters(graph)]


def blocking(version: Version) -> list[str]:
    """What stops publication, in sentences. An imported version is published as it is: then it is all advice."""
    if version.imported_id is not None:
        return []
    return [finding.text for finding in findings(process_from_json(version.graph)) if finding.blocks]


def findings_of_merge(graph: dict[str, Any] | None) -> tuple[Finding, ...]:
    """What is missing in a process that was made of others. What they did not fill in is advice: it can be read as they
    can. What nobody could follow to an end stops publication, an answer that leads two ways as well."""
    return findings(process_from_json(graph), BREAKS) if graph else ()


def findings_of_concept(version_id: int) -> tuple[Finding, ...]:
    """What is missing in the concept with this id."""
    return findings(process_from_json(Version.objects.values_list("graph", flat=True).get(pk=version_id)))


def _werkrollen(graph: Graph, keys: set[str]) -> dict[str, list[str]]:
    """The folded names by the name of their werkrol in the register, or as the process writes it."""
    said = {key: name for node in graph.steps for name in node.workers if (key := werkrol_key(name))}
    names = said | werkrol_of(keys)
    found: dict[str, list[str]] = {}
    for key in sorted(keys):
        found.setdefault(names.get(key, key), []).append(key)
    return found


def _told(graph: Graph, numbers: dict[str, str], remark: Remark) -> str:
    node = graph.node.get(remark.place)
    number = numbers.get(remark.place, "")
    place = f"stap {number}" if number else (node.label if node else "")
    return sentence(Remark(remark.code, place, remark.facts))


def _organisations(process: Process) -> tuple[Applies, ...]:
    """Chosen is where it applied, else where its sources are from, else its own or those of the traject; else all."""
    since: dict[int, datetime.date | None] = {}
    for row in Validity.objects.filter(process=process).order_by("-period"):
        since[row.organisation_id] = row.period.lower
    own = process.landscape.organisation_id
    chosen = set(since) or _of_sources(process) or ({own} if own else _of_traject(process))
    everybody = all_organisations()
    chosen = chosen & everybody.keys() or set(everybody)
    rows = [Applies(pk, name, since.get(pk), pk in chosen) for pk, name in everybody.items()]
    return tuple(sorted(rows, key=lambda row: not row.chosen))


def _of_sources(process: Process) -> set[int | None]:
    sources = linked_from(MADE_FROM, ("process", process.pk), "process")
    return set(Process.objects.filter(pk__in=sources).values_list("landscape__organisation", flat=True))


def _of_traject(process: Process) -> set[int | None]:
    others = Landscape.objects.filter(traject=process.landscape.traject_id, organisation__isnull=False)
    return set(others.values_list("organisation", flat=True))
