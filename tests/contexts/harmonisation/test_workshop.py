"""The page of a workshop: every cell says how it differs, steps are judged and differences laid before others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Draft, Group, Judgement, Membership, Referral, WorkingGroup
from stroomlijn.harmonisation.operations import deciding
from stroomlijn.harmonisation.queries.alignment import aligned_rows
from stroomlijn.harmonisation.queries.workshop import sides

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
    own, others = sides(Draft.objects.get(group=wmo), row["id"])
    sent = {"een": own[0].value, "ander": others[0].value, "zelfde": "nee"}
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
