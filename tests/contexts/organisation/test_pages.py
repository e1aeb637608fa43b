"""The pages of people, teams and werkrollen: what an administrator sees, and what everybody may do themselves."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.support import signed_in

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Grant
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Deputy, PeopleFile, Person
from stroomlijn.organisation.operations.deputies import set_deputy
from stroomlijn.organisation.operations.inviting import invite_people
from stroomlijn.organisation.operations.people import Details, make_person
from stroomlijn.organisation.operations.people_files import upload_people
from stroomlijn.organisation.operations.teams import make_team
from stroomlijn.organisation.operations.trajecten import organisation_named
from stroomlijn.organisation.operations.werkrollen import make_werkrol

MOST = 25


@pytest.fixture
def kees(actor: Actor) -> Client:
    account = make_account(actor, email="kees@voorbeeld.nl", name="Kees")
    give_role(actor, account, "beheerder")
    return signed_in(account)


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def uploaded(kees: Client, content: bytes, name: str = "mensen.csv", organisation: str = "Uden") -> str:
    """The address where the upload leads, or what the form says."""
    file = SimpleUploadedFile(name, content)
    answer = kees.post("/mensen/inlezen", {"new_organisation": organisation, "chosen": file})
    return answer.headers.get("Location") or answer.content.decode()


def test_people_are_found_and_filtered(kees: Client, actor: Actor, uden: int) -> None:
    team, werkrol = make_team(actor, uden, "Toegang"), make_werkrol(actor, "Consulent")
    ria = make_person(actor, uden, Details("Ria Küijpers", email="ria@uden.nl"), teams=[team], werkrollen=[werkrol])
    make_person(actor, uden, Details("Bram van Lankveld", number="1042"))
    make_person(actor, organisation_named(actor, "Oss"), Details("Jo"))

    def names(query: str) -> set[str]:
        page = text(kees, f"/mensen?{query}")
        return {name for name in ("Ria Küijpers", "Bram van Lankveld", "Jo") if f">{name}</a>" in page}

    assert names("") == {"Ria Küijpers", "Bram van Lankveld", "Jo"}
    assert names("tekst=kuijpers") == names(f"team={team}") == names(f"werkrol={werkrol}") == {"Ria Küijpers"}
    assert names("tekst=1042") == {"Bram van Lankveld"}
    assert names(f"organisatie={uden}&toon=zonder-account") == {"Ria Küijpers", "Bram van Lankveld"}
    invitable = text(kees, "/mensen/uitnodigen")
    assert "Ria Küijpers" in invitable
    assert "Bram van Lankveld" not in invitable, "without an address nobody is invited"
    assert names("toon=uit-dienst") == set()
    kees.post(f"/mensen/{ria}/uit-dienst", {"on": clock.today().isoformat()})
    assert names("toon=uit-dienst") == {"Ria Küijpers"}
    assert names("") == {"Bram van Lankveld", "Jo"}


def test_what_was_typed_stays_when_somebody_else_was_first(kees: Client, actor: Actor, uden: int) -> None:
    make_werkrol(actor, "Consulent Wmo")
    ria = make_person(actor, uden, Details("Ria"))
    form = {"name": "Ria Kuijpers", "phone": "0413-1", "werkrollen": "consulent wmo", "gezien": "1"}
    assert kees.post(f"/mensen/{ria}/wijzigen", form).status_code == 302
    late = kees.post(f"/mensen/{ria}/wijzigen", {"name": "Ria van Uden", "gezien": "1"})
    page = late.content.decode()
    assert late.status_code == 409
    assert 'value="Ria van Uden"' in page
    assert "Dit staat er nu" in page
    assert "0413-1" in page
    assert Person.objects.get(pk=ria).name == "Ria Kuijpers"
    seen = re.search(r'name="gezien" value="(\d+)"', page)
    assert seen
    assert kees.post(f"/mensen/{ria}/wijzigen", {"name": "Ria van Uden", "gezien": seen[1]}).status_code == 302
    assert Person.objects.get(pk=ria).name == "Ria van Uden"


def test_a_name_that_the_register_does_not_know_is_refused_with_what_was_meant(
    kees: Client, actor: Actor, uden: int
) -> None:
    make_werkrol(actor, "Consulent Wmo")
    ria = make_person(actor, uden, Details("Ria"))
    page = kees.post(f"/mensen/{ria}/wijzigen", {"name": "Ria", "werkrollen": "Consulnt Wmo"}).content.decode()
    assert "Bedoel je: Consulent Wmo?" in page


def test_the_link_of_an_invitation_is_shown_once_and_opens_the_account(kees: Client, actor: Actor, uden: int) -> None:
    ria = make_person(actor, uden, Details("Ria", email="ria@uden.nl"))
    page = kees.post(f"/mensen/{ria}/uitnodigen").content.decode()
    link = re.search(r"(/begin/[\w-]+)", page)
    assert link
    assert link[1] not in text(kees, f"/mensen/{ria}")
    assert Client().post(link[1], {"password": "een heel lang wachtwoord"}).status_code == 302
    assert "In gebruik" in text(kees, f"/mensen/{ria}")


def test_many_links_come_on_a_page_and_from_there_in_a_file(kees: Client, actor: Actor, uden: int) -> None:
    people = [make_person(actor, uden, Details(f"Mens {n}", email=f"m{n}@uden.nl")) for n in range(4)]
    page = kees.post("/mensen/uitnodigen", {"mens": people[:2], "role": "medewerker"}).content.decode()
    assert len(re.findall(r"/begin/[\w-]+", page)) == 2
    assert "Mens 0" not in text(kees, "/mensen/uitnodigen"), "who has a link is to be invited no more"
    page = kees.post("/mensen/uitnodigen", {"allen": "1", "role": ""}).content.decode()
    signed = re.search(r'name="links" value="([^"]+)"', page)
    assert signed
    answer = kees.post("/mensen/uitnodigen/links.csv", {"links": signed[1]})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["m2@uden.nl", "m3@uden.nl"]
    assert all(row[2] in page and "/begin/" in row[2] for row in rows[1:])
    assert kees.post("/mensen/uitnodigen/links.csv", {"links": signed[1] + "x"}).status_code == 404
    assert "Er is niemand om uit te nodigen" in kees.post("/mensen/uitnodigen", {"role": ""}).content.decode()


def test_a_role_holds_for_one_process_or_organisation_and_is_taken_away(kees: Client, actor: Actor, uden: int) -> None:
    ria = make_person(actor, uden, Details("Ria", email="ria@uden.nl"))
    invite_people(actor, [ria])
    account = Person.objects.get(pk=ria).account_id
    scoped = {"role": "proceseigenaar", "scope": f"organisation:{uden}"}
    assert kees.post(f"/mensen/{ria}/rollen", scoped).status_code == 302
    page = text(kees, f"/mensen/{ria}")
    assert "Proceseigenaar" in page
    assert "Uden" in page
    unknown = kees.post(f"/mensen/{ria}/rollen", {"role": "medewerker", "scope": "process", "process": "PROC-99999"})
    assert "Dit proces is er niet" in unknown.content.decode()
    grant = Grant.objects.get(account=account, scope_kind="organisation")
    kees.post(f"/mensen/{ria}/rollen/{grant.pk}/weg")
    assert not Grant.objects.filter(pk=grant.pk).exists()


def test_everybody_chooses_their_own_deputy_within_their_organisation(
    kees: Client, employee: Account, actor: Actor, uden: int
) -> None:
    bram = signed_in(employee)
    assert "hoort nog niet bij een persoon" in text(bram, "/mijn/plaatsvervanger")
    me = make_person(actor, uden, Details("Bram", email=employee.email))
    ria = make_person(actor, uden, Details("Ria Kuijpers"))
    make_person(actor, organisation_named(actor, "Oss"), Details("Ria Jansen"))
    assert "Ria Kuijpers" in text(bram, "/mensen/kiezen?by=ria")
    assert "Ria Jansen" not in text(bram, "/mensen/kiezen?by=ria")
    today = clock.today().isoformat()
    refused = bram.post("/mijn/plaatsvervanger", {"by": "Ria Jansen", "begins": today})
    assert "Ria Jansen werkt bij een andere organisatie" in refused.content.decode()
    refused = bram.post("/mijn/plaatsvervanger", {"by": "Piet Puk", "begins": today})
    assert "‘Piet Puk’ staat nog niet bij de mensen." in refused.content.decode()
    assert bram.post("/mijn/plaatsvervanger", {"by": "ria", "begins": today}).status_code == 302
    (made,) = Deputy.objects.all()
    assert (made.person_id, made.by_id) == (me, ria)
    other = set_deputy(actor, ria, me, begins=clock.today())
    bram.post(f"/mijn/plaatsvervanger/{other}/weg")
    assert Deputy.objects.filter(pk=other).exists(), "that of somebody else stays"
    bram.post(f"/mijn/plaatsvervanger/{made.pk}/weg")
    assert not Deputy.objects.filter(pk=made.pk).exists()


def test_a_file_shows_per_row_what_it_does_and_keeps_the_good_ones(kees: Client) -> None:
    content = "Nummer;Naam;E-mail\n1;Zoë Büyük;zoe@uden.nl\n2;;x@uden.nl\n3;<script>alert(1)</script>;\n".encode(
        "cp1252"
    )
    address = uploaded(kees, content)
    page = text(kees, address)
    assert "Zoë Büyük" in page
    assert "Er staat geen naam." in page
    assert "<script>alert(1)" not in page
    stamp = re.search(r'name="stempel" value="(\w+)"', page)
    assert stamp
    kees.post(f"{address}/overnemen", {"stempel": stamp[1]})
    assert sorted(Person.objects.values_list("number", flat=True)) == ["1", "3"]
    assert "Overgenomen" in text(kees, address)
    again = text(kees, uploaded(kees, content))
    assert "Gelijk (2)" in again


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mensen.csv", b"", "leeg"),
        ("mensen.csv", b"Stap;Wie\n1;Ria\n", "geen rij met koppen"),
        ("mensen.pdf", b"%PDF-1.7", "lezen we niet"),
        ("mensen.xlsm", b"PK\x03\x04", "macro"),
        ("mensen.bpmn", b"<definitions/>", "geen lijst"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_reason(kees: Client, name: str, content: bytes, said: str) -> None:
    assert said in uploaded(kees, content, name)
    assert not PeopleFile.objects.exists()


def test_the_sample_is_a_file_that_we_read_ourselves(kees: Client, actor: Actor, uden: int) -> None:
    sample = kees.get("/mensen/inlezen/voorbeeld.csv").getvalue()
    page = text(kees, f"/mensen/inlezen/{upload_people(actor, uden, 'voorbeeld.csv', [sample])}")
    assert "proceseigenaar" in page, "which rights somebody will get is told beforehand"
    assert "Nieuw (3)" in page
    assert "Kan niet (0)" in page


def test_of_two_fields_of_which_one_is_needed_none_says_that_it_may_stay_empty(kees: Client, uden: int) -> None:
    page = text(kees, "/mensen/inlezen")
    assert "Of een nieuwe: de naam" in page
    assert "mag leeg blijven" not in page


def test_a_row_that_cannot_be_taken_over_shows_what_stood_in_it(kees: Client, actor: Actor, uden: int) -> None:
    content = "Nummer;Voornaam;Achternaam;E-mail;Team\n17;Piet;Jansen;geen adres;Toegang\n18;;;leeg@uden.nl;Balie\n"
    file = upload_people(actor, uden, "mensen.csv", [content.encode()])
    rows = text(kees, f"/mensen/inlezen/{file}?soort=error").partition("<tbody>")[2].partition("</tbody>")[0]
    first, second = rows.split("</tr>")[:2]
    for said in ("Piet Jansen", "17", "geen adres", "Toegang"):
        assert said in first
    for said in ("18", "leeg@uden.nl", "Balie", "Er staat geen naam."):
        assert said in second


def test_pages_ask_the_database_as_often_for_many_people_as_for_few(kees: Client, actor: Actor, uden: int) -> None:
    team, werkrol = make_team(actor, uden, "Toegang"), make_werkrol(actor, "Consulent")
    ria = make_person(actor, uden, Details("Ria", email="ria@uden.nl"), teams=[team], werkrollen=[werkrol])
    invite_people(actor, [ria])
    make_person(actor, uden, Details("Bram", email="bram@uden.nl"), teams=[team], werkrollen=[werkrol])
    pages = ["/mensen", f"/mensen/{ria}", f"/mensen/{ria}/wijzigen", "/mensen/uitnodigen", "/teams", f"/teams/{team}"]
    pages += ["/werkrollen", f"/werkrollen/{werkrol}", "/mensen/inlezen", "/beheer", "/mensen?toon=zonder-account"]

    def preview(number: int) -> str:
        rows = "".join(f"{n};Mens {n};m{n}@uden.nl;Toegang;Consulent;{n + 1}\n" for n in range(number))
        content = f"Nummer;Naam;E-mail;Team;Werkrollen;Plaatsvervanger\n{rows}".encode()
        return f"/mensen/inlezen/{upload_people(actor, uden, 'm.csv', [content])}"

    few = {address: queries(kees, address) for address in pages} | {"preview": queries(kees, preview(3))}
    for number in range(100):
        person = Person.objects.create(organisation_id=uden, name=f"Meer {number}", name_key=f"meer {number}")
        person.teams.add(team)
        person.werkrollen.add(werkrol)
    many = {address: queries(kees, address) for address in pages} | {"preview": queries(kees, preview(300))}
    assert many == few
    assert {address: number for address, number in many.items() if number > MOST} == {}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        text(client, address)
    return len(captured)
