"""The page of a workshop: every cell says how it differs, steps are judged and differences laid before others."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.examples import seeds

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Draft, Group, Judgement, Membership, Referral, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, drafting, judging
from stroomlijn.harmonisation.queries.alignment import aligned_rows
from stroomlijn.harmonisation.queries.match_choice import match_choice
from stroomlijn.harmonisation.queries.replaying import replayed_group

from .people import account_of, colleague

Work = Callable[[], None]
MOST_QUERIES = 25


@pytest.fixture
def client(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def test_every_cell_says_how_it_differs(wmo: Group) -> None:
    rows = {row.label: row for row in aligned_rows(Draft.objects.get(group=wmo))}
    words = [[str(mark.words) for mark in cell.marks] for cell in rows["Verslag sturen"].cells]
    assert sorted(words) == [["Alleen hier"], ["Ontbreekt"]]
    assert rows["Melding aannemen"].same
    assert [row.label for row in aligned_rows(Draft.objects.get(group=wmo), find="verslag")] == ["Verslag sturen"]


def test_what_was_decided_is_settled_in_the_table(actor: Actor, wmo: Group, work: Work) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    deciding.decide(actor, wmo.pk, [deciding.Answer(key, "keep")])
    row = next(row for row in aligned_rows(Draft.objects.get(group=wmo)) if row.label == "Verslag sturen")
    assert (row.outcome, row.settled) == ("kept", True), "before the draft was made anew"


def test_a_row_is_judged_on_its_page_and_taken_back(client: Client, wmo: Group) -> None:
    row = next(row for row in Draft.objects.get(group=wmo).rows if row["label"] == "Onderzoek doen")
    assert client.get(reverse("group-match", args=[wmo.pk, row["id"]])).status_code == 200
    choice = match_choice(Draft.objects.get(group=wmo), row["id"])
    assert choice is not None
    sent = {"een": choice.own.value, "ander": choice.best[0].value, "zelfde": "nee"}
    assert client.post(reverse("group-judge", args=[wmo.pk]), sent).status_code == 302
    said = Judgement.objects.get(group=wmo)
    assert not said.same
    page = client.get(reverse("group", args=[wmo.pk])).content.decode()
    assert "horen niet bij elkaar" in page and reverse("group-unjudge", args=[wmo.pk, said.pk]) in page
    client.post(reverse("group-unjudge", args=[wmo.pk, said.pk]))
    assert not Judgement.objects.exists()


def test_who_advises_answers_and_the_working_group_reads_it(client: Client, actor: Actor, wmo: Group) -> None:
    advisers = WorkingGroup.objects.create(traject=wmo.traject, kind="ondersteunend", name="Ondersteuning")
    olaf = colleague(actor, "Olaf Jansen")
    Membership.objects.create(working_group=advisers, person_id=olaf, begins="2020-01-01")
    other = Client()
    other.force_login(account_of(olaf))
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    assert other.get(reverse("group", args=[wmo.pk])).status_code == 404
    client.post(reverse("difference-refer", args=[wmo.pk]), {"verschil": key, "naar": "advice", "vraag": "Mag dit?"})
    asked = Referral.objects.get()
    assert "Mag dit?" in other.get(reverse("group", args=[wmo.pk])).content.decode()
    assert other.post(reverse("decide", args=[wmo.pk]), {"verschil": key, "keuze": "drop"}).status_code == 404
    sent = {"antwoord": "Ja, dat mag.", "hoe": "advies"}
    assert other.post(reverse("referral-answer", args=[wmo.pk, asked.pk]), sent).status_code == 302
    assert "Ja, dat mag." in client.get(reverse("group", args=[wmo.pk])).content.decode()


def test_the_page_asks_little_of_the_database(
    client: Client, wmo: Group, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(reverse("group", args=[wmo.pk]))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("group", args=[wmo.pk])).status_code == 200


def test_as_most_do_it_is_shown_first_and_only_what_was_ticked_is_decided(client: Client, wmo: Group) -> None:
    difference = Difference.objects.get(draft__group=wmo, type="step-missing")
    keep = difference.options[0]
    difference.options = [{**keep, "members": [*keep["members"], "Boekel"]}, *difference.options[1:]]
    difference.save()
    page = client.get(reverse("decide-many", args=[wmo.pk])).content.decode()
    assert f'name="verschil" value="{difference.key}" checked' in page
    client.post(reverse("decide-many", args=[wmo.pk]), {"reden": "Zo doen de meeste het"})
    assert not wmo.decisions.exists(), "nothing is decided that was not shown"
    client.post(reverse("decide-many", args=[wmo.pk]), {"verschil": [difference.key], "reden": "Zo doen de meeste het"})
    assert wmo.decisions.get().difference == difference.key


def test_of_as_many_as_others_none_is_the_most_and_one_chooses(client: Client, wmo: Group) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    page = client.get(reverse("decide-many", args=[wmo.pk])).content.decode()
    assert "Geen meerderheid: kies" in page and "checked" not in page and "de meeste het" not in page
    assert "Elk verschil krijgt de keuze" not in page and "Je kiest zelf." in page
    client.post(reverse("decide-many", args=[wmo.pk]), {f"keuze-{key}": "", "reden": "Nog niet"})
    assert not wmo.decisions.exists(), "what is not chosen stays open"
    client.post(reverse("decide-many", args=[wmo.pk]), {f"keuze-{key}": "drop", "reden": "Niet nodig"})
    assert (wmo.decisions.get().difference, wmo.decisions.get().option) == (key, "drop")


def test_of_two_roles_that_as_many_have_the_table_calls_proposed_what_the_list_proposes(wmo: Group) -> None:
    row = next(one for one in wmo.draft.rows if one["kind"] == "step" and all(one["cells"]))
    for cell, role in zip(row["cells"], ("Teamleider", "Bestuurder"), strict=True):
        cell["role"] = role
    row["becomes"]["role"] = "Bestuurder"
    options = [
        {"id": role, "kind": "variant", "text": role, "members": [column["organisation"]]}
        for column, role in zip(wmo.draft.columns, ("Teamleider", "Bestuurder"), strict=True)
    ]
    about = {"label": row["label"], "rows": [row["id"]]}
    Difference.objects.create(
        draft=wmo.draft, key="rol", type="role", position=99, about=about, options=options, proposed="Teamleider"
    )
    found = next(one for one in aligned_rows(wmo.draft) if one.id == row["id"])
    assert [[str(mark.words) for mark in cell.marks] for cell in found.cells] == [[], ["Andere rol"]]


def test_what_most_do_can_become_something_else_for_one_of_them(client: Client, wmo: Group) -> None:
    difference = Difference.objects.get(draft__group=wmo, type="step-missing")
    keep = difference.options[0]
    difference.options = [{**keep, "members": [*keep["members"], "Boekel"]}, *difference.options[1:]]
    difference.save()
    key, address = difference.key, reverse("decide-many", args=[wmo.pk])
    assert f'name="anders-{key}"' in client.get(address).content.decode()
    client.post(address, {f"anders-{key}": "drop"})
    assert not wmo.decisions.exists(), "without its tick nothing is decided"
    client.post(address, {"verschil": [key], f"anders-{key}": "condition", f"tekst-{key}": " "})
    assert not wmo.decisions.exists(), "what needs words and got none stays open"
    client.post(address, {"verschil": [key], f"anders-{key}": "condition", f"tekst-{key}": "de inwoner dat vraagt"})
    assert (wmo.decisions.get().option, wmo.decisions.get().condition) == ("condition", "de inwoner dat vraagt")


def test_all_that_is_open_becomes_as_one_organisation_does_it_once_it_was_shown_and_why(
    client: Client, wmo: Group
) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    address = reverse("decide-many", args=[wmo.pk])
    assert "Alles zoals Landerd" in client.get(address).content.decode()
    page = client.get(address, {"zoals": "Landerd"}).content.decode()
    assert f'name="verschil" value="{key}" checked' in page and "<b>Laten vervallen</b>" in page
    assert "<b>Houden</b>" in client.get(address, {"zoals": "Uden"}).content.decode()
    refused = client.post(address, {"zoals": "Landerd", "verschil": [key], "reden": " "}, follow=True)
    assert "Schrijf op waarom" in refused.content.decode() and not wmo.decisions.exists()
    client.post(address, {"zoals": "Landerd", "reden": "Zij doen het al zo."})
    assert not wmo.decisions.exists(), "nothing is decided that was not shown"
    done = client.post(address, {"zoals": "Landerd", "verschil": [key], "reden": "Zij doen het al zo."}, follow=True)
    made = wmo.decisions.get()
    assert (made.option, made.reason) == ("drop", "Zij doen het al zo.")
    *_earlier, told = done.context["messages"]
    client.post(told.extra_tags)
    made.refresh_from_db()
    assert made.withdrawn_at is not None, "and is taken back in one act"


def test_where_an_organisation_does_it_in_two_ways_it_is_no_example(client: Client, wmo: Group) -> None:
    difference = Difference.objects.get(draft__group=wmo, type="step-missing")
    difference.options = [
        {**one, "members": one["members"] and [*one["members"], "Uden"]} for one in difference.options
    ]
    difference.save()
    page = client.get(reverse("decide-many", args=[wmo.pk]), {"zoals": "Uden"}).content.decode()
    assert "Niets om in één keer te besluiten" in page


def test_who_comes_second_sees_who_decided_when_and_why_and_keeps_what_was_typed(
    client: Client, actor: Actor, wmo: Group
) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")], "Landerd kan zonder")
    sent = {"verschil": key, "keuze": "keep", "reden": "De inwoner leest het graag"}
    answer = client.post(reverse("decide", args=[wmo.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in (made.number, "Landerd kan zonder", "De inwoner leest het graag"))
    assert wmo.decisions.get() == made


def test_only_a_decision_that_no_longer_fits_is_asked_again(
    client: Client, actor: Actor, wmo: Group, work: Work
) -> None:
    key = Difference.objects.get(draft__group=wmo, type="step-missing").key
    (made,) = deciding.decide(actor, wmo.pk, [deciding.Answer(key, "drop")])
    work()
    address = reverse("group", args=[wmo.pk])
    assert "Opnieuw bekijken" not in client.get(address).content.decode()
    uden, landerd = wmo.members.order_by("process__landscape__name").values_list("version", flat=True)
    wmo.members.filter(version=landerd).update(version=uden)
    drafting.ask_anew(wmo.pk)
    work()
    page = client.get(address).content.decode()
    assert "Opnieuw bekijken" in page and made.number in page and "Dit verschil is er niet meer." in page
    withdraw = reverse("decision-withdraw", args=[wmo.pk, made.number])
    done = client.post(withdraw, {"bij": "opnieuw"})
    assert done["Location"].endswith("#opnieuw"), "one stays at what is still to be looked at"
    told = client.get(address).content.decode()
    assert f"{made.number} is ingetrokken." in told and "weer open" not in told, "there is nothing to choose"


@pytest.mark.parametrize("seed", seeds(2))
def test_all_that_was_said_plays_again_to_the_same_bytes(actor: Actor, wmo: Group, work: Work, seed: int) -> None:
    random = Random(seed)
    for _turn in range(4):
        draft = Draft.objects.get(group=wmo)
        steps = [
            judging.Step(column["process"], cell["element"])
            for row in draft.rows
            for column, cell in zip(draft.columns, row["cells"], strict=True)
            if cell and row["kind"] == "step"
        ]
        one = random.choice(steps)
        other = random.choice([step for step in steps if step.process_id != one.process_id])
        judging.judge(actor, wmo.pk, one, other, same=random.random() < 0.5)
        work()
        held = wmo.decisions.filter(withdrawn_at=None).values("difference")
        if still := Difference.objects.filter(draft__group=wmo).exclude(key__in=held).first():
            option = random.choice(still.options)
            deciding.decide(actor, wmo.pk, [deciding.Answer(still.key, option["id"], "Als het kan", "Anders")])
        if random.random() < 0.3 and (last := wmo.decisions.filter(withdrawn_at=None).last()):
            deciding.withdraw(actor, wmo.pk, last.number)
        work()
        assert replayed_group(wmo.pk).outcome == "same"
