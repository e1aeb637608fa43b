"""A personnel file taken over: all at once, told line by line, and a second time without effect."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock
from stroomlijn.foundation.access import Role
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine, Grant, StoredFile
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Deputy, PeopleFile, Person, Team, Werkrol
from stroomlijn.organisation.operations.applying_people import apply_people
from stroomlijn.organisation.operations.inviting import invite_people
from stroomlijn.organisation.operations.people import Details, leave, make_person
from stroomlijn.organisation.operations.people_files import drop_people, upload_people
from stroomlijn.organisation.operations.werkrollen import make_werkrol
from stroomlijn.organisation.queries.people_plan import people_plan, stamp

Take = Callable[..., PeopleFile]

FILE = (
    "Personeelsnummer;Naam;E-mail;Afdeling;Team;Functie;Werkrollen;Toegangsrol;Plaatsvervanger\n"
    "10;Ria Kuijpers;ria@uden.nl;Sociaal domein;Toegang;Consulent;Wmo-consulent, coördinator;Proceseigenaar;11\n"
    "11;Bram van Lankveld;bram@uden.nl;Sociaal domein;Toegang;Coach;consulent wmo;;10\n"
    "12;=SOM(A1);;Bestuur;;;;;\n"
)


def test_people_teams_werkrollen_and_deputies_come_from_the_file(actor: Actor, take: Take) -> None:
    known = make_werkrol(actor, "Consulent Wmo", other_names=["Wmo consulent"])
    file = take(FILE)
    ria, bram, formula = Person.objects.order_by("number")
    assert file.state == "applied"
    assert {team.name for team in ria.teams.all()} == {"Toegang"}
    assert Team.objects.get(name="Toegang").department == "Sociaal domein"
    assert {team.name for team in formula.teams.all()} == {"Bestuur"}, "without a team the department is one"
    assert {role.name for role in ria.werkrollen.all()} == {"Consulent Wmo", "coördinator"}
    assert [role.pk for role in bram.werkrollen.all()] == [known], "a hyphen makes no other werkrol"
    assert {(one.person_id, one.by_id, one.ends) for one in Deputy.objects.all()} == {
        (ria.pk, bram.pk, None),
        (bram.pk, ria.pk, None),
    }
    assert formula.name == "=SOM(A1)"
    assert AuditLine.objects.filter(action="person-made", object_kind="person").count() == 3


def test_the_same_file_a_second_time_changes_nothing(take: Take) -> None:
    take(FILE)
    before = list(Person.objects.order_by("pk").values())
    counted = Team.objects.count(), Werkrol.objects.count(), Deputy.objects.count()
    AuditLine.objects.all().delete()
    file = take(FILE)
    assert {row.kind for row in people_plan(file)[0].rows} == {"unchanged"}
    assert list(Person.objects.order_by("pk").values()) == before
    assert (Team.objects.count(), Werkrol.objects.count(), Deputy.objects.count()) == counted
    assert set(AuditLine.objects.values_list("action", flat=True)) == {"people-file-read", "people-file-applied"}


def test_what_is_empty_in_the_file_stays_as_it_was_kept_by_hand(take: Take) -> None:
    take(FILE)
    Person.objects.filter(number="10").update(phone="0413-1")
    take("Personeelsnummer;Naam;Telefoon;Functie\n10;Ria Kuijpers;;Kwaliteitsmedewerker\n")
    ria = Person.objects.get(number="10")
    assert (ria.phone, ria.function, ria.werkrollen.count()) == ("0413-1", "Kwaliteitsmedewerker", 2)


def test_people_may_change_addresses_with_each_other(take: Take) -> None:
    take(FILE)
    take("Personeelsnummer;Naam;E-mail\n10;Ria Kuijpers;bram@uden.nl\n11;Bram van Lankveld;ria@uden.nl\n")
    assert dict(Person.objects.exclude(email="").values_list("number", "email")) == {
        "10": "bram@uden.nl",
        "11": "ria@uden.nl",
    }


def test_only_who_was_chosen_leaves_and_their_account_closes(actor: Actor, take: Take) -> None:
    take(FILE)
    gone = {person.number: person for person in Person.objects.exclude(number="10")}
    invite_people(actor, [gone["11"].pk])
    take("Personeelsnummer;Naam\n10;Ria Kuijpers\n", leaving=[gone["11"].pk])
    left = Person.objects.get(number="11")
    assert left.left_on == clock.today()
    assert not Account.objects.get(pk=left.account_id).is_active
    assert Person.objects.get(number="12").left_on is None


def test_who_left_comes_back_only_when_chosen(actor: Actor, take: Take) -> None:
    take(FILE)
    ria = Person.objects.get(number="10")
    leave(actor, ria.pk, datetime.date(2026, 1, 1))
    take(FILE)
    ria.refresh_from_db()
    assert ria.left_on == datetime.date(2026, 1, 1)
    take(FILE, returning=[ria.pk])
    ria.refresh_from_db()
    assert ria.left_on is None


def test_the_toegangsrol_of_the_file_comes_with_the_account(actor: Actor, take: Take) -> None:
    take(FILE)
    people = dict(Person.objects.values_list("number", "pk"))
    invitations = invite_people(actor, people.values())
    assert [one.name for one in invitations] == ["Bram van Lankveld", "Ria Kuijpers"], "who has no address is left out"
    assert all(one.link.startswith("/begin/") for one in invitations)
    roles = dict(Grant.objects.filter(account__email__endswith="uden.nl").values_list("account__email", "role"))
    assert roles == {"ria@uden.nl": Role.PROCESEIGENAAR, "bram@uden.nl": Role.MEDEWERKER}


def test_a_role_in_a_later_file_is_added_to_the_account(actor: Actor, take: Take) -> None:
    take(FILE)
    bram = Person.objects.get(number="11")
    invite_people(actor, [bram.pk])
    take("Personeelsnummer;Naam;Toegangsrol\n11;Bram van Lankveld;procesanalist\n")
    bram.refresh_from_db()
    held = set(Grant.objects.filter(account=bram.account_id).values_list("role", flat=True))
    assert held == {Role.MEDEWERKER, Role.PROCESANALIST}


def test_an_account_with_the_same_address_becomes_theirs(actor: Actor, take: Take) -> None:
    account = make_account(actor, email="ria@uden.nl", name="Ria")
    take(FILE)
    assert Person.objects.get(number="10").account_id == account.pk


def test_a_preview_that_would_now_do_something_else_is_not_taken_over(actor: Actor, uden: int) -> None:
    file = PeopleFile.objects.get(pk=upload_people(actor, uden, "m.csv", [FILE.encode()]))
    shown = stamp(people_plan(file)[0])
    make_person(actor, uden, Details("Ria Kuijpers", number="10"))
    with pytest.raises(Problem, match="people-changed-meanwhile"):
        apply_people(actor, file.pk, shown=shown)
    assert Person.objects.count() == 1
    drop_people(actor, file.pk)
    with pytest.raises(Problem, match="people-file-done"):
        apply_people(actor, file.pk, shown=stamp(people_plan(file)[0]))


def test_the_last_administrator_does_not_leave_by_a_file(actor: Actor, take: Take) -> None:
    take(FILE)
    ria = Person.objects.get(number="10")
    invite_people(actor, [ria.pk])
    ria.refresh_from_db()
    give_role(actor, Account.objects.get(pk=ria.account_id), Role.BEHEERDER)
    with pytest.raises(Problem, match="last-administrator"):
        take("Personeelsnummer;Naam\n12;Sanne\n", leaving=[ria.pk])
    assert Person.objects.get(number="12").name == "=SOM(A1)", "nothing of the file was taken over"


def test_a_file_that_is_no_list_of_people_leaves_nothing_behind(actor: Actor, uden: int) -> None:
    for data in (b"", b"Stap;Wie\n1;Ria\n", b"<a/>", b"PK\x03\x04kapot"):
        with pytest.raises(Problem):
            upload_people(actor, uden, "m.csv", [data])
    assert not PeopleFile.objects.exists()
    assert not StoredFile.objects.exists()


def test_two_thousand_people_take_as_many_queries_as_twenty(actor: Actor, take: Take, uden: int) -> None:
    def rows(number: int, function: str) -> str:
        lines = (
            f"{n};Mens {n};m{n}@uden.nl;Afdeling {n % 20};Team {n % 60};{function};Rol {n % 40};{(n + 1) % number}\n"
            for n in range(number)
        )
        return "Nummer;Naam;E-mail;Afdeling;Team;Functie;Werkrollen;Plaatsvervanger\n" + "".join(lines)

    def cost(text: str) -> int:
        file = PeopleFile.objects.get(pk=upload_people(actor, uden, "m.csv", [text.encode()]))
        shown = stamp(people_plan(file)[0])
        with CaptureQueriesContext(connection) as captured:
            apply_people(actor, file.pk, shown=shown)
        return len(captured)

    few = cost(rows(20, "a"))
    many = cost(rows(2_000, "a"))
    changed = cost(rows(2_000, "b"))
    assert Person.objects.filter(function="b").count() == 2_000
    assert many <= few + 5
    assert max(few, many, changed) < 60
