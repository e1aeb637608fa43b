"""A question and the answers to it are decided together, so that none answers a question that is not asked."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from tests.contexts.harmonisation.conftest import merged_as_one
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Group
from stroomlijn.harmonisation.operations import concept, deciding
from stroomlijn.harmonisation.queries.answers_of_questions import asked_otherwise
from stroomlijn.harmonisation.queries.readiness import first_block
from stroomlijn.landscape.models import Appearance
from stroomlijn.landscape.operations import editing

Work = Callable[[], None]
TURNED = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Bijstand;Uden;1;Aanvraag beoordelen;Consulent;Is er recht?;ja: 2, nee: 3
Bijstand;Uden;2;Bijstand toekennen;Consulent;;klaar
Bijstand;Uden;3;Aanvraag afwijzen;Consulent;;klaar
Bijstand;Landerd;1;Aanvraag beoordelen;Consulent;Is er geen recht?;nee: 2, ja: 3
Bijstand;Landerd;2;Bijstand toekennen;Consulent;;klaar
Bijstand;Landerd;3;Aanvraag afwijzen;Consulent;;klaar
"""
WARNED = "Kies je ze los, dan kan ja staan waar nee hoort."


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    return merged_as_one(actor, traject_id, work, TURNED)


@pytest.fixture
def client(analyst: Account) -> Client:
    browser = Client()
    browser.force_login(analyst)
    return browser


def option_of(difference: Difference, organisation: str) -> str:
    return next(one["id"] for one in difference.options if organisation in one["members"])


def asked_in(group: Group, type_: str) -> Difference:
    return Difference.objects.filter(draft__group=group, type=type_).order_by("position")[0]


def ways_in_force(group: Group) -> set[str]:
    """Of whom each chosen wording is."""
    differences = {one.key: one for one in Difference.objects.filter(draft__group=group)}
    made = Decision.objects.filter(group=group, withdrawn_at=None)
    return {
        name
        for one in made
        for option in differences[one.difference].options
        if option["id"] == one.option
        for name in option["members"]
    }


def test_how_each_asks_and_answers_is_said_in_plain_words(group: Group, client: Client) -> None:
    (asked,) = asked_otherwise(group.draft.pk)
    assert len(asked.answers) == 2
    for address in (f"/groepen/{group.number}", f"/groepen/{group.number}/alles-besluiten"):
        page = " ".join(unescape(client.get(address).content.decode()).split())
        assert WARNED in page
        assert "Uden: ‘Is er recht?’, bij ‘ja’ naar ‘Bijstand toekennen’, bij ‘nee’ naar ‘Aanvraag afwijzen’" in page
        assert "Landerd: ‘Is er geen recht?’, bij ‘nee’ naar ‘Bijstand toekennen’" in page


@pytest.mark.parametrize("type_", ["question", "condition"])
def test_on_a_card_the_others_follow_whose_words_were_chosen(group: Group, client: Client, type_: str) -> None:
    one = asked_in(group, type_)
    chosen = {"verschil": one.key, "keuze": option_of(one, "Landerd")}
    client.post(f"/groepen/{group.number}/besluiten", {**chosen, "samen": "on"})
    assert Decision.objects.filter(group=group).count() == 3
    assert ways_in_force(group) == {"Landerd"}


def test_who_wants_them_apart_decides_one(group: Group, client: Client) -> None:
    one = asked_in(group, "question")
    client.post(f"/groepen/{group.number}/besluiten", {"verschil": one.key, "keuze": option_of(one, "Landerd")})
    assert Decision.objects.get(group=group).difference == one.key


def test_many_at_once_asks_the_question_only_and_takes_its_answers_along(group: Group, client: Client) -> None:
    address, question = f"/groepen/{group.number}/alles-besluiten", asked_in(group, "question")
    page = client.get(address).content.decode()
    assert f"keuze-{question.key}" in page
    assert f"keuze-{asked_in(group, 'condition').key}" not in page
    client.post(address, {f"keuze-{question.key}": option_of(question, "Landerd"), "reden": "Leest beter"})
    assert Decision.objects.filter(group=group).count() == 3
    assert ways_in_force(group) == {"Landerd"}


def test_many_at_once_takes_words_of_ones_own_and_leaves_open_what_lacks_them(group: Group, client: Client) -> None:
    address, question = f"/groepen/{group.number}/alles-besluiten", asked_in(group, "question")
    sent = {f"keuze-{question.key}": "new", "reden": ""}
    client.post(address, {**sent, f"tekst-{question.key}": " "})
    assert not Decision.objects.exists()
    client.post(address, {**sent, f"tekst-{question.key}": "Bestaat er recht?"})
    assert Decision.objects.get(group=group).value == "Bestaat er recht?"


def test_the_concept_tells_no_answers_of_a_question_that_some_turn_round_while_they_are_open(
    group: Group, client: Client, work: Work
) -> None:
    address, still_open = f"/groepen/{group.number}/concept", "Wat hierna komt, is nog niet helemaal besloten."
    question = asked_in(group, "question")
    assert still_open in client.get(address).content.decode()
    posted = {"verschil": question.key, "keuze": option_of(question, "Landerd")}
    client.post(f"/groepen/{group.number}/besluiten", posted)
    work()
    assert still_open in client.get(address).content.decode(), "what is answered is still open"
    for one in Difference.objects.filter(draft__group=group, decided=False):
        client.post(f"/groepen/{group.number}/besluiten", {"verschil": one.key, "keuze": option_of(one, "Landerd")})
    work()
    page = " ".join(unescape(client.get(address).content.decode()).split())
    assert still_open not in page
    assert "Is er geen recht?" in page


def test_other_words_for_the_same_answers_are_no_question_that_is_turned_round(
    actor: Actor, traject_id: int, work: Work, client: Client
) -> None:
    plain = TURNED.replace("Is er geen recht?;nee: 2, ja: 3", "Bestaat er recht?;zeker: 2, nee: 3")
    group = merged_as_one(actor, traject_id, work, plain)
    page = client.get(f"/groepen/{group.number}/concept").content.decode()
    assert "Wat hierna komt, is nog niet helemaal besloten." not in page


def test_an_answer_that_came_to_stand_twice_leads_at_once_to_where_it_is_mended(
    actor: Actor, group: Group, client: Client, work: Work
) -> None:
    given = {"Bijstand toekennen": "Uden", "Aanvraag afwijzen": "Landerd"}
    deciding.decide(
        actor,
        group.pk,
        [
            deciding.Answer(one.key, option_of(one, given.get(one.about["label"], "Landerd")))
            for one in Difference.objects.filter(draft__group=group)
        ],
    )
    work()
    adopting = f"/groepen/{group.number}/vaststellen"
    twice = "Nog nodig in het concept: stap 1: Bij de beslissing na deze stap staat het antwoord ‘ja’ twee keer."
    blocks = first_block(group)
    assert blocks is not None and blocks.text.startswith(twice), "without a concept it stops publication as well"
    made = concept.make_concept(actor, group.pk)
    group.refresh_from_db()
    page = unescape(client.get(adopting).content.decode())
    asks = Appearance.objects.get(version=made.id, label="Aanvraag beoordelen")
    mending = f'href="/processen/PROC-{made.process_id}/bewerken#nr-{asks.element}"'
    assert f"{mending}>{twice}" in page


OTHERWISE = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Melding;Uden;1;Melding aannemen;KCC;;2
Melding;Uden;2;Inkomen opvragen;KCC;;3
Melding;Uden;3;Inwoner bellen;KCC;;4
Melding;Uden;4;Huisbezoek afleggen;KCC;Is alles duidelijk?;ja: 5, nee: 2
Melding;Uden;5;Besluit nemen;KCC;;klaar
Melding;Landerd;1;Melding aannemen;KCC;;2
Melding;Landerd;2;Inwoner bellen;KCC;;3
Melding;Landerd;3;Inkomen opvragen;KCC;;4
Melding;Landerd;4;Besluit nemen;KCC;;klaar
"""
FALLS = "de vraag ‘Is alles duidelijk?’ na ‘Huisbezoek afleggen’ vervalt"


def test_that_the_question_of_a_kept_step_falls_away_is_told_at_the_decision_and_in_the_concept(
    actor: Actor, traject_id: int, work: Work, client: Client
) -> None:
    group = merged_as_one(actor, traject_id, work, OTHERWISE)
    group_page, concept_page, adopting = (f"/groepen/{group.number}{part}" for part in ("", "/concept", "/vaststellen"))
    page = client.get(group_page).content.decode()
    assert FALLS not in page
    assert page.count(FALLS[1:].replace("vervalt", "kan vervallen, dat hangt af van wat nog open is")) == 4
    together = f"{group_page}/alles-besluiten"
    assert "Bij ‘Houden’: de vraag ‘Is alles duidelijk?’" in client.get(together).content.decode()
    assert "De vraag ‘Is alles duidelijk?’" in client.get(f"{together}?zoals=Landerd").content.decode()
    order, visit = asked_in(group, "order"), asked_in(group, "step-missing")
    deciding.decide(actor, group.pk, [deciding.Answer(order.key, option_of(order, "Landerd"))])
    work()
    assert FALLS in client.get(group_page).content.decode()
    (made,) = deciding.decide(actor, group.pk, [deciding.Answer(visit.key, "keep")])
    work()
    assert FALLS in client.get(f"/besluiten/{made.number}").content.decode()
    assert FALLS[1:] in client.get(concept_page).content.decode()
    told = "Een vraag van een stap die blijft, vervalt: ‘Is alles duidelijk?’ na ‘Huisbezoek afleggen’"
    assert told in unescape(client.get(adopting).content.decode())
    edited = concept.make_concept(actor, group.pk)
    steps = dict(Appearance.objects.filter(version=edited.id).values_list("label", "element"))
    asks = {"do": "decide", "step": steps["Huisbezoek afleggen"], "question": "Is alles duidelijk?"}
    asks |= {"text": "ja: 5; nee: 2", "kind": "exclusive"}
    asks |= {"numbers": {"5": steps["Besluit nemen"], "2": steps["Inwoner bellen"]}}
    editing.give_command(actor, edited.id, asks | {"was": {"question": "", "kind": "none", "ways": []}}, "vraag")
    assert told not in unescape(client.get(adopting).content.decode())
    assert FALLS[1:] not in client.get(concept_page).content.decode()
