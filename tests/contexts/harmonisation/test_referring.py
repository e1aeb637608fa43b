"""A difference that lies before others: where it lies, and how that ends."""

from __future__ import annotations

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Decision, Difference, Group, Membership, Referral, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, referring, steering
from stroomlijn.harmonisation.queries.my_meetings import to_settle
from stroomlijn.harmonisation.queries.workshop import referrals_of
from stroomlijn.organisation.models import Organisation, Person


@pytest.fixture
def key(wmo: Group) -> str:
    return Difference.objects.get(draft__group=wmo, type="step-missing").key


@pytest.fixture
def advisers(wmo: Group) -> WorkingGroup:
    return WorkingGroup.objects.create(traject=wmo.traject, kind="ondersteunend", name="Ondersteuning")


@pytest.fixture
def stuurgroep(wmo: Group) -> WorkingGroup:
    return WorkingGroup.objects.create(traject=wmo.traject, kind="stuurgroep", name="Stuurgroep")


def test_advice_goes_with_a_difference_to_who_decides_it(
    actor: Actor, wmo: Group, key: str, advisers: WorkingGroup, stuurgroep: WorkingGroup
) -> None:
    asked = referring.refer(actor, wmo.pk, key, "advice", "Mag dit volgens het mandaat?")
    assert asked.working_group == advisers
    referring.advise(actor, asked.pk, "De consulent mag dit zelf.")
    laid = referring.refer(actor, wmo.pk, key, "steering", "Beslis jij?")
    made = steering.settle_referral(actor, laid.pk, deciding.Answer(key, "drop"), "Niet nodig")
    assert "De consulent mag dit zelf." in made.advice
    assert not Referral.objects.filter(state="open").exists()


def test_of_several_supporting_groups_one_chooses_who_is_asked(
    analyst: Account, wmo: Group, key: str, advisers: WorkingGroup, stuurgroep: WorkingGroup, client: Client
) -> None:
    client.force_login(analyst)
    here = f"/groepen/GROEP-{wmo.pk}"
    assert "Wie vraag je om advies?" not in client.get(here).content.decode(), "there is one"
    lawyers = WorkingGroup.objects.create(traject=wmo.traject, kind="ondersteunend", name="Juristen")
    assert f'<option value="{lawyers.pk}">Juristen</option>' in client.get(here).content.decode()
    client.post(f"{here}/voorleggen", {"verschil": key, "naar": "advice", "wie": lawyers.pk})
    asked = Referral.objects.get()
    assert asked.working_group == lawyers
    client.post(f"{here}/voorgelegd/{asked.pk}/terug")
    client.post(f"{here}/voorleggen", {"verschil": key, "naar": "steering", "wie": lawyers.pk})
    laid = Referral.objects.get(to="steering")
    assert laid.working_group == stuurgroep
    assert "Juristen</option>" in client.get(f"{here}/vaststellen").content.decode()
    client.post(f"{here}/voorgelegd/{laid.pk}/advies", {"wie": lawyers.pk})
    assert Referral.objects.get(within=laid).working_group == lawyers


def test_who_is_asked_for_advice_finds_the_question_on_vandaag(
    actor: Actor, employee: Account, wmo: Group, key: str, advisers: WorkingGroup
) -> None:
    person = Person.objects.create(
        organisation=Organisation.objects.earliest("pk"), name="Olaf Jansen", name_key="olaf jansen", account=employee
    )
    Membership.objects.create(working_group=advisers, person=person, begins=clock.today())
    asked = referring.refer(actor, wmo.pk, key, "advice", "Mag dit volgens het mandaat?")
    (row,) = to_settle(employee).rows
    assert row.title == "Mag dit volgens het mandaat?"
    assert row.url == f"/groepen/GROEP-{wmo.pk}?verschil={key}#verschil-{key}"
    referring.advise(actor, asked.pk, "Ja.")
    assert to_settle(employee).rows == ()


def test_what_lies_before_the_steering_group_is_decided_there_or_taken_back(
    actor: Actor, wmo: Group, key: str, stuurgroep: WorkingGroup
) -> None:
    laid = referring.refer(actor, wmo.pk, key, "steering")
    with pytest.raises(Problem, match="referral-steering"):
        deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    assert deciding.decide_as_proposed(actor, wmo.pk) == [] and not Decision.objects.exists()
    referring.take_back(actor, laid.pk)
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    assert made.difference == key


def test_a_difference_lies_before_one_at_a_time_and_ends_once(
    actor: Actor, wmo: Group, key: str, advisers: WorkingGroup
) -> None:
    asked = referring.refer(actor, wmo.pk, key, "advice")
    with pytest.raises(Problem, match="referral-already"):
        referring.refer(actor, wmo.pk, key, "toets")
    with pytest.raises(Problem, match="advice-empty"):
        referring.give_back(actor, asked.pk, " ")
    assert referring.give_back(actor, asked.pk, "Hier gaan wij niet over.").state == "returned"
    with pytest.raises(Problem, match="referral-ended"):
        referring.take_back(actor, asked.pk)


def test_deciding_ends_what_lay_before_colleagues(actor: Actor, wmo: Group, key: str) -> None:
    laid = referring.refer(actor, wmo.pk, key, "toets", "Werkt dit in de praktijk?")
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "keep")])
    laid.refresh_from_db()
    assert laid.state == "answered"
    with pytest.raises(Problem, match="already-decided"):
        referring.refer(actor, wmo.pk, key, "toets")


def test_nobody_to_lay_it_before_is_said(actor: Actor, wmo: Group, key: str) -> None:
    with pytest.raises(Problem, match="referral-nobody"):
        referring.refer(actor, wmo.pk, key, "steering")


def test_what_lies_before_the_steering_group_is_sent_for_advice_which_comes_back_to_it(
    actor: Actor,
    analyst: Account,
    wmo: Group,
    key: str,
    advisers: WorkingGroup,
    stuurgroep: WorkingGroup,
    client: Client,
) -> None:
    laid = referring.refer(actor, wmo.pk, key, "steering", "Wie beslist?")
    client = Client()
    client.force_login(analyst)
    asking = {"vraag": "Mag dit volgens het mandaat?", "naar": "vaststellen"}
    assert client.post(f"/groepen/GROEP-{wmo.pk}/voorgelegd/{laid.pk}/advies", asking).status_code == 302
    asked = Referral.objects.get(to="advice")
    assert (asked.working_group, asked.within, asked.state) == (advisers, laid, "open")
    laid.refresh_from_db()
    assert laid.state == "open"
    with pytest.raises(Problem, match="referral-steering"):
        deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    steering_page = client.get(f"/groepen/GROEP-{wmo.pk}/vaststellen").content.decode()
    assert "Wacht op advies" in steering_page
    assert "1 verschil ligt nog voor" in steering_page

    referring.advise(actor, asked.pk, "De consulent mag dit zelf.")
    (before, advice) = referrals_of(wmo, analyst)[key]
    assert (before.open, before.may_ask, before.state_label) == (True, True, "Ligt voor")
    assert (advice.open, advice.for_steering, advice.answer) == (False, True, "De consulent mag dit zelf.")
    assert "voor de stuurgroep" in client.get(f"/groepen/GROEP-{wmo.pk}?verschil={key}").content.decode()
    assert "De consulent mag dit zelf." in client.get(f"/groepen/GROEP-{wmo.pk}/vaststellen").content.decode()
    made = steering.settle_referral(actor, laid.pk, deciding.Answer(key, "drop"), "Niet nodig")
    assert "De consulent mag dit zelf." in made.advice


def test_who_advises_can_give_it_back_to_the_steering_group_and_is_asked_once_at_a_time(
    actor: Actor, analyst: Account, wmo: Group, key: str, advisers: WorkingGroup, stuurgroep: WorkingGroup
) -> None:
    laid = referring.refer(actor, wmo.pk, key, "steering")
    asked = referring.refer(actor, wmo.pk, key, "advice")
    for to in ("advice", "toets", "steering"):
        with pytest.raises(Problem, match="referral-already"):
            referring.refer(actor, wmo.pk, key, to)
    referring.give_back(actor, asked.pk, "Hier gaan wij niet over.")
    (before, advice) = referrals_of(wmo, analyst)[key]
    assert (before.open, advice.state_label) == (True, "Terug naar de stuurgroep")
    again = referring.refer(actor, wmo.pk, key, "advice", "En anders?")
    referring.take_back(actor, again.pk)
    assert [one.pk for one in Referral.objects.filter(state="open")] == [laid.pk]


def test_deciding_ends_the_advice_it_did_not_wait_for_and_taking_back_leaves_it_with_who_advises(
    actor: Actor, wmo: Group, key: str, advisers: WorkingGroup, stuurgroep: WorkingGroup
) -> None:
    laid = referring.refer(actor, wmo.pk, key, "steering")
    asked = referring.refer(actor, wmo.pk, key, "advice")
    referring.take_back(actor, laid.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.within) == ("open", None)
    referring.take_back(actor, asked.pk)
    laid = referring.refer(actor, wmo.pk, key, "steering")
    asked = referring.refer(actor, wmo.pk, key, "advice")
    steering.settle_referral(actor, laid.pk, deciding.Answer(key, "drop"), "Niet nodig")
    asked.refresh_from_db()
    assert asked.state == "answered"
