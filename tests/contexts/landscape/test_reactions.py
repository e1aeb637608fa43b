"""'Werkt dit niet zo?': what somebody says reaches who answers, and the answer reaches who said it."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.page_world import PageWorld, add_version, in_force, page_world, second_graph

from stroomlijn.engines.bundling import Said, bundles
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.recording import tell
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Appearance, Reaction, Validity
from stroomlijn.landscape.operations.reactions import About, answer, react
from stroomlijn.organisation.models import Deputy, Person

Work = Callable[[], None]


@pytest.fixture
def owner(transactional_db: None) -> Account:
    return _account("anke@voorbeeld.nl", "Anke Schuurmans")


@pytest.fixture
def world(traject_id: int, employee: Account, owner: Account) -> PageWorld:
    made = page_world(traject_id, employee)
    Person.objects.filter(pk=made.owner.pk).update(account=owner, name=owner.name)
    made.owner.refresh_from_db()
    return made


def test_a_reaction_on_a_step_reaches_the_owner_and_the_answer_the_reader(
    world: PageWorld, employee: Account, owner: Account
) -> None:
    bram, anke = _client(employee), _client(owner)
    address = f"/processen/{world.process.number}/reactie?stap={_step(world, 'bel')}&versie=2.0"
    assert "Bel de inwoner" in bram.get(address).content.decode()
    sent = bram.post(address, {"text": "Hier mist een formulier."}, follow=True)
    assert "Verstuurd aan Anke Schuurmans" in sent.content.decode()
    reaction = Reaction.objects.get()
    assert (reaction.state, reaction.step_label) == ("nieuw", "Bel de inwoner en plan het gesprek")
    assert Message.objects.get(account=owner).url == f"/reacties/{reaction.pk}"

    page = anke.get("/reacties").content.decode()
    assert "Hier mist een formulier." in page
    assert "Bram van Lankveld" in page
    given = {"reactie": f"{reaction.pk}:1", "state": "doorgevoerd", "answer": "Het staat er nu bij."}
    assert anke.post(f"/reacties/{reaction.pk}", given).status_code == 302
    assert Message.objects.get(account=employee).title == "Anke antwoordde: Het staat er nu bij."
    assert "Het staat er nu bij." in bram.get("/reacties/mijn").content.decode()
    assert "Antwoord op jouw reacties" in bram.get("/vandaag").content.decode()


def test_who_asked_hears_in_which_version_it_was_taken_up(
    world: PageWorld, employee: Account, owner: Account, work: Work
) -> None:
    reaction = _react(world, employee, "Hier mist een formulier.")
    answer(_actor(owner), {reaction.pk: 1}, "doorgevoerd", "Komt erbij.")
    version = add_version(world.process, second_graph(), known=world.second)
    tell(PRODUCT, events.VERSION_PUBLISHED, "process", world.process.pk, version=version.pk, to="nobody")
    work()
    reaction.refresh_from_db()
    assert reaction.taken_up_in == version
    told = Message.objects.filter(account=employee).latest("pk").title
    assert told == "Je reactie is verwerkt: versie 3.0 van Melding Wmo behandelen"
    assert "Verwerkt in versie 3.0" in _client(employee).get("/reacties/mijn").content.decode()


def test_others_do_not_find_it(world: PageWorld, employee: Account, owner: Account) -> None:
    reaction = _react(world, employee, "Dit klopt niet.")
    other = _client(_account("sanne@voorbeeld.nl", "Sanne Wijdeven"))
    assert other.get(f"/reacties/{reaction.pk}").status_code == 404
    assert other.post(f"/reacties/{reaction.pk}", {"reactie": f"{reaction.pk}:1"}).status_code == 404
    assert other.post(f"/reacties/{reaction.pk}/terug").status_code == 404
    assert other.get("/reacties/lijst.csv").status_code == 403
    assert "Dit klopt niet." not in other.get("/reacties", follow=True).content.decode()
    assert "Bram van Lankveld" not in other.get(f"/processen/{world.process.number}").content.decode()
    assert _client(employee).get(f"/reacties/{reaction.pk}").status_code == 404


def test_undo_takes_it_back_with_the_message_until_somebody_looks(
    world: PageWorld, employee: Account, owner: Account
) -> None:
    bram = _client(employee)
    first = _react(world, employee, "Vergissing.")
    assert bram.post(f"/reacties/{first.pk}/terug").status_code == 302
    assert not Reaction.objects.exists()
    assert not Message.objects.filter(account=owner).exists()
    second = _react(world, employee, "Dit bedoelde ik.")
    answer(_actor(owner), {second.pk: 1}, "in-behandeling", "")
    bram.post(f"/reacties/{second.pk}/terug")
    assert Reaction.objects.filter(pk=second.pk).exists()


def test_what_seems_personal_comes_back_with_a_warning_and_can_be_sent_all_the_same(
    world: PageWorld, employee: Account
) -> None:
    bram, address = _client(employee), f"/processen/{world.process.number}/reactie"
    text = "Mevrouw Jansen, BSN 111222333, kreeg geen brief."
    page = bram.post(address, {"text": text}).content.decode()
    assert "Toch versturen" in page
    assert text in page
    assert not Reaction.objects.exists()
    bram.post(address, {"text": text, "toch": "1"})
    assert Reaction.objects.get().step is None


def test_a_text_that_is_too_long_or_empty_is_refused_and_kept(world: PageWorld, employee: Account) -> None:
    bram, address = _client(employee), f"/processen/{world.process.number}/reactie"
    text = "lang " * 2_000
    answered = bram.post(address, {"text": text})
    assert answered.status_code == 422
    assert "Dit is te lang" in answered.content.decode()
    assert text in answered.content.decode()
    assert bram.post(address, {"text": "  "}).status_code == 422
    assert not Reaction.objects.exists()


def test_a_step_that_was_removed_meanwhile_keeps_its_words(world: PageWorld, employee: Account) -> None:
    bram = _client(employee)
    removed = Appearance.objects.get(version=world.first, element="printen").step_id
    address = f"/processen/{world.process.number}/reactie?stap={removed}&versie=1.0"
    page = bram.post(address, {"text": "De printer staat uit."}, follow=True).content.decode()
    assert "staat intussen niet meer in dit proces" in page
    unknown = f"/processen/{world.process.number}/reactie?stap={uuid4()}"
    bram.post(unknown, {"text": "Deze ook niet.", "woorden": "Stap die er was"})
    labels = list(Reaction.objects.order_by("pk").values_list("step_label", flat=True))
    assert labels == ["Formulier printen", "Stap die er was"]


def test_a_step_is_there_until_the_version_without_it_applies(
    world: PageWorld, employee: Account, owner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    reaction = _react(world, employee, "Wij bellen niet meer.")
    begins = clock.today() + datetime.timedelta(days=30)
    without = replace_steps(second_graph(), "bel")
    Validity.objects.filter(version=world.second).update(period=(clock.today(), begins))
    in_force(add_version(world.process, without, known=world.second), world.organisation, begins)
    gone = "staat niet meer in het proces", "staat nu niet meer in het proces"
    pages = [(_client(owner), f"/reacties/{reaction.pk}"), (_client(employee), "/reacties/mijn")]
    for (client, address), words in zip(pages, gone, strict=True):
        assert words not in client.get(address).content.decode(), address
    monkeypatch.setattr(clock, "today", lambda: begins)
    for (client, address), words in zip(pages, gone, strict=True):
        assert words in client.get(address).content.decode(), address


def test_sent_twice_is_kept_once(world: PageWorld, employee: Account) -> None:
    assert _react(world, employee, "Dubbel.") == _react(world, employee, "Dubbel.")
    assert Reaction.objects.count() == 1


def test_similar_reactions_are_answered_together(world: PageWorld, employee: Account, owner: Account) -> None:
    sanne = _account("sanne@voorbeeld.nl", "Sanne Wijdeven")
    one = _react(world, employee, "Bij deze stap mist het aanmeldformulier voor huishoudelijke hulp")
    two = _react(world, sanne, "Het formulier voor huishoudelijke hulp mist bij deze stap")
    other = _react(world, sanne, "De termijn van twee dagen halen we niet")
    anke = _client(owner)
    page = anke.get("/reacties").content.decode()
    assert "2 lijken op elkaar" in page
    ticked = [f"{one.pk}:1", f"{two.pk}:1"]
    refused = anke.post(f"/reacties/{one.pk}", {"reactie": ticked, "state": "niet-overgenomen"})
    assert refused.status_code == 422
    assert "Leg uit waarom" in refused.content.decode()
    anke.post(f"/reacties/{one.pk}", {"reactie": ticked, "state": "niet-overgenomen", "answer": "Het staat in stap 2."})
    assert list(Reaction.objects.order_by("pk").values_list("state", flat=True)) == [*["niet-overgenomen"] * 2, "nieuw"]
    assert Message.objects.filter(title="Anke antwoordde: Het staat in stap 2.").count() == 2
    assert "De termijn" in anke.get("/reacties").content.decode()
    assert other.state == "nieuw"


def test_of_two_who_answer_the_second_is_told(world: PageWorld, employee: Account, owner: Account) -> None:
    reaction = _react(world, employee, "Hier mist een formulier.")
    answer(_actor(owner), {reaction.pk: 1}, "in-behandeling", "Ik kijk ernaar.")
    with pytest.raises(Problem, match="changed-meanwhile"):
        answer(_actor(owner), {reaction.pk: 1}, "doorgevoerd", "Klaar.")
    answer(_actor(owner), {reaction.pk: 2}, "doorgevoerd", "Klaar.")
    with pytest.raises(Problem, match="reaction-answered"):
        answer(_actor(owner), {reaction.pk: 3}, "niet-overgenomen", "Toch niet.")


def test_when_the_owner_left_it_goes_to_the_coordinator_then_to_analysts(
    world: PageWorld, employee: Account, owner: Account, analyst: Account
) -> None:
    carla = _account("carla@voorbeeld.nl", "Carla Peters")
    coordinator = Person.objects.create(
        organisation=world.organisation, name="Carla Peters", name_key="carla peters", account=carla
    )
    world.process.coordinator = coordinator
    world.process.save()
    _react(world, employee, "Eerste.")
    assert _client(carla).get("/reacties").status_code == 302
    Person.objects.filter(pk=world.owner.pk).update(left_on=clock.today() - datetime.timedelta(days=1))
    second = _react(world, employee, "Tweede.")
    assert Message.objects.get(account=carla).url == f"/reacties/{second.pk}"
    assert (
        "Anke Schuurmans, de eigenaar, werkt hier niet meer"
        in _client(carla).get(f"/reacties/{second.pk}").content.decode()
    )
    Person.objects.filter(pk=coordinator.pk).update(left_on=clock.today() - datetime.timedelta(days=1))
    third = _react(world, employee, "Derde.")
    assert Message.objects.get(account=analyst).url == f"/reacties/{third.pk}"


def test_an_answer_of_a_deputy_says_for_whom(world: PageWorld, employee: Account, owner: Account) -> None:
    """The owner's own answers do not: then nobody was stood in for."""
    anke = Person.objects.get(account=owner)
    stand_in = _account("stand-in@example.invalid", "Sanne Wijdeven")
    sanne = Person.objects.create(organisation=anke.organisation, name="Sanne Wijdeven", account=stand_in)
    Deputy.objects.create(person=anke, by=sanne, begins=clock.today())
    for by, told in ((stand_in, {"on_behalf_of": anke.pk}), (owner, {})):
        reaction = _react(world, employee, f"De brief mist, zag {by.pk}.")
        answer(_actor(by), {reaction.pk: 1}, "in-behandeling", "Ik kijk ernaar.")
        line = AuditLine.objects.filter(action="reaction-answered", object_id=str(reaction.pk)).get()
        assert {key: line.details[key] for key in line.details if key == "on_behalf_of"} == told


def test_the_export_masks_names(world: PageWorld, employee: Account, owner: Account) -> None:
    reaction = _react(world, employee, "Mevrouw Jansen (111222333) wacht; vraag Anke of Bram van Lankveld.")
    answer(_actor(owner), {reaction.pk: 1}, "in-behandeling", "=Anke Schuurmans kijkt.")
    answered = _client(owner).get("/reacties/lijst.csv?stand=")
    text = b"".join(answered.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    _heading, row = csv.reader(io.StringIO(text), delimiter=";")
    assert row[5] == "[naam] ([naam]) wacht; vraag [naam] of [naam]."
    assert "Anke" not in text
    assert "Bram" not in text


def test_lists_ask_the_database_as_often_with_many_reactions(
    world: PageWorld, employee: Account, owner: Account
) -> None:
    anke, pages = _client(owner), ("/reacties", "/vandaag", f"/processen/{world.process.number}", "/reacties/lijst.csv")
    for word in ("formulier", "termijn", "brief", "zaaksysteem", "mandaat", "handtekening", "telefoon"):
        _react(world, employee, f"{word} {word[::-1]} {word * 2}")
    few = [_queries(anke, page) for page in pages]
    version = About(world.second.pk, _step(world, "bel"))
    for number in range(200):
        word = "".join(chr(97 + number * place % 26) for place in range(3, 9))
        react(_actor(employee), world.process, version, f"{word} {word[::-1]} {number}")
    assert [_queries(anke, page) for page in pages] == few
    assert few[0] <= 25
    assert few[1] <= 25


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("s", "De termijn van twee dagen halen we niet"), ("s", "Twee dagen is te kort, dat halen wij nooit"), True),
        (("s", "De termijn van twee dagen halen we niet"), ("t", "Twee dagen is te kort, dat halen wij nooit"), False),
        (("s", "Het formulier mist"), ("t", "Het formulier mist!"), True),
        (("s", "Klopt niet"), ("s", "Het klopt niet dat de brief naar een inwoner gaat"), False),
        (("s", "Deze stap doet de backoffice"), ("s", "Het zaaksysteem vraagt een andere code"), False),
        (
            (
                "s",
                "De inwoner krijgt deze brief twee keer, want het zaaksysteem verstuurt hem en de backoffice ook nog.",
            ),
            ("s", "Wie tekent er eigenlijk als de teamleider met vakantie is en het besluit vandaag de deur uit moet?"),
            False,
        ),
    ],
)
def test_what_says_the_same(one: tuple[str, str], other: tuple[str, str], together: bool) -> None:
    said = [Said(1, 7, *one), Said(2, 7, *other), Said(3, 8, *one)]
    assert bundles(said) == ([[1, 2], [3]] if together else [[1], [2], [3]])


def replace_steps(graph: Graph, gone: str) -> Graph:
    """The graph without this step; what came before it goes on to what came after."""
    after = next(flow.target for flow in graph.flows if flow.source == gone)
    flows = [
        replace(flow, target=after) if flow.target == gone else flow for flow in graph.flows if flow.source != gone
    ]
    nodes = tuple(node for node in graph.nodes if node.id != gone)
    return replace(graph, nodes=nodes, flows=tuple(flows))


def _account(email: str, name: str) -> Account:
    account = make_account(PRODUCT, email=email, name=name, password="een lang wachtwoord")
    give_role(PRODUCT, account, "medewerker")
    return account


def _actor(account: Account) -> Actor:
    return Actor(account.pk, "127.0.0.1")


def _client(account: Account) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return client


def _step(world: PageWorld, element: str) -> object:
    return Appearance.objects.get(version=world.second, element=element).step_id


def _react(world: PageWorld, account: Account, text: str) -> Reaction:
    return react(_actor(account), world.process, About(world.second.pk, _step(world, "bel")), text)  # type: ignore[arg-type]


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    assert response.status_code == 200, address
    return len(captured)
