"""A concept to edit: of a new process, from a file, or as the next version of a process."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from django.db import transaction
from django.db.models import Max

from stroomlijn.engines.formats.reading import FoundProcess, Reading
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import process_from_json, process_to_json
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.operations.uploads import store
from stroomlijn.foundation.text import storable
from stroomlijn.landscape.models import Appearance, Landscape, Process, Version
from stroomlijn.landscape.operations.applying import add_appearances
from stroomlijn.landscape.operations.describing import describe
from stroomlijn.landscape.operations.found_items import as_json, prepared, storable_json
from stroomlijn.landscape.operations.landscapes import target_landscape
from stroomlijn.landscape.operations.numbering import next_number
from stroomlijn.landscape.queries.concepts import open_concept
from stroomlijn.landscape.queries.places import Place
from stroomlijn.landscape.queries.werkrollen import werkrol_keys

from .reading import MOST, read_one

NAME = 300


@transaction.atomic
def begin_new(actor: Actor, place: Place, name: str, language: str = "nl") -> Version:
    """A new process with a concept that has one step without a name."""
    from stroomlijn.engines.editing import blank

    name = storable(name).strip()[:NAME]
    found = FoundProcess(blank(name, language))
    bpmn, drawing, _remarks = prepared(found, "editor", b"")
    graph = process_to_json(found.process)
    version = Version(name=name, element=found.process.id, bpmn=bpmn, graph=graph, drawing=drawing)
    return begun(actor, new_process(place, name, language, {}), version, {})


def begin_from_file(
    actor: Actor, place: Place, file_name: str, chunks: Iterable[bytes], *, name: str = "", language: str = "nl"
) -> Version:
    """A new process with what a file holds as its concept.

    Raises Problem when the file cannot be read, or holds no process or more than one.
    """
    data = b"".join(chunks)
    reading, found = read_one(file_name, data)
    return _begin_found(actor, place, file_name, data, reading, found, name=name, language=language)


@transaction.atomic
def begin_from_version(actor: Actor, process_id: int, number: str = "") -> Version:
    """The open concept of a process, else the next one, made from the version with this number or the newest."""
    process = Process.objects.select_for_update(of=("self",)).get(pk=process_id)
    opened = open_concept(process_id)
    if opened is not None:
        return opened
    versions = process.versions.exclude(state=Version.State.WEGGELEGD).order_by("-order")
    base = versions.filter(number=number).first() if number else versions.first()
    if base is None:
        raise Problem("concept-without-base")
    known = Appearance.objects.filter(version=base).values_list("element", "step")
    fields = {name: getattr(base, name) for name in ("name", "code", "element", "bpmn", "graph", "drawing")}
    return begun(actor, process, Version(based_on=base, **fields), {element: str(step) for element, step in known})


@transaction.atomic
def _begin_found(
    actor: Actor,
    place: Place,
    file_name: str,
    data: bytes,
    reading: Reading,
    found: FoundProcess,
    *,
    name: str,
    language: str,
) -> Version:
    graph = found.process
    called = (storable(name or graph.name).strip() or storable(file_name))[:NAME]
    bpmn, drawing, remarks = prepared(found, reading.format, data)
    process = new_process(place, called, language, graph.fact)
    version = Version(
        name=called,
        code=process.code,
        element=storable(graph.id)[:NAME],
        bpmn=bpmn,
        graph=storable_json(process_to_json(graph)),
        drawing=storable(drawing),
        source_name=storable(file_name)[:NAME],
        source_file=store(actor, file_name, [data], most=MOST),
        remarks=as_json((*reading.remarks, *found.remarks, *remarks)),
    )
    return begun(actor, process, version, {})


def new_process(place: Place, name: str, language: str, facts: dict[str, str]) -> Process:
    landscape = (
        Landscape.objects.get(pk=place.landscape_id)
        if place.landscape_id is not None
        else target_landscape(place.traject_id, language)
    )
    facts = {key: storable(value) for key, value in facts.items()}
    process = describe(
        Process(landscape=landscape), name=name, code=facts.get("code", "")[:60], facts={**facts, "taal": language}
    )
    process.save()
    return process


def begun(actor: Actor, process: Process, version: Version, carried: dict[str, str]) -> Version:
    """Numbers the concept behind the other versions of the process and gives its steps their permanent ids."""
    last = process.versions.aggregate(order=Max("order"))
    version.process = process
    version.order = (last["order"] or 0) + 1
    version.number = _number(process)
    graph = process_from_json(version.graph)
    version.step_count, version.werkrol_keys = len(graph.steps), werkrol_keys(graph.steps)
    version.created_by_id = actor.person
    version.save()
    add_appearances([(version, carried)])
    audit(actor, "concept-begun", "version", version.pk, process=process.pk)
    return version


def _number(process: Process) -> str:
    """What it is called until it is published: '2.0-concept', and when that was put away '2.0-concept-2'."""
    taken = set(process.versions.values_list("number", flat=True))
    plain = f"{next_number(process)}-concept"
    numbered = (f"{plain}-{number}" for number in count(2))
    return next(number for number in chain([plain], numbered) if number not in taken)
