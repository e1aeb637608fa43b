"""The toets: a card in the werkoverleg, what colleagues say of it, and what each hears of that."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.foundation.today import today_of
from stroomlijn.harmonisation.models import Difference, Group, Referral, Remark, Review, ReviewMeeting, ShownCard
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.operations.review import remarks, running
from stroomlijn.harmonisation.operations.review.meetings import Held, keep_meeting, remove_meeting
from stroomlijn.harmonisation.queries.review_card import card_of, card_then
from stroomlijn.harmonisation.queries.review_counts import counted
from stroomlijn.harmonisation.queries.review_page import counts_of_review, remark_bundles
from stroomlijn.harmonisation.queries.review_subjects import questions, subjects
from stroomlijn.organisation.models import Organisation, Person, Team

Work = Callable[[], None]
DAY = datetime.date(2021, 3, 16)


@pytest.fixture
def review(actor: Actor, wmo: Group) -> Review:
    """A toets with one question: is there a report?"""
    missing = Difference.objects.get(draft__group=wmo, type="step-missing")
    Referral.objects.create(
        group=wmo,
        difference=missing.key,
        summary=missing.about["label"],
        question="Sturen we een verslag?",
        to=Referral.To.TOETS,
        asked_on=clock.today(),
        asked_by_id=actor.person,
    )
    return running.begin(actor, wmo.pk, "Kun je zo werken?")


@pytest.fixture
def team() -> Team:
    town = Organisation.objects.get(name="Uden")
    return Team.objects.create(organisation=town, name="Toegang")


@pytest.fixture
def meeting(actor: Actor, review: Review, team: Team) -> ReviewMeeting:
    return keep_meeting(actor, review.pk, Held(team.pk, DAY, 10))


@pytest.fixture
def bram(employee: Account, team: Team) -> Person:
    """A colleague of the team, who signs in and may do nothing but read."""
    person = Person.objects.create(
        organisation=team.organisation, name="Bram van Lankveld", name_key="bram van lankveld", account=employee
    )
    person.teams.add(team)
    return person


def test_the_card_asks_what_was_referred_and_says_what_changes(review: Review) -> None:
    (asked,) = questions(review)
    assert asked.text == "Sturen we een verslag?"
    assert len(asked.options) > 1
    keys = [one.key for one in subjects(review)]
    assert keys[0] == f"vraag:{asked.key}"
    assert any(key.startswith("stap:") for key in keys)
    said = " ".join(sentence for one in card_of(review, "Landerd").changes for sentence in one.sentences)
    assert "Verslag sturen" not in said  # what is still asked is not told as if it were decided


def test_the_card_says_in_sentences_what_is_new(review: Review, actor: Actor, wmo: Group, work: Work) -> None:
    Referral.objects.update(state=Referral.State.TAKEN_BACK)
    deciding.decide_as_proposed(actor, wmo.pk)
    work()
    missing = Difference.objects.get(draft__group=wmo, type="step-missing")
    assert missing.decided
    said = [sentence for one in card_of(review, "Landerd").changes for sentence in one.sentences]
    dropped = [sentence for one in card_of(review, "Uden").changes for sentence in one.sentences]
    assert any("Nieuw" in one and "Verslag sturen" in one for one in said) or any(
        "Verslag sturen" in one and "niet meer" in one for one in dropped
    )


def test_one_toets_at_a_time(review: Review, actor: Actor) -> None:
    with pytest.raises(Problem, match="review-running"):
        running.begin(actor, review.group_id)


def test_a_team_that_is_not_there_yet_is_added_with_its_first_werkoverleg(
    review: Review, analyst: Account, client: Client
) -> None:
    """Where no people were taken over there are no teams, and an analyst may not make one elsewhere."""
    client.force_login(analyst)
    address = f"/groepen/GROEP-{review.group_id}/toets/werkoverleg"
    opened = client.get(address).content.decode()
    assert "Er staan nog geen teams in Stroomlijn" in opened
    assert "Kies een team" not in opened
    held = {"day": "16-03-2021", "colleagues": "4", "organisation": Organisation.objects.get(name="Uden").pk}
    assert client.post(address, {**held, "new_team": " "}).status_code == 422
    assert client.post(address, {**held, "new_team": "Toegang  Wmo"}).status_code == 302
    made = ReviewMeeting.objects.get().team
    assert (made.name, made.organisation.name) == ("Toegang Wmo", "Uden")
    assert AuditLine.objects.filter(action="team-made", object_id=made.pk).exists()

    assert "Toegang Wmo (Uden)" in client.get(address).content.decode()
    assert client.post(address, {**held, "new_team": "toegang wmo"}).status_code == 302
    assert client.post(address, {**held, "new_team": "Backoffice"}).status_code == 302
    assert [one.team.name for one in ReviewMeeting.objects.order_by("pk")] == [
        "Toegang Wmo",
        "Toegang Wmo",
        "Backoffice",
    ]
    for given, told in (
        ({}, "Kies een team, of typ hieronder de naam van een nieuw team."),
        ({"team": made.pk, "new_team": "Balie"}, "niet allebei"),
        ({"new_team": "Balie", "organisation": ""}, "Kies van welke organisatie dit team is."),
    ):
        assert told in client.post(address, {**held, **given}).content.decode()


def test_reactions_are_typed_one_after_another(
    review: Review, meeting: ReviewMeeting, analyst: Account, client: Client
) -> None:
    client.force_login(analyst)
    address = f"/groepen/GROEP-{review.group_id}/toets/werkoverleg/{meeting.pk}"
    subject = subjects(review)[0].key
    part = client.post(address, {"text": "Graag een verslag", "subject": subject}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert f'value="{subject}" selected' in part.content.decode()  # the next one is most often about the same
    client.post(address, {"text": "Scheelt bellen", "subject": ""})
    client.post(address, {"text": "Scheelt bellen", "subject": ""})
    assert [one.text for one in Remark.objects.order_by("pk")] == ["Graag een verslag", "Scheelt bellen"]
    first = Remark.objects.order_by("pk")[0]
    assert (first.about, first.difference) == ("Sturen we een verslag?", review.differences[0])


def test_a_bsn_is_warned_for_and_kept_only_when_one_insists(
    review: Review, meeting: ReviewMeeting, analyst: Account, client: Client
) -> None:
    client.force_login(analyst)
    address = f"/groepen/GROEP-{review.group_id}/toets/werkoverleg/{meeting.pk}"
    page = client.post(address, {"text": "Inwoner 123456782 wacht al lang"}).content.decode()
    assert "lijkt een BSN te staan" in page
    assert "op te vragen onder de Woo" in page
    assert not Remark.objects.exists()
    client.post(address, {"text": "Inwoner 123456782 wacht al lang", "toch": "1"})
    assert Remark.objects.count() == 1


def test_a_colleague_reacts_on_the_card_and_hears_what_was_done(
    review: Review, meeting: ReviewMeeting, bram: Person, employee: Account, actor: Actor, client: Client
) -> None:
    client.force_login(employee)
    card = f"/groepen/GROEP-{review.group_id}/toets/kaart"
    assert client.get(card).status_code == 200
    assert client.get(f"/groepen/GROEP-{review.group_id}/toets").status_code == 404
    assert client.post(card, {"text": "Ik wil het verslag ook mailen", "subject": ""}).status_code == 302
    remark = Remark.objects.get()
    assert (remark.person, remark.meeting) == (bram, meeting)

    remarks.answer(actor, review.pk, {remark.pk: remark.revision}, "declined", "Mailen mag niet van de Wmo.")
    assert "Mailen mag niet" in Message.objects.get(account=employee).title
    assert waiting(employee) == ["Niet overgenomen: Mailen mag niet van de Wmo."]
    page = client.get("/reacties/mijn").content.decode()
    assert "Mailen mag niet van de Wmo." in page
    client.post("/reacties/toets/gezien", {"reactie": remark.pk})
    assert waiting(employee) == []


def test_who_is_in_none_of_the_teams_does_not_see_the_card(
    review: Review, meeting: ReviewMeeting, employee: Account, client: Client
) -> None:
    client.force_login(employee)
    assert client.get(f"/groepen/GROEP-{review.group_id}/toets/kaart").status_code == 404


def test_only_who_said_or_wrote_it_takes_it_back(
    review: Review, meeting: ReviewMeeting, bram: Person, employee: Account, analyst: Account, client: Client
) -> None:
    remark = remarks.note(Actor(employee.pk), meeting.pk, "Dit werkt niet", person_id=bram.pk)
    address = f"/groepen/GROEP-{review.group_id}/toets/reactie/{remark.pk}/intrekken"
    client.force_login(analyst)
    assert client.post(address).status_code == 403
    other = make_account(PRODUCT, email="jo@voorbeeld.nl", name="Jo", password="een lang wachtwoord")
    give_role(PRODUCT, other, "medewerker")
    client.force_login(other)
    assert client.post(address).status_code == 404
    client.force_login(employee)
    client.post(address)
    assert not Remark.objects.exists()


def test_one_outcome_for_what_says_the_same(review: Review, meeting: ReviewMeeting, actor: Actor) -> None:
    for text in ("Stuur het verslag ook naar de inwoner", "stuur het verslag ook naar de inwoner!", "Liever bellen"):
        remarks.note(actor, meeting.pk, text)
    together, _alone = sorted(remark_bundles(review, ""), key=len, reverse=True)
    assert len(together) == 2
    with pytest.raises(Problem, match="remark-reason"):
        remarks.answer(actor, review.pk, {one.pk: one.revision for one in together}, "declined", "")
    remarks.answer(actor, review.pk, {one.pk: one.revision for one in together}, "adopted", "")
    with pytest.raises(Problem, match="remark-answered"):
        remarks.answer(actor, review.pk, {together[0].pk: together[0].revision}, "adopted", "")
    assert Remark.objects.filter(outcome="adopted").count() == 2


def test_undoing_an_outcome_takes_its_message_back(
    review: Review, meeting: ReviewMeeting, bram: Person, employee: Account, actor: Actor
) -> None:
    remark = remarks.note(Actor(employee.pk), meeting.pk, "Dit werkt niet", person_id=bram.pk)
    remarks.answer(actor, review.pk, {remark.pk: remark.revision}, "adopted", "Dank je")
    assert Message.objects.filter(account=employee).count() == 1
    remarks.reopen(actor, review.pk, [remark.pk])
    assert not Message.objects.filter(account=employee).exists()
    assert Remark.objects.get().outcome == ""


def test_seventeen_colleagues_and_nine_reactions_go_back_to_the_question(
    review: Review, meeting: ReviewMeeting, actor: Actor
) -> None:
    town = Organisation.objects.get(name="Landerd")
    other = keep_meeting(
        actor, review.pk, Held(Team.objects.create(organisation=town, name="Toegang Landerd").pk, DAY, 7)
    )
    question = subjects(review)[0].key
    for number in range(9):
        where = meeting if number % 2 else other
        remark = remarks.note(actor, where.pk, f"Opmerking nummer {number}", question if number < 4 else "")
        if number == 8:
            with pytest.raises(Problem, match="review-remarks-open"):
                running.close(actor, review.pk)
        outcome = "declined" if number < 3 else "adopted"
        remarks.answer(actor, review.pk, {remark.pk: remark.revision}, outcome, "Omdat de wet dat vraagt")
    told = "17 collega's gaven 9 reacties: 6 overgenomen, 3 niet overgenomen."
    assert counted(counts_of_review(review)) == told
    running.close(actor, review.pk)
    referral = Referral.objects.get()
    assert referral.state == "answered"
    assert referral.answer == f"{told} Over deze vraag: 4 reacties: 1 overgenomen, 3 niet overgenomen."
    running.reopen(actor, review.pk)
    assert Referral.objects.get().state == "open"
    with pytest.raises(Problem, match="review-meeting-in-use"):
        remove_meeting(actor, meeting.pk)


def test_of_a_small_team_it_is_not_told_how_many_there_were(
    review: Review, meeting: ReviewMeeting, team: Team, actor: Actor, analyst: Account, client: Client
) -> None:
    keep_meeting(actor, review.pk, Held(team.pk, DAY, 3), meeting.pk)
    assert counts_of_review(review).colleagues is None
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{review.group_id}/toets").content.decode()
    assert "minder dan vijf" in page


def test_an_earlier_toets_stays_to_be_read(
    review: Review, meeting: ReviewMeeting, actor: Actor, analyst: Account, client: Client
) -> None:
    remark = remarks.note(actor, meeting.pk, "Dit werkt goed")
    remarks.answer(actor, review.pk, {remark.pk: remark.revision}, "adopted", "")
    running.close(actor, review.pk)
    running.begin(actor, review.group_id)
    client.force_login(analyst)
    base = f"/groepen/GROEP-{review.group_id}/toets"
    assert f"{base}/reacties?toets={review.pk}" in client.get(base).content.decode()
    assert "Dit werkt goed" in client.get(f"{base}/reacties?toets={review.pk}&toon=alles").content.decode()


def test_nothing_is_added_to_a_closed_toets(review: Review, meeting: ReviewMeeting, actor: Actor) -> None:
    running.close(actor, review.pk)
    with pytest.raises(Problem, match="review-not-open"):
        remarks.note(actor, meeting.pk, "Te laat")


def test_the_export_holds_no_names(
    review: Review, meeting: ReviewMeeting, bram: Person, employee: Account, analyst: Account, client: Client
) -> None:
    remarks.note(Actor(employee.pk), meeting.pk, "Bram van Lankveld zegt: te veel werk", person_id=bram.pk)
    client.force_login(analyst)
    answer = client.get(f"/groepen/GROEP-{review.group_id}/toets/reacties.csv")
    text = b"".join(answer.streaming_content).decode()
    assert "te veel werk" in text
    assert "Lankveld" not in text
    assert "Toegang" in text


def test_the_pages_ask_no_more_of_many_reactions(
    review: Review, meeting: ReviewMeeting, analyst: Account, client: Client, django_assert_max_num_queries
) -> None:
    Remark.objects.bulk_create(
        Remark(meeting=meeting, text=f"Reactie nummer {number} over stap {number * 7}") for number in range(120)
    )
    client.force_login(analyst)
    base = f"/groepen/GROEP-{review.group_id}/toets"
    for address in (base, f"{base}/reacties?toon=alles", f"{base}/werkoverleg/{meeting.pk}", f"{base}/kaart"):
        with django_assert_max_num_queries(25):
            assert client.get(address).status_code == 200


def waiting(account: Account) -> list[str]:
    fresh = Account.objects.get(pk=account.pk)
    return [row.detail for section in today_of(fresh) if section.key == "review-answers" for row in section.rows]


def test_a_reaction_is_read_against_what_people_saw(
    client: Client, actor: Actor, analyst: Account, wmo: Group, meeting: ReviewMeeting, bram: Person, work: Work
) -> None:
    said = remarks.note(actor, meeting.pk, "Het verslag moet blijven", person_id=bram.pk)
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    today = keep_meeting(actor, meeting.review_id, Held(meeting.team_id, clock.today(), 10))
    later = remarks.note(actor, today.pk, "Nu is het weg", person_id=bram.pk)
    assert said.card is not None
    assert [one.label for one in card_then(said.card).steps if "Verslag" in one.label] == ["Verslag sturen"]
    assert [one.text for one in card_then(said.card).questions] == ["Sturen we een verslag?"]
    client.force_login(analyst)
    address = f"/groepen/{wmo.number}/toets/kaart"
    then = client.get(f"{address}/{said.card_id}").content.decode()
    steps = then[then.index('id="stappen"') :]
    assert "Zo lag de kaart op tafel vanaf" in then and "Verslag sturen" in steps
    now = client.get(address).content.decode()
    assert "Verslag sturen" not in now[now.index('id="stappen"') :]
    assert f"{address}/{said.card_id}" in client.get(f"/groepen/{wmo.number}/toets/reacties").content.decode()
    assert later.card_id != said.card_id
    assert meeting.review.cards.count() == 2, "what says the same is kept once"


def test_what_is_written_down_later_keeps_the_card_of_its_werkoverleg(
    actor: Actor, wmo: Group, review: Review, team: Team, work: Work, settings: object
) -> None:
    settings.DEMO = True
    first = review.cards.get()
    ShownCard.objects.filter(pk=first.pk).update(since=DAY - datetime.timedelta(days=7))
    set_peildatum(PRODUCT, DAY + datetime.timedelta(days=7))
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    before = keep_meeting(actor, review.pk, Held(team.pk, DAY, 10))
    after = keep_meeting(actor, review.pk, Held(team.pk, DAY + datetime.timedelta(days=8), 10))
    assert remarks.note(actor, before.pk, "Gezegd op de dag zelf").card == first
    assert remarks.note(actor, after.pk, "Gezegd na het besluit").card != first


def test_a_colleague_sees_the_card_of_their_own_reaction_and_no_other(
    client: Client, actor: Actor, wmo: Group, meeting: ReviewMeeting, bram: Person, employee: Account
) -> None:
    said = remarks.note(actor, meeting.pk, "Het verslag moet blijven")
    address = f"/groepen/{wmo.number}/toets/kaart/{said.card_id}"
    client.force_login(employee)
    assert client.get(address).status_code == 404
    remarks.note(actor, meeting.pk, "Van mij ook", person_id=bram.pk)
    assert client.get(address).status_code == 200
