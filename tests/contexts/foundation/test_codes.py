"""Codes are found however they are written; one that nothing has is said to be none."""

from __future__ import annotations

import pytest

from stroomlijn.foundation.codes import code_key, codes_in, is_code
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.search import Limits, search

KINDS = ["process", "process-step"]
CODES = ("LH-010", "LH-100", "LH-1", "RV 14", "WMO-L-009", "2024-12")
NAMES = ("Uden", "Oss", "Boxtel", "Vught", "Haaren", "Heusden")


@pytest.fixture(autouse=True)
def library(transactional_db: None) -> None:
    entries = [
        Findable(
            "process",
            number,
            "",
            f"Het werk van {NAMES[number - 1]}",
            f"/processen/PROC-{number}",
            also=code,
            tags=(f"nummer:{code_key(f'PROC-{number}')}", f"code:{code_key(code)}"),
        )
        for number, code in enumerate(CODES, start=1)
    ]
    named = Findable("process", 20, "", "Melding Wmo 2015", "/processen/PROC-20", tags=("nummer:proc20",))
    reindex("process", [*range(1, 7), 20], [*entries, named])


@pytest.mark.parametrize("written", ["LH-010", "lh 010", "lh010", "LH-10", "lh 10", "proces lh-10", "LH_010"])
def test_a_code_is_found_however_it_is_written(written: str) -> None:
    assert search(written, KINDS).found[0].title == "Het werk van Uden"


@pytest.mark.parametrize("written", ["LH-010", "rv14", "wmo l 9", "2024-12", "PROC-4", "proc 4"])
def test_what_is_asked_by_its_code_is_the_only_answer(written: str) -> None:
    answer = search(written, KINDS)
    assert answer.total == 1
    assert answer.no_code == ""


@pytest.mark.parametrize("asked", ["LH-999", "lh 999", "lh999"])
def test_a_code_that_nothing_has_is_said_and_those_of_its_row_are_offered(asked: str) -> None:
    answer = search(asked, KINDS)
    assert answer.no_code == asked
    assert {found.object_id for found in answer.found} == {1, 2, 3}


def test_a_code_with_a_typing_error_offers_the_nearest_first() -> None:
    answer = search("HL-010", KINDS)
    assert answer.no_code == "HL-010"
    assert answer.found[0].title == "Het werk van Uden"


def test_codes_of_what_somebody_may_not_see_are_not_offered() -> None:
    assert search("LH-999", KINDS, within=[4]).found == []


def test_inside_codes_are_not_for_everybody() -> None:
    shown = Limits(shown_only=True)
    assert search("LH-010", KINDS, limits=shown).found == []
    assert [found.object_id for found in search("PROC-1", KINDS, limits=shown).found] == [1]


def test_words_with_a_number_are_words() -> None:
    answer = search("wmo 2015", KINDS)
    assert (answer.no_code, answer.found[0].object_id) == ("", 20)


@pytest.mark.parametrize(
    ("one", "other"), [("LH-010", "lh10"), ("WMO-L-009", "wmo l 9"), ("2024-12", "2024/12"), ("Één-1", "een 01")]
)
def test_codes_are_compared_without_signs_and_leading_zeros(one: str, other: str) -> None:
    assert code_key(one) == code_key(other)


def test_numbers_that_differ_stay_apart() -> None:
    assert len({code_key(code) for code in ("20-24", "202-4", "2024", "LH-100", "LH-10")}) == 5


@pytest.mark.parametrize(("question", "code"), [("LH-010", True), ("rv 14", True), ("melding wmo", False), ("", False)])
def test_a_code_is_told_from_a_question(question: str, code: bool) -> None:
    assert is_code(question) is code


@pytest.mark.parametrize("question", ["x1" * 300, "- . -", "1 " * 500, "lh" * 50 + "-1"])
def test_no_question_is_too_much(question: str) -> None:
    assert len(codes_in(question)) <= 50
