"""Premises: what waits for a choice of others, and what is asked again when that choice changes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.contexts.harmonisation.people import account_of, colleague

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine, Fact
from stroomlijn.foundation.today import today_of
from stroomlijn.harmonisation.models import Decision, Difference, Group, Membership, Premise, PremiseUse
from stroomlijn.harmonisation.operations import deciding, memberships, premises, working_groups
from stroomlijn.harmonisation.queries.premises import premise_rows, waiting_for


@pytest.fixture
def premise(actor: Actor, wmo: Group) -> Premise:
    return premises.add_premise(actor, wmo.traject_id, premises.Choice("Teamindeling", "Werkgroep teams"))


@pytest.fixture
def difference(wmo: Group) -> Difference:
    return Difference.objects.filter(draft__group=wmo).order_by("pk")[0]


@pytest.fixture
def use(actor: Actor, wmo: Group, premise: Premise, difference: Difference) -> PremiseUse:
    return premises.rest_on(actor, premise.pk, wmo.pk, difference.key)


def settle(actor: Actor, premise: Premise, outcome: str) -> None:
    premises.change_premise(actor, premise.pk, premises.Choice(premise.name, premise.made_by, outcome=outcome))


def decide(actor: Actor, difference: Difference) -> Decision:
    answer = deciding.Answer(difference.key, difference.options[0]["id"])
    return deciding.decide(actor, difference.draft.group_id, [answer])[0]


def standing(group: Group) -> dict[str, str]:
    return {key: f"{one.name}: {one.standing}" for key, one in waiting_for(group.pk).items()}


def test_a_difference_waits_until_the_choice_is_known(
    actor: Actor, wmo: Group, premise: Premise, difference: Difference, use: PremiseUse
) -> None:
    assert standing(wmo) == {difference.key: "Teamindeling: waits"}
    settle(actor, premise, "Eén team Wmo")
    assert standing(wmo) == {difference.key: "Teamindeling: asked"}
    decide(actor, difference)
    assert standing(wmo) == {}


def test_another_outcome_asks_the_decision_again_and_loses_nothing(
    actor: Actor, wmo: Group, premise: Premise, difference: Difference, use: PremiseUse
) -> None:
    settle(actor, premise, "Eén team Wmo")
    made = decide(actor, difference)
    settle(actor, premise, "Twee teams Wmo")
    assert standing(wmo) == {difference.key: "Teamindeling: asked"}
    assert Decision.objects.get(pk=made.pk).withdrawn_at is None
    told = Fact.objects.filter(kind="premise-changed").latest("pk").payload
    assert (told["before"], told["after"], told["groups"]) == ("Eén team Wmo", "Twee teams Wmo", [wmo.pk])
    assert AuditLine.objects.filter(action="premise-asks-again", object_id=wmo.pk).exists()
    premises.look_again(actor, use.pk)
    assert standing(wmo) == {}


def test_a_decision_that_was_made_before_the_choice_was_known_is_asked_again(
    actor: Actor, wmo: Group, premise: Premise, difference: Difference, use: PremiseUse
) -> None:
    decide(actor, difference)
    assert standing(wmo) == {difference.key: "Teamindeling: waits"}
    settle(actor, premise, "Eén team Wmo")
    assert standing(wmo) == {difference.key: "Teamindeling: asked"}


def test_another_date_or_name_asks_nothing_again(
    actor: Actor, wmo: Group, premise: Premise, difference: Difference, use: PremiseUse
) -> None:
    settle(actor, premise, "Eén team Wmo")
    decide(actor, difference)
    premises.change_premise(actor, premise.pk, premises.Choice("Indeling van teams", outcome="Eén team Wmo"))
    assert standing(wmo) == {}
    (row,) = premise_rows(wmo.traject_id)
    assert (row.name, row.waits, row.asked, row.rests) == ("Indeling van teams", 0, 0, 1)


def test_what_is_not_known_cannot_be_looked_at_again(actor: Actor, use: PremiseUse) -> None:
    with pytest.raises(Problem, match="premise-open"):
        premises.look_again(actor, use.pk)


def test_a_premise_is_of_the_traject_and_the_difference_of_the_group(
    actor: Actor, wmo: Group, premise: Premise, difference: Difference
) -> None:
    with pytest.raises(Problem, match="difference-unknown"):
        premises.rest_on(actor, premise.pk, wmo.pk, "bestaat niet")
    with pytest.raises(Problem, match="premise-exists"):
        premises.add_premise(actor, wmo.traject_id, premises.Choice("teamindeling"))
    first = premises.rest_on(actor, premise.pk, wmo.pk, difference.key)
    assert premises.rest_on(actor, premise.pk, wmo.pk, difference.key) == first


def test_the_leader_of_the_working_group_sees_on_vandaag_what_is_asked_again(
    actor: Actor, wmo: Group, premise: Premise, use: PremiseUse, client: Client
) -> None:
    about = working_groups.About("werkgroep", "Werkgroep Wmo")
    team = working_groups.make_working_group(actor, wmo.traject_id, about)
    working_groups.assign_groups(actor, team, [wmo.pk])
    person = colleague(actor, "Ria Kuijpers")
    memberships.add_member(actor, team.pk, person, memberships.Seat("Toegang", Membership.Part.LEADER))
    ria = account_of(person)
    settle(actor, premise, "Eén team Wmo")
    (row,) = next(section for section in today_of(Account.objects.get(pk=ria.pk)) if section.key == "werkgroep").rows
    assert row.title == "Teamindeling is bekend of veranderd"
    client.force_login(ria)
    assert "Opnieuw bekijken" in client.get(row.url).content.decode()
    undone = client.post(reverse("premise-answer", args=[wmo.pk, use.pk]), {"doe": "los"})
    assert undone.status_code == 302
    assert not PremiseUse.objects.exists()
