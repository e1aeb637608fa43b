"""Finding: in the language of the text, with typing errors, the best answer first."""

from __future__ import annotations

import pytest

from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.search import search

KINDS = ["process", "process-step"]


@pytest.fixture(autouse=True)
def library(transactional_db: None) -> None:
    entries = [
        ("Melding Wmo behandelen", "Wmo", "WMO-L-009"),
        ("Gehandicaptenparkeerkaart verstrekken", "Wmo", "GPK"),
        ("Bijzondere bijstand aanvragen", "Inkomen", "BB-12"),
        ("Verhuiskosten vergoeden", "Wmo", ""),
    ]
    reindex(
        "process",
        list(range(1, 5)),
        [
            Findable("process", number, "", title, f"/processen/PROC-{number}", context=domain, also=code)
            for number, (title, domain, code) in enumerate(entries, start=1)
        ],
    )


def best(question: str) -> str:
    found = search(question, KINDS).found
    return found[0].title if found else ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("melding", "Melding Wmo behandelen"),
        ("hoe behandel ik een melding", "Melding Wmo behandelen"),
        ("meldnig behandlen", "Melding Wmo behandelen"),
        ("parkeerkaart gehandicapten", "Gehandicaptenparkeerkaart verstrekken"),
        ("gehandicaptenparkeer", "Gehandicaptenparkeerkaart verstrekken"),
        ("bijstand aanvraag", "Bijzondere bijstand aanvragen"),
        ("wmo-l-009", "Melding Wmo behandelen"),
        ("verhuiskosten", "Verhuiskosten vergoeden"),
        ("VERHUISKÓSTEN", "Verhuiskosten vergoeden"),
    ],
)
def test_the_right_process_comes_first(question: str, expected: str) -> None:
    assert best(question) == expected


@pytest.mark.parametrize("question", ["", "de het een", "'; drop table x; --", "& | ! ( )", "\x00", "%", "x" * 500])
def test_a_question_without_words_finds_nothing_and_breaks_nothing(question: str) -> None:
    assert search(question, KINDS).total == 0


def test_what_was_read_otherwise_is_said() -> None:
    assert search("meldnig", KINDS).read_as == {"meldnig": "melding"}


def test_an_entry_is_replaced_when_it_is_indexed_again() -> None:
    reindex("process", [1], [Findable("process", 1, "", "Iets anders", "/processen/PROC-1")])
    assert best("behandelen") == ""
    assert best("anders") == "Iets anders"


def test_every_answer_is_on_some_page() -> None:
    many = [Findable("process-step", 9, str(number), "Dossier sluiten", f"/{number}") for number in range(450)]
    reindex("process-step", [9], many)
    assert search("dossier", KINDS).total == 450
    assert len(search("dossier", KINDS, limit=20, offset=440).found) == 10
