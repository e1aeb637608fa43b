"""How people write numbers, durations, terms and ways on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.formats.spreadsheet.cells import clean, is_error, text
from stroomlijn.engines.formats.spreadsheet.idents import process_id, slug
from stroomlijn.engines.formats.spreadsheet.number import normal, parse
from stroomlijn.engines.formats.spreadsheet.vervolg import Branch, Target, Way, parse_vervolg
from stroomlijn.engines.process_model.durations import minutes, split_wait, written_minutes


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("45 min", 45.0),
        ("45", 45.0),
        ("1,5 uur", 90.0),
        ("1 uur 30 min", 90.0),
        ("1 uur en 30 minuten", 90.0),
        ("2u", 120.0),
        ("0:45", 45.0),
        ("00:45:00", 45.0),
        ("10-20 min", 15.0),
        ("10 tot 20 min", 15.0),
        ("5 werkdagen", None),
        ("lang", None),
        ("", None),
        ("45 min per keer", None),
    ],
)
def test_durations(written: str, found: float | None) -> None:
    assert minutes(written) == found


@given(st.integers(0, 100_000).map(lambda quarter: quarter / 4))
def test_written_minutes_are_read_back(value: float) -> None:
    assert minutes(written_minutes(value)) == value


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("reactie inwoner, 14 dagen", ("reactie inwoner", "14 dagen")),
        ("5 werkdagen", ("", "5 werkdagen")),
        ("uiterlijk 2 weken", ("", "uiterlijk 2 weken")),
        ("advies arts", ("advies arts", "")),
        ("brief, ondertekend", ("brief, ondertekend", "")),
    ],
)
def test_what_is_waited_for_and_how_long(written: str, found: tuple[str, str]) -> None:
    assert split_wait(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [("3A", "3a"), ("Stap 3a", "3a"), ("3 a", "3a"), ("4.1.", "4.1"), ("nr. 7", "7"), ("P100", "p100")],
)
def test_numbers_are_compared_in_one_form(written: str, found: str) -> None:
    assert normal(written) == found


def test_the_parts_of_a_number() -> None:
    number = parse("4.1a")
    assert number is not None
    assert (number.path, number.letter_within(0), number.letter_within(1)) == (("4", "1a"), "a", "a")
    assert parse("p100") is None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", [Branch("", (Target(Way.NEXT),))]),
        ("volgende", [Branch("", (Target(Way.NEXT),))]),
        ("4", [Branch("", (Target(Way.STEP, "4"),))]),
        ("terug naar stap 2", [Branch("", (Target(Way.STEP, "2"),))]),
        ("5 en 6", [Branch("", (Target(Way.STEP, "5"), Target(Way.STEP, "6")))]),
        ("5, 6 en 7", [Branch("", tuple(Target(Way.STEP, number) for number in "567"))]),
        ("5 en/of 6", [Branch("", (Target(Way.STEP, "5"), Target(Way.STEP, "6")), inclusive=True)]),
        ("5 of 6", [Branch("", (Target(Way.STEP, "5"),)), Branch("", (Target(Way.STEP, "6"),))]),
        ("Einde", [Branch("", (Target(Way.END),))]),
        ("einde (door of namens de inwoner)", [Branch("", (Target(Way.END, "door of namens de inwoner"),))]),
        ("einde deel", [Branch("", (Target(Way.PART_END),))]),
        ("zie proces KR-01", [Branch("", (Target(Way.PROCESS, "KR-01"),))]),
        ('"ja; mits: 1": 4', [Branch("ja; mits: 1", (Target(Way.STEP, "4"),))]),
        ("ja: zie proces Klacht en bezwaar", [Branch("ja", (Target(Way.PROCESS, "Klacht en bezwaar"),))]),
        ("einde (a) en einde (b)", [Branch("", (Target(Way.END, "a"), Target(Way.END, "b")))]),
    ],
)
def test_ways_on(written: str, found: list[Branch]) -> None:
    assert list(parse_vervolg(written).branches) == found


@given(st.text(alphabet='ja nee:;,\n"()einde0123en/of.-→> zieproces', max_size=60))
def test_any_vervolg_is_read_or_said_to_be_unread(written: str) -> None:
    found = parse_vervolg(written)
    assert found.branches or found.unread or not written.strip(' ;,\n"')


@given(st.text())
def test_a_clean_text_stays_as_it_is_and_can_be_stored(value: str) -> None:
    once = clean(value)
    assert clean(once) == once
    assert "\0" not in once
    once.encode()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_in_a_cell_is_text_without_a_needless_point(value: float) -> None:
    assert not text(value).endswith(".0") or abs(value) >= 1e15


def test_errors_of_dutch_and_english_spreadsheets() -> None:
    assert all(is_error(shown) for shown in ("#REF!", "#VERW!", "#N/B", "#DEEL/0!", "#NAAM?"))
    assert not is_error("#1 eerst bellen")


@given(st.text(max_size=40), st.text(max_size=40))
def test_ids_are_names_that_xml_takes(municipality: str, code: str) -> None:
    found = process_id(municipality, code)
    assert found[0].isalpha()
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_ids_do_not_depend_on_case_or_accents() -> None:
    assert slug("Súdwest-Fryslân") == slug("sudwest fryslan") == "sudwest-fryslan"
