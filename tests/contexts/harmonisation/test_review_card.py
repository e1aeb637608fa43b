"""The card of a toets tells colleagues all that was decided about their work, and nothing that was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from tests.contexts.harmonisation.conftest import merged_as_one
from tests.contexts.stages import stage

from stroomlijn.engines.formats.spreadsheet import read_csv, write_workbook
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Group, Review, ShownCard
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.operations.review import running
from stroomlijn.harmonisation.queries.review_card import Card, card_of, card_then

Work = Callable[[], None]
DOUBT = "er twijfel is over de woonsituatie"
TABLE = """Proces;Gemeente;Nr;Stap;Wie;Document;Doorlooptijd;Beslissing;Vervolg
Bijstand;Uden;1;Aanvraag registreren;KCC;;;Is de aanvraag volledig?;ja: 2, nee: 3
Bijstand;Uden;2;Huisbezoek afleggen;Rechercheur;;;;3
Bijstand;Uden;3;Recht beoordelen;Consulent;Brief aanvulling;6 weken;;
Bijstand;Landerd;1;Aanvraag registreren;KCC;;;Zijn de gegevens er?;ja: 2, nee: 2
Bijstand;Landerd;2;Recht beoordelen;Consulent;Brief hersteltermijn;8 weken;;
"""
LETTER, TERM = "Brief hersteltermijn", "8 weken"
BEGINS = {"Uden": "Een aanvraag.", "Landerd": "Een inwoner vraagt bijstand aan."}


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    """Two that differ in a step, a document, a term, a question and in what their process begins with."""
    read = [one.process for one in read_csv("werk.csv", TABLE.encode()).processes]
    said = [{**one.fact, "aanleiding": BEGINS[one.fact["gemeente"]]} for one in read]
    workbook = write_workbook([replace(one, facts=tuple(of.items())) for one, of in zip(read, said, strict=True)])
    return merged_as_one(actor, traject_id, work, workbook)


@pytest.fixture
def review(actor: Actor, group: Group) -> Review:
    return running.begin(actor, group.pk)


def decide(actor: Actor, group: Group, work: Work, types: tuple[str, ...]) -> None:
    """As Landerd does it, and a step that they lack under a condition."""
    answers = []
    for one in Difference.objects.filter(draft__group=group, type__in=types):
        if one.type == "step-missing":
            answers.append(deciding.Answer(one.key, "condition", condition=DOUBT))
        else:
            option = next(option["id"] for option in one.options if option["members"] == ["Landerd"])
            answers.append(deciding.Answer(one.key, option))
    deciding.decide(actor, group.pk, answers)
    work()


def told(card: Card) -> dict[str, str]:
    return {one.role: " ".join(one.sentences) for one in card.changes}


def test_it_tells_each_role_the_conditions_documents_terms_and_questions(
    actor: Actor, group: Group, review: Review, work: Work
) -> None:
    every = tuple(Difference.objects.filter(draft__group=group).values_list("type", flat=True))
    decide(actor, group, work, every)
    assert not Difference.objects.filter(draft__group=group, decided=False).exists()
    uden, landerd = told(card_of(review, "Uden")), told(card_of(review, "Landerd"))
    assert f"doe je straks alleen als {DOUBT}" in uden["Rechercheur"]
    assert f"‘Huisbezoek afleggen’, alleen als {DOUBT}." in landerd["Rechercheur"]
    assert f"Document erbij: {LETTER}. Document niet meer nodig: Brief aanvulling." in uden["Consulent"]
    assert "Termijn: 8 weken in plaats van 6 weken." in uden["Consulent"]
    assert "Consulent" not in landerd, "what stays as it is is no change"
    assert "in plaats van ‘Is de aanvraag volledig?’" in uden["KCC"]
    assert uden[""] == "Aanleiding van het proces: Een inwoner vraagt bijstand aan in plaats van Een aanvraag."


def test_it_says_how_each_step_will_be_done(
    actor: Actor, analyst: Account, group: Group, review: Review, work: Work, client: Client
) -> None:
    decide(actor, group, work, ("step-missing", "document", "term"))
    steps = {one.label: one for one in card_of(review).steps}
    assert steps["Huisbezoek afleggen"].needs == (f"Alleen als {DOUBT}",)
    assert steps["Recht beoordelen"].needs == (LETTER, TERM)
    assert any(way.startswith("Is de aanvraag volledig?") for way in steps["Aanvraag registreren"].ways)
    assert {one.label for one in steps.values() if one.undecided} == {"Aanvraag registreren"}
    begins = "Aanleiding van het proces: Een inwoner vraagt bijstand aan."
    client.force_login(analyst)
    assert begins not in client.get(f"/groepen/{group.number}/toets/kaart").content.decode()
    decide(actor, group, work, ("fact",))
    assert f"<p>{begins}</p>" in client.get(f"/groepen/{group.number}/toets/kaart").content.decode()
    for address in (f"/groepen/{group.number}/toets/kaart", f"/groepen/{group.number}/concept"):
        page = client.get(address).content.decode()
        assert f"Alleen als {DOUBT}" in page
        assert f"{LETTER} · {TERM}" in page
        assert "ga naar stap 3, Recht beoordelen (Consulent)" in page


def test_what_is_open_is_not_told_as_if_it_were_decided(review: Review) -> None:
    for name in BEGINS:
        assert told(card_of(review, name)) == {}


def test_a_card_that_was_kept_before_it_said_so_much_is_still_to_be_read(
    review: Review, analyst: Account, client: Client
) -> None:
    content = {**review.cards.get().content, "steps": [{"number": "1", "label": "Aanvraag registreren", "role": "KCC"}]}
    kept = ShownCard.objects.create(review=review, since=clock.today(), made=1, content=content)
    assert card_then(kept).steps[0].needs == ()
    client.force_login(analyst)
    assert client.get(f"/groepen/{review.group.number}/toets/kaart/{kept.pk}").status_code == 200


PARTLY = """Proces;Gemeente;Nr;Stap;Wie
Melding;Uden;1;Melding aannemen;Consulent
Melding;Uden;2;Melding nakijken;Consulent
Melding;Uden;3;Melding verdelen;Teamleider
Melding;Uden;4;Gesprek voeren;Consulent
Melding;Landerd;1;Melding aannemen;Consulent
Melding;Landerd;2;Gesprek voeren;Consulent
"""


def test_a_way_that_waits_for_another_decision_is_not_told_as_one_to_choose(
    actor: Actor, analyst: Account, traject_id: int, work: Work, client: Client
) -> None:
    group = merged_as_one(actor, traject_id, work, PARTLY)
    review = running.begin(actor, group.pk)
    (kept,) = Difference.objects.filter(draft__group=group, about__label="Melding nakijken")
    deciding.decide(actor, group.pk, [deciding.Answer(kept.key, "keep")])
    work()
    card = card_of(review, "Landerd")
    assert told(card) == {"Consulent": "Nieuw: stap 2, ‘Melding nakijken’."}
    assert card.steps[0].ways == ("Wat hierna komt, is nog niet helemaal besloten.",)
    assert [one.label for one in card.steps if one.undecided] == ["Melding verdelen"]
    client.force_login(analyst)
    draft = client.get(f"/groepen/{group.number}/concept").content.decode()
    assert "Daarna gebeurt een van deze" not in draft
    assert "Wat hierna komt, is nog niet helemaal besloten." in draft


def test_the_same_answer_is_not_told_to_lead_to_two_places_while_that_is_open(
    actor: Actor, traject_id: int, work: Work
) -> None:
    table = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Melding;Uden;1;Melding aannemen;KCC;Is er hulp nodig?;ja: 2, nee: einde
Melding;Uden;2;Inwoner bellen;KCC;;3
Melding;Uden;3;Opdracht geven;KCC;;einde
Melding;Landerd;1;Melding aannemen;KCC;Is er hulp nodig?;ja: 2, nee: einde
Melding;Landerd;2;Opdracht geven;KCC;;einde
"""
    group = merged_as_one(actor, traject_id, work, table)
    card = card_of(running.begin(actor, group.pk), "Uden")
    assert card.steps[0].ways == ("Wat hierna komt, is nog niet helemaal besloten.",)
    deciding.decide(actor, group.pk, [deciding.Answer(Difference.objects.get(draft__group=group).key, "keep")])
    work()
    card = card_of(Review.objects.get(group=group), "Uden")
    assert card.steps[0].ways == ("Is er hulp nodig?", "Ja: ga naar stap 2, Inwoner bellen", "Nee: klaar")


def test_a_step_that_only_a_decision_made_is_told_as_new(actor: Actor, traject_id: int, work: Work) -> None:
    group = merged_as_one(actor, traject_id, work, PARTLY)
    draft = group.draft
    asked = Difference.objects.filter(draft=draft)
    deciding.decide(actor, group.pk, [deciding.Answer(one.key, "keep") for one in asked])
    work()
    draft.refresh_from_db()
    draft.rows = [row for row in draft.rows if row["label"] != "Melding verdelen"]
    draft.save()
    said = told(card_of(running.begin(actor, group.pk), "Uden"))
    assert said == {"Teamleider": "Nieuw: stap 3, ‘Melding verdelen’."}


AFTER_A_QUESTION = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Melding;Uden;1;Melding aannemen;Consulent;Is hulp nodig?;ja: 2, nee: klaar
Melding;Uden;2;Gesprek voeren;Consulent;;
Melding;Landerd;1;Melding aannemen;Consulent;Is hulp nodig?;ja: 2, nee: klaar
Melding;Landerd;2;Gesprek plannen;Consulent;;3
Melding;Landerd;3;Gesprek voeren;Consulent;;
"""


def test_a_condition_that_holds_since_an_earlier_step_has_not_gone(actor: Actor, traject_id: int, work: Work) -> None:
    group = merged_as_one(actor, traject_id, work, AFTER_A_QUESTION)
    review = running.begin(actor, group.pk)
    deciding.decide_as_proposed(actor, group.pk)
    work()
    (said,) = told(card_of(review, "Uden")).values()
    assert "Nieuw: stap 2, ‘Gesprek plannen’, alleen bij ‘ja’ op de vraag ‘Is hulp nodig?’." in said
    assert "geldt straks niet meer" not in said


ASKED_OTHERWISE = """Proces;Gemeente;Nr;Stap;Wie;Beslissing;Vervolg
Toeslag;Uden;1;Gegevens controleren;Consulent;Is alles compleet?;ja: 3, nee: 2
Toeslag;Uden;2;Aanvulling vragen;Consulent;;1
Toeslag;Uden;3;Recht beoordelen;Consulent;;
Toeslag;Landerd;1;Gegevens controleren;Consulent;Zijn de gegevens er?;ja: 3, nee: 2
Toeslag;Landerd;2;Aanvulling vragen;Consulent;;1
Toeslag;Landerd;3;Recht beoordelen;Consulent;;
"""


def test_a_question_that_is_put_otherwise_is_told_where_it_is_asked_and_not_at_each_step_behind_it(
    actor: Actor, traject_id: int, work: Work
) -> None:
    group = merged_as_one(actor, traject_id, work, ASKED_OTHERWISE)
    review = running.begin(actor, group.pk)
    decide(actor, group, work, ("question",))
    (said,) = told(card_of(review, "Uden")).values()
    assert said.count("Zijn de gegevens er?") == 1
    assert "doe je straks" not in said


AROUND_A_WAIT = """Proces;Gemeente;Nr;Stap;Wie;Wacht op
Advies;Uden;1;Advies aanvragen;Consulent;advies van de arts, 3 weken
Advies;Uden;2;Thuis kijken;Consulent;
Advies;Uden;3;Verslag maken;Consulent;
Advies;Landerd;1;Advies aanvragen;Consulent;advies van de arts, 4 weken
Advies;Landerd;2;Verslag maken;Consulent;
"""


def test_a_term_of_a_wait_is_told_as_a_term_also_with_a_condition_behind_it(
    actor: Actor, traject_id: int, work: Work
) -> None:
    group = merged_as_one(actor, traject_id, work, AROUND_A_WAIT)
    review = running.begin(actor, group.pk)
    decide(actor, group, work, ("step-missing",))
    still_open = [str(told(card_of(review, name))) for name in ("Uden", "Landerd")]
    assert not any("Wachten op" in said for said in still_open)
    decide(actor, group, work, ("term",))
    (said,) = told(card_of(review, "Uden")).values()
    assert "Bij stap 1, ‘Advies aanvragen’: Wachten op advies van de arts: 4 weken in plaats van 3 weken." in said
    assert "antwoord" not in said
    assert "Hierna" not in said


WAITS = """Proces;Gemeente;Nr;Stap;Wie;Wacht op
Advies;Uden;1;Advies aanvragen;KCC;medisch advies
Advies;Uden;2;Verslag maken;Consulent;
Advies;Landerd;1;Advies aanvragen;KCC;oordeel van de keuringsarts
Advies;Landerd;2;Verslag maken;Consulent;
"""


def test_a_wait_with_another_name_is_told_as_one_change(actor: Actor, traject_id: int, work: Work) -> None:
    group = merged_as_one(actor, traject_id, work, WAITS)
    review = running.begin(actor, group.pk)
    asked = Difference.objects.filter(draft__group=group)
    chosen = {"medisch advies": "drop", "oordeel van de keuringsarts": "keep"}
    deciding.decide(actor, group.pk, [deciding.Answer(one.key, chosen[one.about["label"]]) for one in asked])
    work()
    said = told(card_of(review, "Uden"))["KCC"]
    assert "Hierna wachten op: oordeel van de keuringsarts in plaats van medisch advies." in said
    assert "niet meer" not in said


SOMETIMES = """Proces;Gemeente;Nr;Stap;Wie
Bijstand;Uden;1;Aanvraag registreren;KCC
Bijstand;Uden;2;Huisbezoek afleggen;Rechercheur
Bijstand;Uden;3;Recht beoordelen;Consulent
Bijstand;Landerd;1;Aanvraag registreren;KCC
Bijstand;Landerd;2;Recht beoordelen;Consulent
"""


def test_who_comes_to_choose_after_a_step_hears_so_also_when_nothing_is_asked(
    actor: Actor, traject_id: int, work: Work
) -> None:
    group = merged_as_one(actor, traject_id, work, SOMETIMES)
    review = running.begin(actor, group.pk)
    decide(actor, group, work, ("step-missing",))
    for name in ("Uden", "Landerd"):
        said = told(card_of(review, name))["KCC"]
        assert f"‘als {DOUBT}’, naar ‘Huisbezoek afleggen’." in said
        assert "‘anders’, naar ‘Recht beoordelen’." in said


TWO_ROLES = """Proces;Gemeente;Nr;Stap;Wie
Melding;Uden;1;Melding aannemen;KCC
Melding;Uden;2;Gesprek voeren;Consulent
Melding;Uden;3;Besluit nemen;Consulent
Melding;Landerd;1;Melding aannemen;KCC
Melding;Landerd;2;Gesprek voeren;Wijkteam
Melding;Landerd;3;Besluit nemen;Consulent
"""


def test_who_shares_a_step_hears_under_which_condition_the_other_does_it(
    actor: Actor, traject_id: int, work: Work
) -> None:
    group = merged_as_one(actor, traject_id, work, TWO_ROLES)
    review = running.begin(actor, group.pk)
    (role,) = Difference.objects.filter(draft__group=group)
    deciding.decide(actor, group.pk, [deciding.Answer(role.key, "condition", condition=DOUBT)])
    work()
    uden, landerd = told(card_of(review, "Uden")), told(card_of(review, "Landerd"))
    assert f"‘Gesprek voeren’, doet straks, alleen als {DOUBT}, Wijkteam." in uden["Consulent"]
    assert f"‘Gesprek voeren’, doet straks, niet als {DOUBT}, Consulent." in landerd["Wijkteam"]
