"""What a search leads to: the old process until the new one begins, all the work of a werkrol or system, documents."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import MARCH, TODAY, concept, organisation

from stroomlijn.engines.process_model import process_from_json, process_to_json
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, SearchMiss
from stroomlijn.foundation.operations.accounts import give_role
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.documents import add_document
from stroomlijn.landscape.operations.releasing import Release, release
from stroomlijn.landscape.operations.settling import settle_what_began_or_ended

Processes = dict[str, Process]


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client


def published(
    actor: Actor, process: Process, *steps: str, system: str = "", document: str = "", role: str = "Wmo-consulent"
) -> None:
    """In force today, each step done by `role` in `system` with `document`."""
    version = concept(actor, process, *steps, role=role)
    graph = process_from_json(version.graph)
    documents = (document,) if document else ()
    nodes = [
        dataclasses.replace(node, system=system, documents=documents) if node.label in steps else node
        for node in graph.nodes
    ]
    version.graph = process_to_json(dataclasses.replace(graph, nodes=tuple(nodes)))
    version.save()
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))


def asked(reader: Client, question: str, at: str = "/zoeken") -> str:
    return " ".join(reader.get(at, {"q": question}).content.decode().split())


@pytest.mark.parametrize("question", ["wmo-oud-7", "Melding Wmo"])
def test_an_old_code_or_name_finds_the_old_process_until_the_new_one_begins(
    actor: Actor, processes: Processes, reader: Client, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    new, old = processes["Parkeren"], processes["Uden"]
    Process.objects.filter(pk=old.pk).update(code="WMO-OUD-7")
    published(actor, old, "Bellen")
    version = concept(actor, new, "Bellen", "Bezoeken")
    release(actor, version.pk, Release(begins={organisation("Uden"): MARCH}, replaces=(old.pk,)))

    assert [one.object_id for one in search(question, ["process"]).found] == [old.pk, new.pk]
    assert "Nieuw vanaf 1 maart 2027" in asked(reader, question)
    assert "nieuw vanaf 1 maart 2027" in asked(reader, question, "/zoeken/snel")

    monkeypatch.setattr(clock, "today", lambda: MARCH)
    settle_what_began_or_ended()
    assert [one.object_id for one in search(question, ["process"]).found] == [new.pk]
    assert "nieuw vanaf" not in asked(reader, question).lower()


def test_a_werkrol_leads_to_all_its_processes(actor: Actor, processes: Processes, reader: Client) -> None:
    published(actor, processes["Uden"], "Bellen", "Bezoeken")
    published(actor, processes["Parkeren"], "Kaart maken", role="wmo-consulent")
    published(actor, processes["Landerd"], "Kaart maken", role="Parkeerwachter")
    assert "Werkrol, in 2 processen" in asked(reader, "wmo consulnt")
    assert "Werkrol" not in asked(reader, "wmo melding")
    page = reader.get("/processen", {"werkrol": "Wmo-consulent"})
    assert {row.id for row in page.context["found"].rows} == {processes["Uden"].pk, processes["Parkeren"].pk}


def test_a_system_leads_to_all_steps_done_in_it_however_it_is_written(
    actor: Actor, processes: Processes, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen", "Bezoeken", system="Zorgsuite")
    published(actor, processes["Parkeren"], "Kaart maken", system="ZORGSUITE")
    page = reader.get("/zoeken", {"q": "zorgsuite"})
    (guide,) = page.context["guides"]
    assert (guide.name, guide.where) == ("Zorgsuite", "Systeem, in 3 stappen")
    listed = reader.get(guide.url).content.decode()
    assert f"/processen/{processes['Uden'].number}#stap-2" in listed
    assert f"/processen/{processes['Parkeren'].number}#stap-1" in listed


def test_nobody_hears_of_a_system_in_processes_they_may_not_see(
    actor: Actor, processes: Processes, employee: Account, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen", system="Zorgsuite")
    employee.grants.all().delete()
    give_role(actor, employee, "procesanalist", scope_kind="traject", scope_id=0)
    assert "Zorgsuite" not in asked(reader, "zorgsuite").replace("Zoeken: zorgsuite", "")
    assert "Bellen" not in reader.get("/processen/systeem", {"naam": "Zorgsuite"}).content.decode()


def test_a_word_is_never_read_as_one_that_stands_only_where_one_may_not_look(
    actor: Actor, processes: Processes, employee: Account, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen over Oevermans")
    published(actor, processes["Parkeren"], "Oeverland meten")
    assert "oevermans" in asked(reader, "oevermnas")
    employee.grants.all().delete()
    give_role(actor, employee, "medewerker", scope_kind="process", scope_id=processes["Parkeren"].pk)
    assert "oevermans" not in asked(reader, "oevermnas")
    assert "oeverland" in asked(reader, "oeverlnad")


@pytest.mark.parametrize("names", [[], [" "], ["x" * 5_000], ["a"] * 100])
def test_the_page_of_a_system_holds_against_anything(reader: Client, names: list[str]) -> None:
    assert reader.get("/processen/systeem", {"naam": names}).status_code == 200


def test_a_document_says_at_which_steps_it_is_used(actor: Actor, processes: Processes, reader: Client) -> None:
    add_document(actor, "Belkaart")
    assert "Document bij stap" not in asked(reader, "belkaart")
    published(actor, processes["Uden"], "Bellen", "Bezoeken", document="Belkaart")
    assert "Document bij stap 1 van Melding Wmo en bij nog 1 stap" in asked(reader, "belkaart")


def test_a_werkrol_asked_by_its_name_comes_first_while_typing(
    actor: Actor, processes: Processes, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen")
    quick = reader.get("/zoeken/snel", {"q": "wmo consulent"})
    assert quick.context["named"]
    page = " ".join(quick.content.decode().split())
    assert page.index("Werkrol, in 1 proces") < page.index('id="snel-1"')
    assert not reader.get("/zoeken/snel", {"q": "consulent"}).context["named"]


def test_a_code_that_nothing_has_is_said_on_both_pages_and_counted(
    actor: Actor, processes: Processes, reader: Client
) -> None:
    Process.objects.filter(pk=processes["Uden"].pk).update(code="WMO-007")
    published(actor, processes["Uden"], "Bellen")
    for address in ("/zoeken", "/zoeken/snel"):
        page = asked(reader, "WMO-999", address)
        assert "Niets heeft de code WMO-999" in page
        assert "WMO-007" in page
    assert list(SearchMiss.objects.values_list("question", flat=True)) == ["wmo-999"]
    assert "Niets heeft de code" not in asked(reader, "wmo 7")


def test_a_word_that_stands_in_nothing_is_said_on_both_pages_and_counted(
    actor: Actor, processes: Processes, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen")
    for address in ("/zoeken", "/zoeken/snel"):
        page = asked(reader, "paspoort bellen", address)
        assert "Niets met ‘paspoort’" in page
        assert "Dit gaat over ‘bellen’" in page
        assert "stroomlijn-result--best" not in page
    assert "Geen antwoord, dit lijkt er iets op" in asked(reader, "paspoort bellen")
    assert SearchMiss.objects.get().question == "paspoort bellen"
    assert "Niets met" not in asked(reader, "bellen pasp", "/zoeken/snel")  # still being typed
    assert "stroomlijn-result--best" in asked(reader, "bellen")


def test_nobody_finds_what_was_not_published_for_them(
    actor: Actor, processes: Processes, employee: Account, reader: Client
) -> None:
    published(actor, processes["Uden"], "Bellen")
    concept(actor, processes["Parkeren"], "Kaart maken")
    assert "Niets gevonden" in asked(reader, "kaart")
    assert "Bellen" in asked(reader, "bellen")
    employee.grants.all().delete()
    give_role(actor, employee, "medewerker", scope_kind="process", scope_id=processes["Landerd"].pk)
    assert "Niets gevonden" in asked(reader, "bellen")
    assert "Bellen" not in asked(reader, "bellen", "/zoeken/snel")


def test_what_somebody_wrote_stays_text_in_an_answer(actor: Actor, processes: Processes, reader: Client) -> None:
    published(actor, processes["Uden"], "<img src=x onerror=alert(1)> bellen")
    for address in ("/zoeken", "/zoeken/snel"):
        page = asked(reader, "<img> bellen", address)
        assert "<img" not in page
        assert "onerror=alert(1)&gt;" in page.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize("written", ["PROC-{}", "proc {}"])
def test_the_number_of_what_is_not_published_finds_it_for_who_may_read_it(
    actor: Actor, processes: Processes, reader: Client, written: str
) -> None:
    published(actor, processes["Parkeren"], "Kaart maken")
    old = processes["Uden"]
    question = written.format(old.pk)
    assert "Niets heeft de code" in asked(reader, question)
    assert old.name not in asked(reader, question)
    reader.force_login(Account.objects.get(pk=actor.account_id))
    for at in ("/zoeken", "/zoeken/snel"):
        page = asked(reader, question, at)
        assert "Niets heeft de code" not in page and f'href="/processen/{old.number}"' in page
