"""What was decided of a step is told alike everywhere: in the comparison, in the draft, in 'Waarom zo?'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.contexts.harmonisation.conftest import merged_as_one
from tests.contexts.stages import stage

from stroomlijn.engines.formats.spreadsheet import read_csv, write_workbook
from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group
from stroomlijn.harmonisation.operations import deciding, publishing
from stroomlijn.harmonisation.queries.alignment import AlignedRow, aligned_rows
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.workbench import draft_of, draft_text
from stroomlijn.landscape.models import Appearance, Process, Version
from stroomlijn.landscape.operations.publishing import PublishedVersion
from stroomlijn.landscape.queries.step_sentences import duration_said
from stroomlijn.organisation.models import Organisation
from stroomlijn.organisation.operations.people import Details, make_person

Work = Callable[[], None]
TABLE = """Proces;Gemeente;Nr;Stap;Wie;Document;Doorlooptijd
Melding Wmo;Uden;1;Melding aannemen;Consulent;;
Melding Wmo;Uden;2;Onderzoek doen;Consulent;Brief onderzoek;6 weken
Melding Wmo;Uden;3;Besluit nemen;Consulent;;
Melding Wmo;Landerd;1;Melding aannemen;Consulent;;
Melding Wmo;Landerd;2;Onderzoek uitvoeren;Klantmanager;Verslag onderzoek;8 weken
Melding Wmo;Landerd;3;Besluit nemen;Consulent;;
"""
CHOSEN = {"name": "Onderzoek uitvoeren", "role": "Klantmanager", "document": "Verslag onderzoek", "term": "8 weken"}


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """A step that two call otherwise, and that differs in all that a step says."""
    return merged_as_one(actor, traject_id, work, TABLE)


def choose(actor: Actor, group: Group, *types: str) -> None:
    found = {one.type: one for one in Difference.objects.filter(draft__group=group)}
    answers = [
        deciding.Answer(found[type_].key, option["id"])
        for type_ in types
        for option in found[type_].options
        if option["text"] == CHOSEN[type_]
    ]
    deciding.decide(actor, group.pk, answers)


def row_of(group: Group, *names: str) -> AlignedRow:
    (found,) = (row for row in aligned_rows(Draft.objects.get(group=group)) if row.label in names)
    return found


def test_the_comparison_says_what_a_step_becomes_as_it_was_decided(actor: Actor, group: Group, work: Work) -> None:
    choose(actor, group, *CHOSEN)
    assert row_of(group, "Onderzoek doen").renewing, "until the draft was made anew nothing is claimed"
    work()
    row = row_of(group, CHOSEN["name"])
    assert (row.outcome, row.renewing, row.becomes.role) == ("kept", False, CHOSEN["role"])
    assert [one.words for one in row.becomes.said] == [CHOSEN["document"], CHOSEN["term"]]
    marks = {cell.label: [str(mark.words) for mark in cell.marks] for cell in row.cells}
    assert marks == {
        "Onderzoek doen": ["Andere naam", "Andere rol", "Ander document", "6 weken"],
        "Onderzoek uitvoeren": [],
    }
    (step,) = (one.node for one in draft_text(draft_of(group, with_graph=True)).steps if one.node.label == row.label)
    assert (step.role, step.documents, step.lead_time) == (row.becomes.role, ("Verslag onderzoek",), "8 weken")


def test_what_is_still_open_goes_by_the_name_that_was_decided(actor: Actor, group: Group, work: Work) -> None:
    choose(actor, group, "name")
    work()
    labels = Difference.objects.filter(draft__group=group).values_list("about__label", flat=True)
    assert set(labels) == {CHOSEN["name"]}


def test_why_a_step_is_so_goes_by_the_name_that_was_decided(
    actor: Actor, analyst: Account, group: Group, work: Work, client: Client
) -> None:
    choose(actor, group, *CHOSEN)
    work()
    made = publishing.publish_group(actor, group.pk, name="Melding Wmo")
    work()
    step = Appearance.objects.get(version=made.id, label=CHOSEN["name"]).step_id
    client.force_login(analyst)
    told = client.get(reverse("step-why", args=[made.process_id, step])).content.decode()
    assert f"<b>Rol bij {CHOSEN['name']}</b>" in told


WAITING = """Proces;Gemeente;Nr;Stap;Wie;Wacht op
Melding Wmo;Uden;1;Melding aannemen;Consulent;
Melding Wmo;Uden;2;Gegevens opvragen;Consulent;reactie inwoner, 14 dagen
Melding Wmo;Uden;3;Besluit nemen;Consulent;
Melding Wmo;Landerd;1;Melding aannemen;Consulent;
Melding Wmo;Landerd;2;Gegevens opvragen;Consulent;reactie inwoner, 10 werkdagen
Melding Wmo;Landerd;3;Besluit nemen;Consulent;
"""
ALIKE = {"resultaat": "Een besluit", "domein": "Wmo"}
OWN = {
    "Uden": {"code": "U-7", "aanleiding": "Een melding", "aantal_per_jaar": "310"},
    "Landerd": {"code": "L-3", "aanleiding": "Een inwoner meldt zich", "aantal_per_jaar": "420"},
}


def workbook() -> bytes:
    """The table, with what each says of its process as a whole."""
    read = [one.process for one in read_csv("werk.csv", WAITING.encode()).processes]
    said = [{**one.fact, **ALIKE, **OWN[one.fact["gemeente"]]} for one in read]
    return write_workbook([replace(one, facts=tuple(facts.items())) for one, facts in zip(read, said, strict=True)])


@stage
def published(actor: Actor, traject_id: int, work: Work) -> PublishedVersion:
    """Two that start otherwise and wait another time, decided and published; they apply from next month."""
    group = merged_as_one(actor, traject_id, work, workbook())
    found = {one.type: one for one in Difference.objects.filter(draft__group=group)}
    assert {"fact", "term"} == found.keys()
    assert found["fact"].about["label"] == "Aanleiding van het proces"
    wanted = {"fact": "Een inwoner meldt zich", "term": "14 dagen"}
    options = {type_: {one["text"]: one["id"] for one in found[type_].options} for type_ in found}
    deciding.decide(
        actor, group.pk, [deciding.Answer(found[one].key, options[one][text]) for one, text in wanted.items()]
    )
    work()
    later = clock.today() + timedelta(days=30)
    made = publishing.publish_group(actor, group.pk, name="Melding Wmo", valid_from=later)
    work()
    return made


def test_what_all_say_of_the_process_and_what_was_decided_stands_on_its_page(
    analyst: Account, published: PublishedVersion, client: Client
) -> None:
    process = Process.objects.get(pk=published.process_id)
    said = {**ALIKE, "aanleiding": "Een inwoner meldt zich", "aantal_per_jaar": "730"}
    assert process.facts == {**said, "taal": "nl"}
    client.force_login(analyst)
    page = client.get(reverse("process", args=[process.pk])).content.decode()
    assert all(text in page for text in said.values())


def test_a_decided_term_is_read_at_its_step_drawn_and_explained(
    analyst: Account, published: PublishedVersion, client: Client
) -> None:
    client.force_login(analyst)
    page = client.get(reverse("process", args=[published.process_id])).content.decode()
    assert "reactie inwoner, 14 dagen" in page
    drawing = Version.objects.get(pk=published.id).drawing
    assert "<title>reactie inwoner, 14 dagen</title>" in drawing
    step = Appearance.objects.get(version=published.id, label="Gegevens opvragen").step_id
    told = client.get(reverse("step-why", args=[published.process_id, step])).content.decode()
    term = Difference.objects.get(draft__group__published=published.id, type="term").key
    assert Decision.objects.get(difference=term).number in told


DURATIONS = """Proces;Gemeente;Nr;Stap;Wie;Duur
Melding Wmo;Uden;1;Melding aannemen;Consulent;10 min
Melding Wmo;Uden;2;Besluit nemen;Consulent;30 min
Melding Wmo;Landerd;1;Melding aannemen;Consulent;15 min
Melding Wmo;Landerd;2;Besluit nemen;Consulent;30 min
"""


def test_how_long_a_step_takes_is_decided_with_a_number(actor: Actor, traject_id: int, work: Work) -> None:
    group = merged_as_one(actor, traject_id, work, DURATIONS)
    asked = Difference.objects.get(draft__group=group)
    assert asked.type == "duration"
    (row,) = (row for row in aligned_rows(group.draft) if row.label == "Melding aannemen")
    assert {str(mark.words) for cell in row.cells for mark in cell.marks} <= {"10 min", "15 min"} and not row.same
    with pytest.raises(Problem, match="edit-duration-unread"):
        deciding.decide(actor, group.pk, [deciding.Answer(asked.key, "new", value="even")])
    (made,) = deciding.decide(actor, group.pk, [deciding.Answer(asked.key, "new", value="12 min")])
    assert made.summary == "Duur van Melding aannemen"
    work()
    steps = draft_text(draft_of(group, with_graph=True)).steps
    assert [one.node.duration for one in steps] == [12, 30]


@stage
def owned(actor: Actor, traject_id: int, work: Work) -> Group:
    """Two processes of which each names its owner, ready to be published."""
    owners = {"Uden": "Anke Bos", "Landerd": "Hoofd zorg"}
    read = [one.process for one in read_csv("werk.csv", DURATIONS.replace("15 min", "10 min").encode()).processes]
    said = [{**one.fact, "eigenaar": owners[one.fact["gemeente"]]} for one in read]
    book = write_workbook([replace(one, facts=tuple(of.items())) for one, of in zip(read, said, strict=True)])
    return merged_as_one(actor, traject_id, work, book)


def test_who_publishes_chooses_among_those_whom_the_processes_call_their_owner(
    actor: Actor, analyst: Account, owned: Group, client: Client
) -> None:
    anke = make_person(actor, Organisation.objects.get(name="Uden").pk, Details("Anke Bos"))
    client.force_login(analyst)
    page = client.get(reverse("group-adopting", args=[owned.pk])).content.decode()
    for value, words in (("Anke Bos", "Anke Bos (Uden)"), ("Hoofd zorg", "Hoofd zorg (Landerd)")):
        assert re.search(rf'<option value="{value}">\s*{re.escape(words)}', page), words
    sent = {"name": "Melding Wmo", "valid_from": clock.today().isoformat(), "owner-now": "Anke Bos", "owner": "Piet"}
    address = reverse("group-release", args=[owned.pk])
    refused = client.post(address, sent)
    assert (refused.status_code, "Je koos al een eigenaar" in refused.content.decode()) == (422, True)
    assert client.post(address, {**sent, "owner": ""}).status_code == 302
    owned.refresh_from_db()
    assert owned.published and owned.published.process.owner_id == anke


def test_a_chosen_owner_whom_nobody_knows_stands_as_typed(analyst: Account, owned: Group, client: Client) -> None:
    client.force_login(analyst)
    sent = {"name": "Melding Wmo", "valid_from": clock.today().isoformat(), "owner-now": "Hoofd zorg"}
    refused = client.post(reverse("group-release", args=[owned.pk]), sent)
    page = refused.content.decode()
    assert refused.status_code == 422 and "Of laat dit leeg en publiceer" in page
    assert re.search(r'name="owner" value="Hoofd zorg"', page)
    assert re.search(r'<option value="" selected>\s*Iemand anders', page)


LASTING = """Proces;Gemeente;Nr;Stap;Wie;Duur
Melding Wmo;Uden;1;Melding aannemen;Consulent;
Melding Wmo;Uden;2;Onderzoek doen;Consulent;45 min
Melding Wmo;Landerd;1;Melding aannemen;Consulent;
Melding Wmo;Landerd;2;Onderzoek doen;Consulent;60 min
"""


def test_side_by_side_each_organisation_says_how_long_it_takes_with_what_and_in_which_document(
    actor: Actor, analyst: Account, traject_id: int, work: Work, client: Client
) -> None:
    table = """Proces;Gemeente;Nr;Stap;Wie;Duur;Systeem;Document
Melding Wmo;Uden;1;Melding aannemen;Consulent;45 min;Zaaksysteem;Uds verslag
Melding Wmo;Landerd;1;Melding aannemen;Consulent;60 min;Suite;Landerds verslag
"""
    group = merged_as_one(actor, traject_id, work, table)
    cells = row_of(group, "Melding aannemen").cells
    texts = {
        one["text"] for of in Difference.objects.filter(draft__group=group) for one in of.options if one["members"]
    }
    said = [{*(mark.words for mark in cell.marks), *(one.words for one in cell.says)} & texts for cell in cells]
    assert [len(one) for one in said] == [3, 3]
    assert said[0].isdisjoint(said[1])
    assert {"Zaaksysteem", "Uds verslag"} < said[0]
    assert {"Suite", "Landerds verslag"} < said[1]
    client.force_login(analyst)
    page = client.get(f"/groepen/{group.number}").content.decode()
    heard = re.findall(r'<span class="stroomlijn-hidden">(\w+): </span>([^<]+)</span>', page)
    assert {("Duur", "45 min"), ("Duur", "60 min"), ("Systeem", "Suite"), ("Document", "Uds verslag")} <= {*heard}


def test_a_decided_duration_is_read_in_the_register_the_comparison_the_draft_and_the_process(
    actor: Actor, analyst: Account, traject_id: int, work: Work, client: Client
) -> None:
    group = merged_as_one(actor, traject_id, work, LASTING)
    difference = Difference.objects.get(draft__group=group, type="duration")
    deciding.decide(actor, group.pk, [deciding.Answer(difference.key, "new", value="90")])
    assert chosen_words(Decision.objects.get(group=group, kind="difference")).endswith(": 90 minuten")
    work()
    assert [one.words for one in row_of(group, "Onderzoek doen").becomes.said] == ["± 1 uur 30 minuten"]
    text = draft_text(draft_of(group, with_graph=True))
    assert [text.said[step.node.id].needs for step in text.steps] == [(), ("± 1 uur 30 minuten",)]
    made = publishing.publish_group(actor, group.pk, name="Melding Wmo")
    work()
    client.force_login(analyst)
    assert "± 1 uur 30 minuten" in client.get(reverse("process", args=[made.process_id])).content.decode()


def test_a_duration_is_said_as_one_says_it() -> None:
    said = [duration_said(minutes) for minutes in (None, 1, 2.5, 45, 60, 120, 61)]
    assert said == ["", "± 1 minuut", "± 2,5 minuten", "± 45 minuten", "± 1 uur", "± 2 uur", "± 1 uur 1 minuut"]


def test_both_halves_of_a_step_that_is_kept_twice_say_what_was_decided(
    actor: Actor, analyst: Account, group: Group, work: Work, client: Client
) -> None:
    choose(actor, group, "name", "document", "term")
    role = Difference.objects.get(draft__group=group, type="role")
    (both,) = deciding.decide(actor, group.pk, [deciding.Answer(role.key, "condition", condition="het spoed is")])
    work()
    client.force_login(analyst)
    assert "heet ook" not in client.get(reverse("draft", args=[group.pk])).content.decode()
    made = publishing.publish_group(actor, group.pk, name="Melding Wmo")
    work()
    halves = Appearance.objects.filter(version=made.id, label=CHOSEN["name"]).values_list("step_id", flat=True)
    assert len(halves) == 2
    for step in halves:
        told = client.get(reverse("step-why", args=[made.process_id, step])).content.decode()
        numbers = Decision.objects.filter(group=group, kind="difference").values_list("number", flat=True)
        assert [number for number in numbers if number not in told] == []
        assert both.condition in told
