"""A warning for what seems to be of an inhabitant, and silence for the words of everyday work."""

from __future__ import annotations

import pytest

from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.foundation.problems import sentence


def codes(text: str) -> list[str]:
    return [remark.code for remark in seems_personal(text)]


@pytest.mark.parametrize("text", ["BSN 111222333.", "bsn: 123456782", "1234.56.782", "111 222 333", "(123456782)"])
def test_a_number_that_passes_the_eleven_test_seems_a_bsn(text: str) -> None:
    assert codes(text) == ["personal-bsn"]


@pytest.mark.parametrize(
    "text",
    [
        "123456789",  # does not pass the test
        "zaak Z123456782",
        "zaak 2024-123456782",
        "€ 111.222.333,00",
        "NL91ABNA0111222333",
        "RSIN 111222333",
        "rsin van de gemeente: 111222333",
        "1112223330",
        "000000000",
        "000000012",
        "op 12 maart 2025 om 10.30 uur",
    ],
)
def test_other_numbers_do_not(text: str) -> None:
    assert codes(text) == []


def test_a_bsn_is_never_repeated() -> None:
    (remark,) = seems_personal("BSN 123456782 en 111222333")
    assert "123456782" not in sentence(remark)
    assert "782" in sentence(remark)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bij mevrouw Jansen liep dit anders", "mevrouw Jansen"),
        ("Mevrouw J. de Vries-Bakker belt", "Mevrouw J. de Vries-Bakker"),
        ("dhr. Van den Berg", "dhr. Van den Berg"),
        ("de heer  El Amrani", "de heer El Amrani"),
        ("familie Özdemir", "familie Özdemir"),
        ("mw. P.A. Smits wil", "mw. P.A. Smits"),
    ],
)
def test_a_name_after_a_title(text: str, found: str) -> None:
    assert [(remark.code, remark.facts["found"]) for remark in seems_personal(text)] == [("personal-name", found)]


@pytest.mark.parametrize(
    "text",
    [
        "Bel mevrouw of meneer terug",
        "Geachte heer, mevrouw",
        "vraag het meneer. De inwoner wacht",
        "noteer mw. Dan belt de consulent",
        "stuur aan dhr. of mw. De brief gaat mee",
        "mevrouw X en meneer Y",
        "de familie van de inwoner",
        "de heer Burgemeester",
    ],
)
def test_a_title_alone_is_no_name(text: str) -> None:
    assert codes(text) == []


def test_an_address_of_a_person_and_not_of_a_team() -> None:
    assert codes("mail naar jan_1980@gmail.com") == ["personal-email"]
    assert codes("p.de.boer@landerd.nl") == ["personal-email"]
    assert codes("wmo@landerd.nl, werk.inkomen@meierijstad.nl, info@1stroom.nl") == []


def test_a_mobile_number_and_not_the_one_of_the_town_hall() -> None:
    assert codes("bel 06-12345678") == ["personal-phone"]
    assert codes("bel +31 6 12 34 56 78") == ["personal-phone"]
    assert codes("bel 0413-123456 of 14 0413, zaak 20061234567890") == []


def test_all_kinds_at_once_each_with_its_own_sentence() -> None:
    found = seems_personal("Mevrouw Bakker, 123456782, a.bakker@ziggo.nl, 0612345678")
    assert [remark.code for remark in found] == ["personal-bsn", "personal-name", "personal-email", "personal-phone"]
    assert all(remark.code not in sentence(remark) for remark in found)


def test_a_long_text_takes_no_time_to_look_through() -> None:
    assert codes("mevrouw van de " * 5_000 + "1234 56 78 " * 5_000 + "a." * 20_000) == []
