"""A file of the personnel administration: what its rows say, and what each of them would change."""

from __future__ import annotations

import datetime

import pytest

from stroomlijn.engines.formats import read_tables
from stroomlijn.engines.people import Known, PeopleSheet, Plan, plan, read_people
from stroomlijn.engines.problems import Problem

TODAY = datetime.date(2026, 11, 22)
ROLES = {"medewerker": "medewerker", "proceseigenaar": "proceseigenaar"}


def sheet(text: str, encoding: str = "utf-8") -> PeopleSheet:
    return read_people(read_tables("mensen.csv", text.encode(encoding)))


def planned(text: str, known: list[Known], before: str = "", elsewhere: dict[str, str] | None = None) -> Plan:
    rows = sheet(before).rows if before else ()
    return plan(sheet(text), known, elsewhere=elsewhere or {}, before=rows, roles=ROLES, today=TODAY)


def kinds(found: Plan) -> list[str]:
    return [row.kind for row in found.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_are_read_in_every_usual_encoding(encoding: str) -> None:
    found = sheet(
        "Personeelsnummer;Naam;E-mail\r\n1042;Zoë Işık-Müller\r\n".replace("ş", "s").replace("ı", "i"), encoding
    )
    assert [(row.number, row.name) for row in found.rows] == [("1042", "Zoë Isik-Müller")]


def test_headings_are_found_by_what_people_call_them() -> None:
    text = (
        "Export van 22-11-2026;;;;;;;\n"
        "Pers.nr.;Achternaam;Tussenvoegsel;Roepnaam;E-mailadres (werk);Tel.;Organisatieonderdeel;Rollen;"
        "Uit dienst per;Kleur\n"
        '7;Lankveld;van;Bram;Bram@Oss.nl;0412-1;Wmo;"Consulent Wmo; Coördinator";31-12-2026;rood\n'
    )
    found = sheet(text)
    (row,) = found.rows
    assert (row.row, row.number, row.name, row.email) == (3, "7", "Bram van Lankveld", "bram@oss.nl")
    assert row.werkrollen == ("Consulent Wmo", "Coördinator")
    assert (row.department, row.left_on) == ("Wmo", datetime.date(2026, 12, 31))
    assert found.unknown == ("Kleur",)


def test_a_name_turned_round_is_turned_back() -> None:
    assert sheet('Naam,Functie\n"Berg, Jan van den",Griffier\n').rows[0].name == "Jan van den Berg"


def test_a_bad_row_is_refused_with_its_number_and_the_others_go_on() -> None:
    text = (
        "nummer;naam;e-mail;uit dienst\n"
        "1;Ria Kuijpers;ria@oss.nl;\n"
        "2;;leeg@oss.nl;\n"
        "3;Piet;geen adres;\n"
        "4;Kees;kees@oss.nl;gisteren\n"
        "1;Nog een Ria;;\n"
        "5;Ria Twee;RIA@oss.nl;\n"
        f"6;{'x' * 10_000};;\n"
        "7;Zonder eind;;31-12-9999\n"
    )
    found = sheet(text)
    assert [row.name for row in found.rows] == ["Ria Kuijpers", "Zonder eind"]
    assert found.rows[1].left_on is None
    assert [(remark.place, remark.code) for remark in found.refused] == [
        ("rij 3", "person-no-name"),
        ("rij 4", "person-email"),
        ("rij 5", "person-date"),
        ("rij 6", "person-number-twice"),
        ("rij 7", "person-email-twice"),
        ("rij 8", "person-too-long"),
    ]


def test_a_table_without_people_is_refused_as_a_whole() -> None:
    with pytest.raises(Problem, match="people-no-heading"):
        sheet("Stap;Wie\n1;Ria\n")


def test_each_row_is_new_changed_or_the_same() -> None:
    known = [
        Known(1, "10", "Ria Kuijpers", "ria@oss.nl", function="Consulent", werkrollen=("Consulent Wmo",)),
        Known(2, "11", "Bram van Lankveld", "bram@oss.nl"),
        Known(3, "", "Sanne Wouters", "sanne@oss.nl"),
        Known(4, "", "Joost Verhoeven"),
    ]
    text = (
        "nummer;naam;e-mail;functie;werkrollen\n"
        "10;Ria Kuijpers;ria@oss.nl;;Consulent Wmo\n"
        "11;Bram van Lankveld;b.vanlankveld@oss.nl;Coach;\n"
        "12;Sanne Wouters;sanne@oss.nl;;\n"
        "13;Joost  Verhoeven;;;\n"
        "14;Nieuw Iemand;;;\n"
    )
    found = planned(text, known)
    assert kinds(found) == ["unchanged", "changed", "changed", "changed", "new"]
    assert [(c.field, c.before, c.after) for c in found.rows[1].changes] == [
        ("email", "bram@oss.nl", "b.vanlankveld@oss.nl"),
        ("function", "", "Coach"),
    ]
    assert [row.person for row in found.rows] == [1, 2, 3, 4, None]


def test_who_is_in_the_file_no_more_is_proposed_and_a_refused_row_still_counts_as_present() -> None:
    known = [Known(1, "10", "Ria"), Known(2, "11", "Bram"), Known(3, "12", "Met de hand erbij"), Known(4, "13", "Kees")]
    before = "nummer;naam\n10;Ria\n11;Bram\n13;Kees\n"
    found = planned("nummer;naam;e-mail\n10;Ria;\n13;Kees;geen adres\n", known, before)
    assert found.left == (2,)


def test_who_left_and_stands_in_the_file_again_is_proposed_to_return() -> None:
    known = [Known(1, "10", "Ria", left_on=datetime.date(2026, 1, 1))]
    (row,) = planned("nummer;naam\n10;Ria\n", known).rows
    assert (row.kind, row.returns, row.changes) == ("changed", True, ())


def test_an_address_that_stays_somebody_elses_is_an_error_and_a_swap_is_not() -> None:
    known = [Known(1, "10", "Ria", "a@oss.nl"), Known(2, "11", "Bram", "b@oss.nl"), Known(3, "12", "Sanne", "c@oss.nl")]
    swapped = planned("nummer;naam;e-mail\n10;Ria;b@oss.nl\n11;Bram;a@oss.nl\n", known)
    assert kinds(swapped) == ["changed", "changed"]
    chained = planned("nummer;naam;e-mail\n10;Ria;b@oss.nl\n11;Bram;c@oss.nl\n", known)
    assert kinds(chained) == ["error", "error"], "Bram keeps his address, so Ria cannot have it"
    assert kinds(planned("nummer;naam;e-mail\n20;Nieuw;x@uden.nl\n", known, elsewhere={"x@uden.nl": "Lotte"})) == [
        "error"
    ]


def test_deputies_may_stand_in_a_circle_and_nobody_is_their_own() -> None:
    known = [Known(1, "10", "Ria", deputy=2), Known(2, "11", "Bram")]
    text = (
        "nummer;naam;plaatsvervanger\n"
        "10;Ria;11\n11;Bram;Sanne Wouters\n12;Sanne Wouters;ria\n13;Kees;kees\n14;Jo;niemand\n"
    )
    found = planned(text, known)
    assert [row.deputy for row in found.rows] == [2, -4, 1, None, None]
    assert kinds(found) == ["unchanged", "changed", "new", "new", "new"]
    assert [remark.code for row in found.rows for remark in row.remarks] == ["deputy-self", "deputy-unknown"]


def test_roles_are_added_and_never_taken_and_an_unknown_one_is_told() -> None:
    known = [Known(1, "10", "Ria", roles=frozenset({"procesanalist"})), Known(2, "11", "Bram")]
    found = planned("nummer;naam;toegangsrol\n10;Ria;Proceseigenaar\n11;Bram;Proceseigenaar\n12;Jo;Koning\n", known)
    assert [change.after for change in found.rows[0].changes] == ["proceseigenaar"]
    assert found.rows[1].kind == "unchanged", "without an account there is nothing to give yet"
    assert [remark.code for remark in found.rows[2].remarks] == ["person-role-unknown"]
