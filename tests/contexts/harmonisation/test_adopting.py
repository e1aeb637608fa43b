"""Adopting: what is still needed, what the steering group says, and a publication that rests on it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.contexts.harmonisation.people import colleague
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Meeting, Referral, WorkingGroup
from stroomlijn.harmonisation.operations import (
    adopting,
    concept,
    correcting,
    deciding,
    drafting,
    memberships,
    publishing,
    referring,
    steering,
)
from stroomlijn.harmonisation.queries.readiness import first_block, readiness
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.steering import Outcome
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.operations.publishing import Accompaniment
from stroomlijn.organisation.models import Organisation, Person

Work = Callable[[], None]


@pytest.fixture
def board(actor: Actor, wmo: Group) -> Meeting:
    """A meeting of the steering group, today; one director is in it."""
    held_by = WorkingGroup.objects.create(traject=wmo.traject, kind="stuurgroep", name="Stuurgroep")
    memberships.add_member(actor, held_by.pk, colleague(actor, "Marloes"))
    return Meeting.objects.create(working_group=held_by, kind="vergadering", title="Stuurgroep", day=clock.today())


@stage
def decided(actor: Actor, wmo: Group, work: Work) -> Group:
    deciding.decide_as_proposed(actor, wmo.pk)
    work()
    wmo.refresh_from_db()
    return wmo


def adopt(actor: Actor, group: Group, board: Meeting) -> Decision:
    said = adopting.Verdict(Outcome.ADOPTED, "Het klopt.", advice="JZ: mandaat is in orde.", meeting_id=board.pk)
    return adopting.give_verdict(actor, group.pk, said)


def left(group: Group) -> set[str]:
    return {one.key for one in readiness(group) if not one.done}


def test_before_there_is_a_draft_nothing_is_said_to_be_decided(
    client: Client, analyst: Account, landscapes: int, actor: Actor
) -> None:
    client.force_login(analyst)
    group = Group.objects.get(name="Melding Wmo")
    adopt_page, improve_page = (f"/groepen/{group.number}/{tab}" for tab in ("vaststellen", "verbeteren"))
    page = client.get(adopt_page).content.decode()
    assert "Begin met samenvoegen" in page and "zijn besloten" not in page
    assert "concept/maken" not in client.get(improve_page).content.decode()
    drafting.begin_merge(actor, group.pk)
    page = client.get(adopt_page).content.decode()
    assert "Het concept wordt nog gemaakt" in page and "zijn besloten" not in page
    assert "concept/maken" not in client.get(improve_page).content.decode()


def test_a_steering_group_without_members_adopts_nothing(
    client: Client, analyst: Account, actor: Actor, decided: Group
) -> None:
    board = WorkingGroup.objects.create(traject=decided.traject, kind="stuurgroep", name="Stuurgroep")
    with pytest.raises(Problem, match="steering-without-members"):
        adopting.give_verdict(actor, decided.pk, adopting.Verdict(Outcome.ADOPTED, "Het klopt."))
    client.force_login(analyst)
    address = f"/groepen/{decided.number}/vaststellen"
    page = client.get(address).content.decode()
    assert "De stuurgroep heeft nog geen leden" in page and "Leg het besluit vast" not in page
    memberships.add_member(actor, board.pk, colleague(actor, "Marloes"))
    assert "Leg het besluit vast" in client.get(address).content.decode()


def test_what_is_needed_follows_from_what_stands_there(actor: Actor, wmo: Group, work: Work) -> None:
    assert "differences" in left(wmo)
    key = Difference.objects.filter(draft__group=wmo)[0].key
    laid = Referral.objects.create(
        group=wmo,
        difference=key,
        summary="Wie tekent?",
        to=Referral.To.STEERING,
        asked_on=clock.today(),
        asked_by_id=actor.person,
    )
    assert "referrals" in left(wmo)
    Referral.objects.filter(pk=laid.pk).update(state=Referral.State.RETURNED)
    deciding.decide_as_proposed(actor, wmo.pk)
    assert "draft" in left(wmo), "the draft does not follow the decisions yet"
    work()
    assert not left(wmo) & {"differences", "referrals", "draft", "soundness", "documents", "premises"}


def test_too_soon_is_refused_with_what_must_be_done(actor: Actor, wmo: Group, board: Meeting) -> None:
    with pytest.raises(Problem, match="not-ready") as refused:
        adopt(actor, wmo, board)
    assert "verschil" in str(refused.value.facts["first"])
    assert not Decision.objects.filter(kind="adoption").exists()


def test_an_adopted_process_stands_in_the_register_and_is_frozen(actor: Actor, decided: Group, board: Meeting) -> None:
    made = adopt(actor, decided, board)
    decided.refresh_from_db()
    assert decided.state == Group.State.ADOPTED
    assert (made.meeting_id, made.working_group_id) == (board.pk, board.working_group_id)
    assert [one["words"] for one in made.options] == ["Aangenomen", "Aangehouden", "Terug naar de werkgroep"]
    number = Decision.objects.filter(kind="difference", withdrawn_at=None)[0].number
    with pytest.raises(Problem, match="decision-used"):
        deciding.withdraw(actor, decided.pk, number)
    with pytest.raises(Problem, match="adopted-already"):
        adopt(actor, decided, board)


def test_held_is_settled_by_the_verdict_that_comes_after(actor: Actor, decided: Group, board: Meeting) -> None:
    held = adopting.give_verdict(actor, decided.pk, adopting.Verdict(Outcome.HELD, "JZ kijkt nog."))
    made = adopt(actor, decided, board)
    held.refresh_from_db()
    assert made.corrects_id == held.pk and held.withdrawn_at is not None


def test_a_new_decision_under_it_opens_an_adopted_process(
    actor: Actor, decided: Group, board: Meeting, work: Work
) -> None:
    adopted = adopt(actor, decided, board)
    under = Decision.objects.get(group=decided, kind="difference", option="keep")
    correcting.correct(actor, under.pk, deciding.Answer(under.difference, "drop"), "Toch niet.")
    work()
    decided.refresh_from_db()
    adopted.refresh_from_db()
    assert decided.state == Group.State.DECIDED and adopted.withdrawn_at is not None
    again = adopt(actor, decided, board)
    assert again.number != adopted.number


def test_who_takes_an_adoption_back_says_why(actor: Actor, decided: Group, board: Meeting) -> None:
    adopted = adopt(actor, decided, board)
    with pytest.raises(Problem, match="reason-missing"):
        adopting.take_verdict_back(actor, decided.pk, "")
    made = adopting.take_verdict_back(actor, decided.pk, "De begroting klopt niet.")
    decided.refresh_from_db()
    assert made.corrects_id == adopted.pk and decided.state == Group.State.DECIDED


def test_the_steering_group_settles_what_lies_before_it(actor: Actor, wmo: Group, board: Meeting, work: Work) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    for to, answer, state in (("advice", "Doe het zo.", "answered"), ("steering", "", "open")):
        Referral.objects.create(
            group=wmo,
            difference=key,
            summary="Verslag",
            to=to,
            answer=answer,
            state=state,
            asked_on=clock.today(),
            answered_on=clock.today() if answer else None,
            asked_by_id=actor.person,
        )
    laid = Referral.objects.get(group=wmo, to=Referral.To.STEERING)
    made = steering.settle_referral(actor, laid.pk, deciding.Answer(key, "drop"), "Niemand leest het.")
    laid.refresh_from_db()
    assert laid.state == Referral.State.ANSWERED and laid.answer.startswith(made.number)
    assert "Doe het zo." in made.advice and made.working_group_id == board.working_group_id
    work()
    assert Difference.objects.get(draft__group=wmo, key=key).decided
    with pytest.raises(Problem, match="referral-closed"):
        steering.settle_referral(actor, laid.pk, deciding.Answer(key, "keep"), "Nog eens.")


def test_publishing_waits_for_the_steering_group(actor: Actor, decided: Group, board: Meeting) -> None:
    later = clock.today() + datetime.timedelta(days=200)
    said = Accompaniment(transition_rule="Meldingen van ervoor: de oude werkwijze.")
    with pytest.raises(Problem, match="adopt-first"):
        publishing.publish_group(actor, decided.pk, name="Melding Wmo", valid_from=later, said=said)
    adopt(actor, decided, board)
    published = publishing.publish_group(actor, decided.pk, name="Melding Wmo", valid_from=later, said=said)
    version = Version.objects.get(pk=published.id)
    assert version.transition_rule == said.transition_rule
    decided.refresh_from_db()
    assert (decided.state, decided.published_id) == (Group.State.PUBLISHED, version.pk)
    assert not Decision.objects.filter(kind=Decision.Kind.PUBLICATION).exists(), "the steering group decided"


def test_the_page_leads_from_agenda_to_publication(
    client: Client, analyst: Account, decided: Group, board: Meeting
) -> None:
    client.force_login(analyst)
    address = f"/groepen/GROEP-{decided.pk}/vaststellen"
    assert client.post(f"{address}/agenda", {"vergadering": board.pk}).status_code == 302
    page = client.get(address).content.decode()
    assert "Alle verschillen zijn besloten" in page and "Staat op de agenda" in page
    revision = Group.objects.get(pk=decided.pk).revision
    refused = client.post(f"{address}/besluit", {"outcome": "aangenomen", "meeting": board.pk, "gezien": revision})
    assert refused.status_code == 422
    assert client.get(f"{address}/besluit").headers["Location"] == address, "who reloads it comes back to the page"
    given = {"outcome": "aangenomen", "meeting": board.pk, "reason": "Het klopt.", "gezien": revision}
    assert client.post(f"{address}/besluit", given).status_code == 302
    assert client.post(f"{address}/publiceren", {"name": ""}).status_code == 422
    assert client.get(f"{address}/publiceren").headers["Location"] == address
    sent = client.post(f"{address}/publiceren", {"name": "Melding Wmo", "valid_from": clock.today().isoformat()})
    assert sent.status_code == 302
    assert "Na de publicatie" in client.get(address).content.decode()


def test_without_an_end_it_is_published_neither_with_nor_without_a_concept(actor: Actor, decided: Group) -> None:
    draft = Draft.objects.get(group=decided)
    nodes = [node for node in draft.graph["nodes"] if node.get("event") != "end"]
    ends = {node["id"] for node in draft.graph["nodes"]} - {node["id"] for node in nodes}
    flows = [flow for flow in draft.graph["flows"] if flow["target"] not in ends]
    Draft.objects.update(graph={**draft.graph, "nodes": nodes, "flows": flows})
    told = []
    for make in (lambda: None, lambda: concept.make_concept(actor, decided.pk)):
        make()
        decided.refresh_from_db()
        blocks = first_block(decided)
        assert blocks is not None
        told.append(blocks.text)
        with pytest.raises(Problem, match="blocks-publication"):
            publishing.publish_group(actor, decided.pk, name="Melding Wmo")
    assert told == ["Nog nodig in het concept: Het proces heeft nog geen einde."] * 2


def test_what_the_sources_did_not_fill_in_may_stay_open(client: Client, analyst: Account, decided: Group) -> None:
    client.force_login(analyst)
    page = client.get(f"/groepen/{decided.number}/vaststellen").content.decode()
    assert "Aan te vullen in het concept (5): Het proces heeft nog geen begin." in page
    assert f'href="/groepen/{decided.number}/concept#aanvullen"' in page and first_block(decided) is None


def test_the_page_of_the_concept_says_at_which_steps_something_is_missing(
    client: Client, analyst: Account, actor: Actor, decided: Group
) -> None:
    """In the draft it leads to the row there, and once there is a concept to the row in the editor."""
    client.force_login(analyst)
    draft = Draft.objects.get(group=decided)
    nameless = next(node["id"] for node in draft.graph["nodes"] if node["kind"] == "step")
    nodes = [{**node, "role": ""} if node["id"] == nameless else node for node in draft.graph["nodes"]]
    Draft.objects.update(graph={**draft.graph, "nodes": nodes})
    page = client.get(f"/groepen/{decided.number}/concept").content.decode()
    place = re.search(rf'<tr id="(stap-\d+)" data-element="{nameless}">', page)
    assert place and 'id="aanvullen"' in page and f'href="?pagina=1#{place[1]}">Stap' in page
    concept.make_concept(actor, decided.pk)
    decided.refresh_from_db()
    assert decided.concept is not None
    page = client.get(f"/groepen/{decided.number}/concept").content.decode()
    assert f'href="/processen/PROC-{decided.concept.process_id}/bewerken#nr-' in page


def test_without_a_steering_group_the_register_says_who_decided(
    client: Client, analyst: Account, decided: Group, work: Work
) -> None:
    """And the page of the group from when its process applies and who looks after it."""
    client.force_login(analyst)
    address = f"/groepen/{decided.number}/vaststellen"
    page = client.get(address).content.decode()
    assert "Wie heeft dit besloten?" in page and f'value="{analyst.name}"' in page
    given = {"name": "Melding Wmo", "valid_from": "2032-01-01", "decided_by": "Het college"}
    assert client.post(f"{address}/publiceren", given).status_code == 302
    made = Decision.objects.get(kind=Decision.Kind.PUBLICATION)
    told = "Gepubliceerd zonder besluit van een stuurgroep: besloten door Het college"
    decided.refresh_from_db()
    assert (chosen_words(made), made.decided_by, made.version) == (told, analyst, decided.published)
    page = client.get(address).content.decode()
    assert told in page and made.number in page and told in client.get("/besluiten").content.decode()
    for tab in (address, f"/groepen/{decided.number}"):
        page = client.get(tab).content.decode()
        assert "1 januari 2032" in page and "nog niet gekozen" in page
    work()
    page = client.get(f"/processen/PROC-{made.version.process_id}").content.decode()
    assert "Geldt vanaf 1 januari 2032" in page and "nog niet gekozen" in page


def test_its_chair_reads_the_traject_and_every_group_of_it(
    client: Client, actor: Actor, employee: Account, wmo: Group, board: Meeting
) -> None:
    here = f"/trajecten/{wmo.traject_id}"
    client.force_login(employee)
    assert here not in client.get("/trajecten").content.decode() and client.get(here).status_code == 403
    home = Organisation.objects.get(name="Landerd")
    marloes = Person.objects.create(name="Marloes", name_key="marloes", organisation=home, account=employee)
    memberships.add_member(actor, board.working_group_id, marloes.pk, memberships.Seat("bestuur", part="voorzitter"))
    assert f'href="{here}"' in client.get("/trajecten").content.decode()
    for address in (here, f"{here}/groepen", f"{here}/processen", f"/groepen/{wmo.number}"):
        assert client.get(address).status_code == 200, address
    assert client.post(f"{here}/vergelijken").status_code == 403


def test_only_who_records_for_the_steering_group_may(client: Client, decided: Group, board: Meeting) -> None:
    owner = make_account(PRODUCT, email="anke@voorbeeld.nl", name="Anke", password="een lang wachtwoord")
    give_role(PRODUCT, owner, "proceseigenaar")
    client.force_login(owner)
    address = f"/groepen/GROEP-{decided.pk}/vaststellen"
    assert client.get(address).status_code == 200
    assert "Leg het besluit vast" not in client.get(address).content.decode()
    assert client.post(f"{address}/besluit", {"outcome": "aangenomen", "reason": "Ja."}).status_code == 403


@pytest.mark.parametrize("state", ["merging", "decided"])
def test_its_page_asks_little_of_the_database_with_a_steering_group(
    actor: Actor,
    wmo: Group,
    board: Meeting,
    analyst: Account,
    work: Work,
    state: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """With a point of the agenda, a question before the steering group, advice and a verdict."""
    WorkingGroup.objects.create(traject=wmo.traject, kind="ondersteunend", name="JZ")
    adopting.put_on_agenda(actor, wmo.pk, board.pk)
    for number, difference in enumerate(Difference.objects.filter(draft__group=wmo)):
        laid = referring.refer(actor, wmo.pk, difference.key, "steering", "Wat vindt de stuurgroep?")
        advice = referring.refer(actor, wmo.pk, difference.key, "advice", f"Wat vindt JZ van {number}?")
        if state == "decided":
            referring.advise(actor, advice.pk, "Het kan.")
            steering.settle_referral(actor, laid.pk, deciding.Answer(difference.key, "drop"), "Het kan weg.")
    work()
    if state == "decided":
        adopting.give_verdict(actor, wmo.pk, adopting.Verdict(Outcome.HELD, "JZ kijkt nog."))
    client = Client()
    client.force_login(analyst)
    here = f"/groepen/{wmo.number}/vaststellen"
    client.get(here)
    with django_assert_max_num_queries(25):
        page = client.get(here).content.decode()
    assert "Staat op de agenda van" in page and "Leg het besluit vast" in page
