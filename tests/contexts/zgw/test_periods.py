"""Reckoning with periods, days as people write them, and values beside their specification."""

from __future__ import annotations

from datetime import date

import pytest

from stroomlijn.zgw.wire.periods import day_in, later
from stroomlijn.zgw.zaken.specification import matches


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2021-01-31", "P1M", "2021-02-28"),
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2020-02-29", "P4Y", "2024-02-29"),
        ("2021-11-30", "P3M", "2022-02-28"),
        ("2021-12-31", "P1Y2M3W4D", "2023-03-25"),
        ("2021-03-09", "P0D", "2021-03-09"),
        ("2021-03-09", "PT12H", "2021-03-09"),
        ("9999-12-31", "P1D", None),
        ("9999-01-01", "P1Y", None),
        ("2021-03-09", "P99999Y", None),
        ("2021-03-09", "ooit", None),
    ],
)
def test_a_day_lies_a_period_later(day: str, period: str, expected: str | None) -> None:
    assert later(date.fromisoformat(day), period) == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-1-1", date(2013, 1, 1)),
        ("2013-01-01", date(2013, 1, 1)),
        (" 20130101 ", date(2013, 1, 1)),
        ("20130101123000", date(2013, 1, 1)),
        ("2013-01-01T12:30:00Z", date(2013, 1, 1)),
        ("2013-02-30", None),
        ("2013", None),
        ("binnenkort", None),
        ("", None),
        ("²0130101", None),
    ],
)
def test_a_text_stands_for_a_day(text: str, expected: date | None) -> None:
    assert day_in(text) == expected


@pytest.mark.parametrize(
    ("form", "length", "value", "expected"),
    [
        ("tekst", "5", "Noord", True),
        ("tekst", "4", "Noord", False),
        ("tekst", "n.v.t.", "Noord", True),
        ("getal", "2", "42", True),
        ("getal", "2", "-42", True),
        ("getal", "2", "420", False),
        ("getal", "2", "4,2", False),
        ("getal", "2,1", "4,2", True),
        ("getal", "2,1", "4.25", False),
        ("getal", "2", "veel", False),
        ("datum", "8", "20210309", True),
        ("datum", "8", "morgen", False),
        ("datum_tijd", "14", "20210309123000", True),
        ("datum_tijd", "14", "2021-03-09", False),
    ],
)
def test_a_value_has_the_form_of_its_specification(form: str, length: str, value: str, expected: bool) -> None:
    assert matches(value, {"formaat": form, "lengte": length, "waardenverzameling": []}) is expected


def test_a_value_is_one_of_those_that_are_listed() -> None:
    specificatie = {"formaat": "tekst", "lengte": "5", "waardenverzameling": ["Noord", "Zuid"]}
    assert [matches(value, specificatie) for value in ("Noord", "Oost")] == [True, False]
