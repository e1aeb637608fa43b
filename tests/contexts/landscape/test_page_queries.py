"""How often the two pages that people open most ask the database, for whom most stands on them: never more than 25
times, and as often with much as with little.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.page_world import PageWorld, add_version, first_graph, in_force, page_world, second_graph

from stroomlijn.engines.process_model import Kind
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, Link, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import (
    Exercise,
    ExerciseTry,
    Favourite,
    HandOver,
    Parameter,
    Process,
    Reaction,
    ReadMark,
    Version,
    Withdrawal,
)
from stroomlijn.landscape.operations.editing import begin_from_version
from stroomlijn.landscape.queries.succession import MADE_FROM, REPLACES
from stroomlijn.organisation.models import Organisation, Person, Werkrol

MOST = 25
KEYS = ["consulent wmo", "medewerker backoffice", "medewerker kcc"]


@pytest.fixture
def owner(traject_id: int) -> Account:
    """Somebody who may only read, in one traject, and has a person and a werkrol."""
    account = make_account(PRODUCT, email="joost@voorbeeld.nl", name="Joost Verhoeven")
    give_role(PRODUCT, account, "medewerker", scope_kind="traject", scope_id=traject_id)
    return account


@pytest.fixture
def world(traject_id: int, owner: Account) -> PageWorld:
    """The account is that of the owner, a Consulent Wmo."""
    made = page_world(traject_id)
    made.owner.account = owner
    made.owner.save()
    made.owner.werkrollen.add(Werkrol.objects.get(name="Consulent Wmo"))
    Version.objects.update(werkrol_keys=KEYS)
    return made


def test_the_library_asks_as_often_however_many_processes_there_are(world: PageWorld, owner: Account) -> None:
    _publish(world, owner, 3)
    few = _asked(owner, "/processen", "Bij de hand", "Mijn processen", "Of kijk rond", "Pas veranderd", "4 processen")
    _publish(world, owner, 60)
    assert _asked(owner, "/processen", "64 processen") == few
    assert few <= MOST
    assert _asked(owner, "/processen/mijn", "Bij de hand", "1 tot en met 50 van 64") <= MOST
    assert _asked(owner, "/processen/mijn?pagina=2", "51 tot en met 64 van 64") <= MOST
    filtered = "/processen?tekst=melding&organisatie=Uden&werkrol=Consulent+Wmo&domein=Wmo&pagina=2"
    assert _asked(owner, filtered, "64 processen") <= MOST


def test_the_page_of_its_owner_asks_as_often_however_much_stands_on_it(
    world: PageWorld, owner: Account, actor: Actor
) -> None:
    begin_from_version(actor, world.process.pk)
    gone = world.first.appearances.get(element="printen").step_id
    address = f"/processen/{world.process.number}?stap={gone}"
    _fill(world, owner, 1)
    few = _asked(owner, address, "Aanwijzing 1", "Verder met het concept", "Gemaakt uit", "Intrekken terugdraaien")
    for part in range(2, 9):
        _fill(world, owner, part)
    assert _asked(owner, address, "Aanwijzing 8", "8 reacties wachten op antwoord") == few
    assert few <= MOST


def _publish(world: PageWorld, owner: Account, number: int) -> None:
    """Processes of the owner's organisation, each with a version that waits and one that applies; some are at hand."""
    begin = clock.today() + datetime.timedelta(days=30)
    for _each in range(number):
        process = Process.objects.get(pk=world.process.pk)
        process.pk, process.uuid = None, Process._meta.get_field("uuid").get_default()
        process.save()
        applies, waits = (add_version(process, graph) for graph in (first_graph(), second_graph()))
        in_force(applies, world.organisation, clock.today(), begin)
        in_force(waits, world.organisation, begin)
        Favourite.objects.create(account=owner, process=process)
        Link.objects.create(kind=MADE_FROM, from_kind="process", from_id=process.pk, to_kind="process", to_id=1)
    Version.objects.update(werkrol_keys=KEYS)


def _fill(world: PageWorld, owner: Account, part: int) -> None:
    """One more of everything that the page of a process shows."""
    process, second, today = world.process, world.second, clock.today()
    other = Process.objects.create(
        landscape=process.landscape, name=f"Vorig {part}", name_key=f"vorig {part}", code=f"OUD-{part}"
    )
    add_version(other, first_graph())
    for kind, one, another in ((MADE_FROM, process, other), (REPLACES, process, other)):
        Link.objects.create(kind=kind, from_kind="process", from_id=one.pk, to_kind="process", to_id=another.pk)
    graph = second_graph()
    calls = {step.id: other.code for step in graph.steps[-2:]}
    nodes = [replace(node, kind=Kind.CALL, calls=calls[node.id]) if node.id in calls else node for node in graph.nodes]
    newest = add_version(process, replace(graph, nodes=tuple(nodes)), known=second)
    newest.asks_reading_of, newest.werkrol_keys = KEYS, KEYS
    newest.save()
    place = Organisation.objects.create(name=f"Gemeente {part}")
    in_force(newest, place, today)
    process.validities.filter(organisation=world.organisation).delete()
    in_force(newest, world.organisation, today)
    colleague = make_account(PRODUCT, email=f"collega{part}@voorbeeld.nl", name=f"Collega {part}")
    person = Person.objects.create(organisation=place, name=f"Collega {part}", name_key="collega", account=colleague)
    person.werkrollen.add(*Werkrol.objects.all())
    ReadMark.objects.get_or_create(account=owner, process=process, version=world.first)
    ReadMark.objects.create(account=colleague, process=process, version=newest)
    exercise = Exercise.objects.create(process=process, title=f"Aanwijzing {part}", questions=[])
    ExerciseTry.objects.create(account=owner, exercise=exercise, version=second, right=1)
    step = newest.appearances.get(element="bel").step
    Reaction.objects.create(process=process, version=newest, step=step, step_label="Bel", text="!", account=colleague)
    Parameter.objects.create(key=f"balie{part}", label=f"Balie {part}")
    Message.objects.create(account=owner, title="Veranderd", key=f"veranderd-{part}")
    if part == 1:
        world.first.state = Version.State.VERVALLEN
        world.first.save()
        HandOver.objects.create(process=process, to=world.reader, offered_by=owner)
        Withdrawal.objects.create(process=process, versions=[], periods=[], revision=process.revision, made_by=owner)


def _asked(account: Account, address: str, *shown: str) -> int:
    """Of the second request: the first fills what a process remembers."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    page = client.get(address).content.decode()
    assert [words for words in shown if words not in page] == []
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)
