"""The way from an empty installation to the first published process, as 'Vandaag' shows it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.page_world import page_world

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.editing import begin_new
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.operations.organisations import make_organisation
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.trajecten import make_traject

MOST = 25


@pytest.fixture
def administrator(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees")
    give_role(PRODUCT, account, "beheerder")
    return account


@pytest.fixture
def kees(administrator: Account) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def page_of(client: Client, address: str = "/vandaag") -> str:
    return " ".join(client.get(address).content.decode().split())


def next_address(client: Client) -> str:
    """Where the one filled button of 'Vandaag' leads."""
    (after,) = page_of(client).split("utrecht-button--primary-action")[1:]
    return after.split('href="')[1].split('"')[0]


def test_each_step_leads_to_the_next_until_all_are_done(kees: Client, administrator: Account) -> None:
    actor = Actor(administrator.pk)
    assert "Nog 4 stappen" in page_of(kees)
    assert next_address(kees) == "/organisaties"
    organisation = make_organisation(actor, "Maashorst", "gemeente")
    assert next_address(kees) == "/mensen/inlezen"
    make_person(actor, organisation, Details("Ria"))
    assert next_address(kees) == "/processen/nieuw"
    traject = make_traject(actor, name="Dagelijks werk").pk
    concept = begin_new(actor, Place(traject, None, ""), "Melding")
    assert next_address(kees) == f"/processen/PROC-{concept.process_id}/publiceren"
    assert f"/processen/PROC-{concept.process_id}/bewerken" in page_of(kees), "there may be steps to write still"
    page_world(traject)
    assert "Zo begin je" not in page_of(kees)


def test_with_more_to_publish_the_step_leads_to_all_of_it(kees: Client, administrator: Account) -> None:
    actor = Actor(administrator.pk)
    make_person(actor, make_organisation(actor, "Maashorst", "gemeente"), Details("Ria"))
    traject = make_traject(actor, name="Dagelijks werk").pk
    for name in ("Melding", "Bezwaar"):
        begin_new(actor, Place(traject, None, ""), name)
    assert next_address(kees) == "/processen/beheer"


def test_the_steps_are_put_away_and_come_back(kees: Client) -> None:
    kees.post("/vandaag/begin?toon=0")
    page = page_of(kees)
    assert "Zo begin je" not in page
    assert "/vandaag/begin?toon=1" in page, "the message can undo it"
    kees.post("/vandaag/begin?toon=1")
    assert "Zo begin je" in page_of(kees)
    actions = AuditLine.objects.filter(action__startswith="first-steps").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["first-steps-put-away", "first-steps-shown"]


def test_who_administers_nothing_sees_no_steps(employee: Account) -> None:
    client = Client()
    client.force_login(employee)
    assert "Zo begin je" not in page_of(client)


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/processen", "/processen/nieuw"),
        ("/teams", "/organisaties"),
        ("/mensen", "/mensen/inlezen"),
        ("/mensen/nieuw", "/organisaties"),
        ("/werkrollen", "/mensen/inlezen"),
    ],
)
def test_an_empty_page_leads_on(kees: Client, address: str, leads_to: str) -> None:
    empty = page_of(kees, address).split('class="stroomlijn-empty"')[1]
    assert empty.split('href="')[1].split('"')[0] == leads_to


def test_the_library_leads_an_editor_to_what_waits_to_be_published(kees: Client, administrator: Account) -> None:
    actor = Actor(administrator.pk)
    begin_new(actor, Place(make_traject(actor, name="Dagelijks werk").pk, None, ""), "Melding")
    number = Process.objects.get().pk
    assert f'href="/processen/PROC-{number}/publiceren"' in page_of(kees, "/processen")


def test_today_asks_little(kees: Client) -> None:
    page_of(kees)
    with CaptureQueriesContext(connection) as asked:
        page_of(kees)
    assert len(asked) <= MOST
