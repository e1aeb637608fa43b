"""The page of a process: steps, who it opens for, what changed, what came before and after, links that last."""

from __future__ import annotations

import datetime
import re
import uuid
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.page_world import PageWorld, add_version, in_force, page_world, second_graph

from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import clock
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.links import link
from stroomlijn.landscape.models import Landscape, Process, ReadMark, Version
from stroomlijn.landscape.queries.process_pdf import process_pdf
from stroomlijn.organisation.models import Organisation

TODAY = datetime.date(2027, 1, 15)
LATER = datetime.date(2027, 3, 1)


@pytest.fixture(autouse=True)
def peildatum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def world(traject_id: int, employee: Account) -> PageWorld:
    return page_world(traject_id, employee)


@pytest.fixture
def reader(employee: Account) -> Client:
    client = Client()
    client.force_login(employee)
    return client


def text(reader: Client, process: Process, query: str = "", status: int = 200) -> str:
    answer = reader.get(f"/processen/{process.number}{query}")
    assert answer.status_code == status
    return answer.content.decode()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def details(html: str) -> list[tuple[str, bool]]:
    """The sections with their werkrol, and whether they are open."""
    begin = r'<details class="stroomlijn-steps__role[^>]*?( open)?>'
    found = re.findall(begin + r"\s*<summary.*?<h3[^>]*>(.*?)</h3>", html, re.DOTALL)
    return [(role, bool(is_open)) for is_open, role in found]


def test_only_what_is_for_my_werkrollen_is_open_until_i_ask_for_all(world: PageWorld, reader: Client) -> None:
    mine = details(text(reader, world.process))
    assert mine == [
        ("Medewerker KCC", False),
        ("Consulent Wmo", True),
        ("Medewerker backoffice", False),
        ("Kwaliteitsmedewerker", False),
    ]
    assert all(is_open for _role, is_open in details(text(reader, world.process, "?stappen=alles")))


def test_for_who_has_no_werkrol_in_it_everything_is_open(world: PageWorld, reader: Client) -> None:
    world.reader.werkrollen.clear()
    html = text(reader, world.process)
    assert all(is_open for _role, is_open in details(html))
    assert "Toon alles" not in html


def test_a_step_says_who_what_with_which_document_and_on_which_law(world: PageWorld, reader: Client) -> None:
    html = text(reader, world.process)
    step = plain(html[html.index('id="stap-3"') : html.index('id="stap-5"')])
    for said in ("2 werkdagen", "Belkaart", "samen met Medewerker KCC", "Wmo 2015, artikel 2.3.2"):
        assert said in step
    assert re.search(r'href="/documenten/DOC-\d+"[^>]*>.*?Belkaart', html)
    assert 'href="/documenten/' not in html[html.index('id="stap-1"') : html.index('id="stap-2"')]


def test_where_the_work_changes_hands_it_says_to_whom_and_within_what_term(world: PageWorld, reader: Client) -> None:
    said = plain(text(reader, world.process))
    assert "Over naar Medewerker backoffice." in said
    assert "Over naar Consulent Wmo" not in said, "an answer decides there, the question says where it goes"
    assert "Nee: ga naar stap 3, Bel de inwoner en plan het gesprek (Consulent Wmo)" in said


def test_head_facts_name_owner_and_whom_one_calls(world: PageWorld, reader: Client) -> None:
    said = plain(text(reader, world.process))
    assert "Eigenaar Joost Verhoeven" in said
    assert "Vragen? Bel Joost Verhoeven, 0413 12 34 56" in said
    assert "Dit begint met Een melding van een inwoner" in said
    assert "Wettelijke basis Wmo 2015, artikel 2.3.2 en Awb, artikel 4:13" in said
    assert "Versie 2.0, sinds 16 december 2026" in said
    assert "Lopende meldingen houden de oude termijn." in said


def test_the_law_of_the_process_itself_stands_before_that_of_its_steps(world: PageWorld, reader: Client) -> None:
    world.second.graph["facts"] = {"grondslag": "Gemeentewet, artikel 160"}
    world.second.save()
    assert "Wettelijke basis Gemeentewet, artikel 160, Wmo 2015, artikel 2.3.2 en" in plain(text(reader, world.process))


def test_the_number_of_an_owner_who_left_is_shown_no_more(world: PageWorld, reader: Client) -> None:
    owner = world.process.owner
    assert owner is not None
    owner.left_on = clock.today()
    owner.save()
    assert owner.phone not in text(reader, world.process)
    Process.objects.filter(pk=world.process.pk).update(contact="Team Toegang, 0413 28 19 11")
    assert "Vragen? Bel Team Toegang, 0413 28 19 11" in plain(text(reader, world.process))


def test_what_changed_since_i_read_it_is_told_and_marked(world: PageWorld, reader: Client, employee: Account) -> None:
    assert "Veranderd sinds je hier was" not in text(reader, world.process)
    ReadMark.objects.create(account=employee, process=world.process, version=world.first)
    html = text(reader, world.process)
    said = plain(html)
    assert "2 stappen erbij ( 5 , 8 )" in said
    assert "2 veranderd ( 3 , 7 )" in said
    assert "1 vervallen: Formulier printen" in said
    assert "Termijn: 2 werkdagen in plaats van 5 werkdagen." in said
    assert html.count("stroomlijn-step--new") == 2
    assert html.count("stroomlijn-drawing__step--changed") == 4


def test_once_read_there_is_nothing_to_tell(world: PageWorld, reader: Client, employee: Account) -> None:
    for version in (world.first, world.second):
        ReadMark.objects.create(account=employee, process=world.process, version=version)
    assert "Veranderd sinds" not in text(reader, world.process)


def test_any_two_versions_can_be_compared(world: PageWorld, reader: Client) -> None:
    said = plain(text(reader, world.process, "?versie=1.0&vergelijk=2.0"))
    assert "Vergeleken met versie 2.0" in said
    assert "2 vervallen: Bepaal samen wat nodig is, Toets het besluit" in said
    assert "Vergeleken" not in text(reader, world.process, "?versie=1.0&vergelijk=9.9")


def test_a_link_to_a_step_leads_to_where_it_stands_now(world: PageWorld, reader: Client) -> None:
    step = world.first.appearances.get(element="besluit").step_id
    answer = reader.get(f"/processen/{world.process.number}/stap/{step}")
    assert answer["Location"] == f"/processen/{world.process.number}#stap-7"
    before = reader.get(f"/processen/{world.process.number}/stap/{step}?versie=1.0")
    assert before["Location"].endswith("?versie=1.0#stap-6")


def test_a_link_to_a_step_that_was_removed_tells_so_and_where_it_was(world: PageWorld, reader: Client) -> None:
    step = world.first.appearances.get(element="printen").step_id
    answer = reader.get(f"/processen/{world.process.number}/stap/{step}", follow=True)
    said = plain(answer.content.decode())
    assert "De stap ‘Formulier printen’ staat niet meer in dit proces." in said
    assert "Bekijk versie 1.0, waarin hij nog staat" in said


def test_a_step_of_another_process_or_none_is_not_there(world: PageWorld, reader: Client, traject_id: int) -> None:
    assert reader.get(f"/processen/{world.process.number}/stap/{uuid.uuid4()}").status_code == 404
    assert "staat niet meer" not in text(reader, world.process, f"?stap={uuid.uuid4()}")
    assert "staat niet meer" not in text(reader, world.process, "?stap=onzin")


def test_the_version_of_my_organisation_is_shown(world: PageWorld, reader: Client) -> None:
    world.second.validities.all().delete()
    in_force(world.first, world.organisation, TODAY - datetime.timedelta(days=400))
    landerd = Organisation.objects.create(name="Landerd")
    in_force(world.second, landerd, TODAY - datetime.timedelta(days=10))
    assert reader.get(f"/processen/{world.process.number}").context["version"].number == "1.0"
    world.reader.organisation = landerd
    world.reader.save()
    assert reader.get(f"/processen/{world.process.number}").context["version"].number == "2.0"
    world.reader.delete()
    assert reader.get(f"/processen/{world.process.number}").context["version"].number == "2.0"


def test_a_concept_is_no_default_for_who_may_see_it(world: PageWorld, analyst: Account) -> None:
    concept = add_version(world.process, second_graph(), known=world.second)
    Version.objects.filter(pk=concept.pk).update(state=Version.State.CONCEPT, published_at=None)
    client = Client()
    client.force_login(analyst)
    assert client.get(f"/processen/{world.process.number}").context["version"].number == "2.0"
    said = plain(client.get(f"/processen/{world.process.number}?versie=3.0").content.decode())
    assert "Je bekijkt versie 3.0." in said


def successor(world: PageWorld, begins: datetime.date) -> Process:
    target = Landscape.objects.create(traject_id=world.process.landscape.traject_id, name="Nieuw", kind="target")
    new = Process.objects.create(landscape=target, name="Toegang Wmo", name_key="toegang wmo")
    in_force(add_version(new, second_graph()), world.organisation, begins)
    link("made-from", ("process", new.pk), ("process", world.process.pk))
    link("replaces", ("process", new.pk), ("process", world.process.pk))
    return new


def test_until_the_new_process_begins_the_old_one_says_from_when(world: PageWorld, reader: Client) -> None:
    new = successor(world, LATER)
    old_page, new_page = text(reader, world.process), text(reader, new)
    assert "Nieuw vanaf 1 maart 2027: Toegang Wmo" in plain(old_page)
    assert f'href="/processen/{new.number}"' in old_page
    assert "Geldt vanaf 1 maart 2027" in plain(new_page)
    assert "Tot die dag geldt Melding Wmo behandelen (Uden)" in plain(new_page)
    assert f'href="/processen/{world.process.number}"' in new_page


def test_from_that_day_the_old_one_leads_on_and_stays_readable(world: PageWorld, reader: Client) -> None:
    new = successor(world, TODAY)
    html = text(reader, world.process)
    assert "Dit proces is vervangen Sinds 15 januari 2027 geldt Toegang Wmo" in plain(html)
    assert f'href="/processen/{new.number}"' in html
    assert 'id="stap-1"' in html
    assert "Tot die dag geldt" not in text(reader, new)


def test_the_day_the_new_one_begins_changes_the_page_by_itself(
    world: PageWorld, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = successor(world, LATER)
    monkeypatch.setattr(clock, "today", lambda: LATER - datetime.timedelta(days=1))
    assert "Nieuw vanaf 1 maart 2027: Toegang Wmo" in plain(text(reader, world.process))
    monkeypatch.setattr(clock, "today", lambda: LATER + datetime.timedelta(days=1))
    old_page, new_page = text(reader, world.process), text(reader, new)
    assert "Dit proces is vervangen Sinds 1 maart 2027 geldt Toegang Wmo" in plain(old_page)
    assert "Nieuw vanaf" not in old_page
    assert "Tot die dag geldt" not in new_page
    assert "Geldt vanaf 1 maart 2027" not in plain(new_page)


def test_a_successor_that_the_reader_may_not_see_is_not_named(world: PageWorld, reader: Client) -> None:
    new = successor(world, LATER)
    new.versions.update(state=Version.State.CONCEPT)
    assert "Toegang Wmo" not in text(reader, world.process)


def test_a_withdrawn_process_says_so_with_the_reason(world: PageWorld, reader: Client) -> None:
    world.process.versions.update(state=Version.State.VERVALLEN)
    Version.objects.filter(pk=world.second.pk).update(withdrawn_because="De wet is veranderd.")
    said = plain(text(reader, world.process))
    assert "Dit proces is vervallen De wet is veranderd." in said
    assert "Er is geen proces voor in de plaats gekomen." in said


def test_a_call_leads_to_the_process_it_means(world: PageWorld, reader: Client) -> None:
    called = Process.objects.create(
        landscape=world.process.landscape, name="Huisbezoek afleggen", name_key="huisbezoek afleggen", code="HB-1"
    )
    add_version(called, second_graph())
    graph = second_graph()
    nodes = [*graph.nodes, Node("x", Kind.CALL, "Huisbezoek", calls="HB-1", role="Consulent Wmo")]
    version = add_version(world.process, replace(graph, nodes=tuple(nodes)), known=world.second)
    html = text(reader, world.process, f"?versie={version.number}")
    assert re.search(rf'href="/processen/{called.number}">.*?Ander proces: Huisbezoek afleggen', html, re.DOTALL)


def test_hostile_words_stay_words(world: PageWorld, reader: Client, employee: Account) -> None:
    bad = "<script>alert(1)</script>{{ 7|add:7 }}"
    graph = second_graph()
    nodes = tuple(
        replace(
            node, label=bad, documentation=bad, system=bad, documents=(bad,), lead_time=bad, legal_basis=bad, role=bad
        )
        if node.id == "bel"
        else node
        for node in graph.nodes
    )
    version = add_version(world.process, replace(graph, nodes=nodes), known=world.second)
    Version.objects.filter(pk=version.pk).update(change_note=bad, transition_rule=bad)
    ReadMark.objects.create(account=employee, process=world.process, version=world.first)
    html = text(reader, world.process, f"?versie={version.number}")
    assert "<script>alert" not in html
    assert "{{ 7|add:7 }}" in html


def test_the_page_asks_the_database_little_however_large_the_process_is(
    world: PageWorld, reader: Client, employee: Account
) -> None:
    ReadMark.objects.create(account=employee, process=world.process, version=world.first)
    successor(world, LATER)
    graph = second_graph()
    more = [
        Node(f"n{place}", Kind.STEP, f"Stap {place}", role=f"Rol {place % 9}", documents=(f"Brief {place}",))
        for place in range(60)
    ]
    version = add_version(world.process, replace(graph, nodes=(*graph.nodes, *more)), known=world.second)
    reader.get(f"/processen/{world.process.number}")
    with CaptureQueriesContext(connection) as asked:
        text(reader, world.process, f"?versie={version.number}")
    assert len(asked) <= 25, "\n".join(query["sql"][:200] for query in asked)


def test_the_page_can_be_saved_as_a_pdf_with_what_applies_to_me(world: PageWorld, reader: Client) -> None:
    answer = reader.get(f"/processen/{world.process.number}/bestand.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert f'filename="{world.process.number}-2.0.pdf"' in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")


def test_the_words_of_the_pdf_are_those_of_the_page(world: PageWorld, reader: Client) -> None:
    page = reader.get(f"/processen/{world.process.number}").context["page"]
    document = process_pdf(page, "https://stroomlijn.voorbeeld.nl/processen/PROC-1")
    assert [section.role for section in document.sections] == [section.role for section in page.sections]
    assert document.sections[0].steps[1].ways == (
        "Is de vraag nu al beantwoord?",
        "Nee: ga naar stap 3, Bel de inwoner en plan het gesprek (Consulent Wmo)",
        "Ja: klaar",
    )
    assert ("Eigenaar", "Joost Verhoeven") in document.facts
    assert "De nieuwste versie: https://stroomlijn.voorbeeld.nl/processen/PROC-1" in document.footer


def conditional_graph() -> Graph:
    """A step that is done only under a condition that no question asks for."""
    steps = (("vraag", "Vraag opnemen"), ("bezoek", "Huisbezoek afleggen"), ("besluit", "Besluit nemen"))
    choice = Node("x", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE)
    nodes = (*(Node(element, Kind.STEP, label) for element, label in steps), choice)
    flows = (
        Flow("1", "vraag", "x"),
        Flow("2", "x", "besluit", label="anders", default=True),
        Flow("3", "x", "bezoek", label="er twijfel is"),
        Flow("4", "bezoek", "besluit"),
    )
    return Graph("wmo", "Wmo", nodes=nodes, flows=flows)


def test_a_condition_is_told_alike_on_the_page_and_on_paper(world: PageWorld, reader: Client) -> None:
    version = add_version(world.process, conditional_graph())
    answer = reader.get(f"/processen/{world.process.number}?versie={version.number}")
    steps = process_pdf(answer.context["page"], "https://stroomlijn.voorbeeld.nl/processen/PROC-1").sections[0].steps
    said = (
        "Daarna gebeurt een van deze:",
        "Als er twijfel is: ga naar stap 2, Huisbezoek afleggen",
        "Anders: ga naar stap 3, Besluit nemen",
    )
    assert steps[0].ways == said
    assert steps[1].extras == ("Alleen als er twijfel is",)
    assert steps[2].extras == ()
    page = plain(answer.content.decode())
    assert " ".join(said) in page


def test_what_is_waited_for_before_a_choice_is_said_once_before_it(world: PageWorld, reader: Client) -> None:
    graph, term = conditional_graph(), "advies van arts & inwoner, 4 weken"
    advice = Node("advies", Kind.EVENT, "advies van arts & inwoner", event=Event.INTERMEDIATE, lead_time="4 weken")
    flows = (Flow("0", "vraag", "advies"), replace(graph.flows[0], source="advies"), *graph.flows[1:])
    version = add_version(world.process, replace(graph, nodes=(*graph.nodes, advice), flows=flows))
    answer = reader.get(f"/processen/{world.process.number}?versie={version.number}")
    steps = process_pdf(answer.context["page"], "https://stroomlijn.voorbeeld.nl/processen/PROC-1").sections[0].steps
    assert steps[0].extras == (f"daarna: {term}",)
    assert steps[0].ways[1:] == (
        "Als er twijfel is: ga naar stap 2, Huisbezoek afleggen",
        "Anders: ga naar stap 3, Besluit nemen",
    )
    page = plain(unescape(answer.content.decode()))
    read = page[page.index("daarna: ") :]
    assert read.startswith(f"daarna: {term} ") and term not in read[len(f"daarna: {term}") :].split("Tekening")[0]
    assert page.count("Huisbezoek afleggen Alleen als er twijfel is") == 1


def test_where_the_old_process_is_at_home_decides_whether_it_is_replaced(world: PageWorld, reader: Client) -> None:
    new = successor(world, LATER)
    in_force(new.versions.get(), Organisation.objects.create(name="Landerd"), TODAY)
    assert "Nieuw vanaf 1 maart 2027: Toegang Wmo" in plain(text(reader, world.process))


def test_a_successor_without_a_day_leads_on_at_once(world: PageWorld, reader: Client) -> None:
    successor(world, LATER).validities.all().delete()
    assert "Dit proces is vervangen Nu geldt Toegang Wmo" in plain(text(reader, world.process))


def test_a_process_without_steps_says_so(world: PageWorld, reader: Client) -> None:
    version = add_version(world.process, Graph("leeg", "Leeg"))
    assert "Dit proces heeft geen stappen" in text(reader, world.process, f"?versie={version.number}")
    assert reader.get(f"/processen/{world.process.number}/bestand.pdf?versie={version.number}").status_code == 200


def test_a_process_of_elsewhere_says_so_and_calls_no_step_mine(world: PageWorld, reader: Client) -> None:
    elsewhere = Organisation.objects.create(name="Boekel")
    world.reader.organisation = elsewhere
    world.reader.save()
    page = text(reader, world.process)
    assert "niet voor jouw organisatie" in page
    assert "jouw werk" not in page
