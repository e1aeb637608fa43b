"""Who is asked to read what changes, what others see of it, and 'Mijn werk op 1 januari'."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.contexts.landscape.page_world import PageWorld, page_world

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, Grant, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.recording import tell
from stroomlijn.foundation.small_numbers import How, SafeCount, safe_count
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Exercise, ExerciseTry, Favourite, Process, ReadMark, Validity, Version
from stroomlijn.landscape.operations.read_marks import mark_as_read
from stroomlijn.organisation.models import Organisation, Person, Team, Traject, Werkrol

Work = Callable[[], None]
ASKED = "consulent wmo"


@pytest.fixture
def world(traject_id: int, employee: Account) -> PageWorld:
    """The second version asks reading of the consulenten, and is published by hand."""
    made = page_world(traject_id, employee)
    for version in (made.first, made.second):
        version.werkrol_keys = ["consulent wmo", "medewerker backoffice", "medewerker kcc"]
        version.save()
    made.second.asks_reading_of = ["consulent wmo"]
    made.second.save()
    return made


def test_what_touches_my_work_waits_until_i_read_it(world: PageWorld, employee: Account) -> None:
    bram, address = _client(employee), f"/processen/{world.process.number}"
    assert "Verandert voor jou" in bram.get("/vandaag").content.decode()
    assert "Melding Wmo behandelen" in _main(bram, "/gelezen").partition("Al gelezen")[0]
    assert "Dit raakt jouw werk" in bram.get(address).content.decode()
    page = bram.post(f"{address}/gelezen", {"versie": "2.0"}, follow=True).content.decode()
    assert "Jij hebt dit gelezen op" in page
    assert "Je bent bij" in bram.get("/gelezen").content.decode()
    assert "versie 2.0" in bram.get("/gelezen").content.decode()
    bram.post(f"{address}/gelezen/{world.second.pk}/terug")
    assert "Melding Wmo behandelen" in _main(bram, "/gelezen").partition("Al gelezen")[0]


def test_who_is_not_touched_is_not_asked(world: PageWorld, analyst: Account) -> None:
    other = Werkrol.objects.create(name="Medewerker backoffice", keys=["medewerker backoffice"])
    _person(world.organisation, "Hans", analyst, other)
    assert "Melding Wmo" not in _main(_client(analyst), "/gelezen")


@pytest.mark.parametrize("version", ["", "?versie=2.0"])
def test_a_process_of_another_municipality_asks_nothing_of_who_has_the_werkrol(
    world: PageWorld, analyst: Account, version: str
) -> None:
    _person(Organisation.objects.create(name="Oss"), "Hans", analyst, Werkrol.objects.get(keys__contains=[ASKED]))
    page = _client(analyst).get(f"/processen/{world.process.number}{version}").content.decode()
    assert "Klaar met lezen?" in page
    assert "Dit raakt jouw werk" not in page
    assert "Nieuw voor jouw werk" not in page


def test_reading_leaves_no_trace_of_who_in_the_audit(world: PageWorld, employee: Account) -> None:
    before = AuditLine.objects.count()
    _client(employee).post(f"/processen/{world.process.number}/gelezen", {"versie": "2.0"})
    assert ReadMark.objects.count() == 1
    assert AuditLine.objects.count() == before


def test_one_cannot_mark_what_one_may_not_see(world: PageWorld, employee: Account) -> None:
    Version.objects.filter(pk=world.second.pk).update(state=Version.State.CONCEPT)
    bram = _client(employee)
    assert bram.post(f"/processen/{world.process.number}/gelezen", {"versie": "2.0"}).status_code == 404
    assert bram.post("/processen/PROC-999999/gelezen", {"versie": "2.0"}).status_code == 404


@pytest.mark.parametrize("to", ["asked", ""])
def test_a_publication_tells_whom_it_touches_with_what_changed(
    world: PageWorld, employee: Account, analyst: Account, work: Work, to: str
) -> None:
    follower, untouched, no_person = (_account(f"{name}@voorbeeld.nl") for name in ("volgt", "anders", "los"))
    Favourite.objects.create(account=follower, process=world.process)
    _person(world.organisation, "Volgt", follower)
    _person(world.organisation, "Anders", untouched)
    elsewhere = _account("elders@voorbeeld.nl")
    _person(Organisation.objects.create(name="Elders"), "Elders", elsewhere, *Werkrol.objects.all())
    more = {"to": to} if to else {}
    tell(PRODUCT, events.VERSION_PUBLISHED, "process", world.process.pk, version=world.second.pk, **more)
    work()
    told = dict(Message.objects.values_list("account", "title"))
    assert told[employee.pk] == "Melding Wmo behandelen is gepubliceerd (versie 2.0): Sneller bellen."
    assert follower.pk in told
    assert untouched.pk not in told
    assert elsewhere.pk not in told, "it does not apply there"
    assert (no_person.pk in told) == (to == "")


def test_others_see_numbers_from_five_up_and_no_names(world: PageWorld, employee: Account) -> None:
    bram, address = _client(employee), f"/processen/{world.process.number}"
    colleagues = _colleagues(world, 3)
    assert "collega’s hebben dit gelezen" not in bram.get(address).content.decode()
    colleagues += _colleagues(world, 9, begin=3)
    for account in colleagues[:4]:
        mark_as_read(Actor(account.pk), world.second)
    assert "Nog minder dan vijf van 13 collega’s" in bram.get(address).content.decode()
    for account in colleagues[4:7]:
        mark_as_read(Actor(account.pk), world.second)
    page = bram.get(address).content.decode()
    assert "7 van 13 collega’s hebben dit gelezen" in page
    assert "Collega 1" not in page
    for account in colleagues[7:]:
        mark_as_read(Actor(account.pk), world.second)
    assert "Bijna alle 13 collega’s" in bram.get(address).content.decode()


@pytest.mark.parametrize(
    ("done", "of", "own_team", "told"),
    [
        (4, 4, True, None),
        (0, 5, False, SafeCount(How.FEW, 0, 5)),
        (4, 28, True, SafeCount(How.FEW, 0, 28)),
        (26, 28, True, SafeCount(How.EXACT, 26, 28)),
        (26, 28, False, SafeCount(How.NEARLY_ALL, 0, 28)),
        (58, 58, False, SafeCount(How.NEARLY_ALL, 0, 58)),
        (41, 58, False, SafeCount(How.EXACT, 41, 58)),
    ],
)
def test_what_a_number_may_tell(done: int, of: int, own_team: bool, told: SafeCount | None) -> None:
    assert safe_count(done, of, shows_rest=own_team) == told


def test_my_work_on_the_first_day(world: PageWorld, employee: Account) -> None:
    first_day = clock.today() + datetime.timedelta(days=40)
    Traject.objects.filter(pk=world.process.landscape.traject_id).update(starts_on=first_day)
    later = _process(world, "Huishoudelijke hulp", first_day)
    _process(world, "Na die dag", first_day + datetime.timedelta(days=1))
    exercise = Exercise.objects.create(process=later.process, title="Weet je het?", questions=[])
    team = Team.objects.create(organisation=world.organisation, name="Team Wmo")
    world.reader.teams.add(team)
    for account in _colleagues(world, 27, team=team)[:25]:
        mark_as_read(Actor(account.pk), later)
        mark_as_read(Actor(account.pk), world.second)
        ExerciseTry.objects.create(account=account, exercise=exercise, version=later, right=1)
    bram = _client(employee)
    mark_as_read(Actor(employee.pk), world.second)
    mark_as_read(Actor(employee.pk), later)
    page = _main(bram, "/mijn-werk")
    assert "2 processen. Eén daarvan vraagt nog iets van je." in page
    assert "Nog te oefenen" in page
    assert "Na die dag" not in page
    assert "25 van 28 klaar" in page
    ExerciseTry.objects.create(account=employee, exercise=exercise, version=later, right=0)
    assert "26 van 28 klaar" in _main(bram, "/mijn-werk")
    assert "Huishoudelijke hulp" not in _main(bram, f"/mijn-werk?op={clock.today().isoformat()}")
    assert bram.get("/mijn-werk?op=morgen").status_code == 422


def test_a_version_that_asks_nothing_of_me_leaves_what_i_read_read(world: PageWorld, employee: Account) -> None:
    mark_as_read(Actor(employee.pk), world.second)
    third = Version.objects.get(pk=world.second.pk)
    third.pk, third.number, third.order, third.asks_reading_of = None, "2.1", 3, ["medewerker kcc"]
    third.save()
    Validity.objects.filter(process=world.process).update(version=third)
    assert "Je bent er klaar voor." in _main(_client(employee), "/mijn-werk")
    third.asks_reading_of = ["consulent wmo"]
    third.save()
    assert "Eén daarvan vraagt nog iets van je." in _main(_client(employee), "/mijn-werk")


def test_what_nobody_is_asked_to_read_is_no_work_to_do(world: PageWorld, employee: Account) -> None:
    Version.objects.update(asks_reading_of=[])
    page = _main(_client(employee), "/mijn-werk")
    assert "niet veranderd" in page
    assert "Je bent er klaar voor." in page


def test_pages_ask_the_database_as_often_with_two_thousand_people(world: PageWorld, employee: Account) -> None:
    bram, pages = _client(employee), ("/mijn-werk", "/gelezen", "/vandaag")
    team = Team.objects.create(organisation=world.organisation, name="Team Wmo")
    world.reader.teams.add(team)
    few = [_queries(bram, page) for page in pages]
    accounts = Account.objects.bulk_create(
        Account(email=f"{number}@voorbeeld.nl", name=f"Collega {number}") for number in range(2_000)
    )
    people = Person.objects.bulk_create(
        Person(organisation=world.organisation, name=account.name, name_key=account.name.lower(), account=account)
        for account in accounts
    )
    werkrol = Werkrol.objects.get(name="Consulent Wmo")
    Person.werkrollen.through.objects.bulk_create(
        Person.werkrollen.through(person=person, werkrol=werkrol) for person in people
    )
    Person.teams.through.objects.bulk_create(Person.teams.through(person=person, team=team) for person in people)
    ReadMark.objects.bulk_create(
        ReadMark(account=account, process=world.process, version=world.second) for account in accounts[:1_500]
    )
    for number in range(30):
        _process(world, f"Proces {number}", clock.today())
    assert [_queries(bram, page) for page in pages] == few
    assert max(few) <= 25
    assert "1500 van 2001 collega’s" in bram.get(f"/processen/{world.process.number}").content.decode()


def _process(world: PageWorld, name: str, begins: datetime.date) -> Version:
    process = Process.objects.create(landscape=world.process.landscape, name=name, name_key=name.lower())
    version = Version.objects.get(pk=world.second.pk)
    version.pk, version.process, version.name, version.order = None, process, name, 1
    version.save()
    Validity.objects.create(process=process, version=version, organisation=world.organisation, period=(begins, None))
    return version


def _colleagues(world: PageWorld, number: int, *, begin: int = 0, team: Team | None = None) -> list[Account]:
    werkrol = Werkrol.objects.get(name="Consulent Wmo")
    accounts = []
    for place in range(begin, begin + number):
        account = Account.objects.create(email=f"collega{place}@voorbeeld.nl", name=f"Collega {place}")
        person = _person(world.organisation, account.name, account, werkrol)
        if team is not None:
            person.teams.add(team)
        accounts.append(account)
    return accounts


def _person(organisation: Organisation, name: str, account: Account, *werkrollen: Werkrol) -> Person:
    person = Person.objects.create(organisation=organisation, name=name, name_key=name.lower(), account=account)
    person.werkrollen.set(werkrollen)
    return person


def _account(email: str) -> Account:
    account = make_account(PRODUCT, email=email, name=email, password="een lang wachtwoord")
    give_role(PRODUCT, account, Grant.Role.MEDEWERKER)
    return account


def _client(account: Account) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return client


def _main(client: Client, address: str) -> str:
    """The page without menu and search field."""
    return client.get(address).content.decode().partition("<main")[2]


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
