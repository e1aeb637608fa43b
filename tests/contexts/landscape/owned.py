"""Imported processes of two municipalities, people who can own them, and concepts to publish."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client
from tests.contexts.harmonisation.conftest import LANDERD, PARKEREN, UDEN, epml
from tests.contexts.stages import stage

from stroomlijn.engines.process_model import Event, Flow, Kind, Node, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import make_account
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Appearance, Process, Version
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.applying import add_appearances
from stroomlijn.landscape.operations.editing import begin_from_version
from stroomlijn.landscape.queries.werkrollen import werkrol_keys
from stroomlijn.organisation.models import Organisation, Person

Work = Callable[[], None]
TODAY = datetime.date(2027, 1, 15)
MARCH = datetime.date(2027, 3, 1)
APRIL = datetime.date(2027, 4, 1)

__all__ = ["APRIL", "MARCH", "TODAY", "concept", "organisation", "peildatum", "person", "processes", "reader"]


@pytest.fixture(autouse=True)
def peildatum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@stage
def processes(actor: Actor, traject_id: int, work: Work, peildatum: None) -> dict[str, Process]:
    """By name: 'Uden' and 'Landerd' do a Wmo request, 'Parkeren' is another one of Uden."""
    files = [
        ("u.epml", [epml("Melding Wmo voor Uden", *UDEN)]),
        ("l.epml", [epml("Melding Wmo voor Landerd", *LANDERD)]),
        ("p.epml", [epml("Parkeerkaart voor Uden", *PARKEREN)]),
    ]
    run = imports.start_import(actor, traject_id, files, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    by_name = {(one.name, one.landscape.name): one for one in Process.objects.select_related("landscape")}
    return {
        "Uden": by_name["Melding Wmo", "Uden"],
        "Landerd": by_name["Melding Wmo", "Landerd"],
        "Parkeren": by_name["Parkeerkaart", "Uden"],
    }


def organisation(name: str) -> int:
    return Organisation.objects.get(name=name).pk


def person(name: str, *, account: bool = True, at: str = "Uden", left_on: datetime.date | None = None) -> Person:
    """Somebody who works at an organisation, with an account that has no toegangsrol of its own."""
    signs_in: Account | None = None
    if account:
        signs_in = make_account(PRODUCT, email=f"{fold(name).replace(' ', '.')}@voorbeeld.nl", name=name)
    return Person.objects.create(
        organisation_id=organisation(at), name=name, name_key=fold(name), account=signs_in, left_on=left_on
    )


def concept(actor: Actor, process: Process, *steps: str, role: str = "Consulent", name: str = "") -> Version:
    """The next version of a process as a concept: begin, these steps one after the other, end."""
    version = begin_from_version(actor, process.pk)
    nodes = [Node(id="begin", kind=Kind.EVENT, type="startEvent", event=Event.START)]
    nodes += [Node(id=fold(step), kind=Kind.STEP, type="userTask", label=step, role=role) for step in steps]
    nodes += [Node(id="eind", kind=Kind.EVENT, type="endEvent", event=Event.END)]
    ids = [node.id for node in nodes]
    flows = tuple(Flow(id=f"f{n}", source=a, target=b) for n, (a, b) in enumerate(pairwise(ids)))
    graph = Graph(id="p", name=name or version.name, nodes=tuple(nodes), flows=flows)
    known = dict(Appearance.objects.filter(version__process=process).values_list("element", "step"))
    version.graph, version.name = process_to_json(graph), name or version.name
    version.werkrol_keys, version.step_count = werkrol_keys(graph.steps), len(steps)
    version.save()
    version.appearances.all().delete()
    add_appearances([(version, {element: str(step) for element, step in known.items()})])
    return version


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client
