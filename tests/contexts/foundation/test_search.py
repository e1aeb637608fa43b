"""Finding: in the language of the text, with typing errors, the best answer first."""

from __future__ import annotations

import pytest

from stroomlijn.foundation.codes import code_key
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.queries.search import Limits, search

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


def test_hundreds_of_decisions_come_after_the_work_they_are_about() -> None:
    about = "Verhuiskosten vergoeden"
    keys = {n: code_key(f"BESL-2021-{n:03d}") for n in range(1, 301)}
    many = [Findable("decision", n, "", about, f"/{n}", tags=(f"code:{key}",)) for n, key in keys.items()]
    reindex("decision", list(keys), many)
    first, second, *_ = search("verhuiskosten vergoeden", [*KINDS, "decision"], free=["decision"]).found
    assert (first.kind, second.kind) == ("process", "decision")
    (asked,) = search("BESL-2021-007", [*KINDS, "decision"], free=["decision"]).found
    assert asked.object_id == 7


def test_every_answer_is_on_some_page() -> None:
    many = [Findable("process-step", 9, str(number), "Dossier sluiten", f"/{number}") for number in range(450)]
    reindex("process-step", [9], many)
    assert search("dossier", KINDS).total == 450
    assert len(search("dossier", KINDS, limit=20, offset=440).found) == 10


def test_a_word_that_stands_in_nothing_is_said_and_what_misses_most_is_no_answer() -> None:
    answer = search("paspoort verhuiskosten", KINDS)
    assert (answer.unknown, answer.about) == (["paspoort"], ["verhuiskosten"])
    assert answer.found
    assert answer.is_near
    assert answer.misses
    most = search("bijstand aanvragen met paspoort", KINDS)
    assert (most.unknown, most.is_near, most.misses) == (["paspoort"], False, True)


@pytest.mark.parametrize("question", ["wmo-l-009", "oude code WMO-L-009", "bijzondere bijstand", "meldnig"])
def test_an_answer_with_all_that_was_asked_misses_nothing(question: str) -> None:
    tags = ("code:wmol9", "domein:Wmo")
    reindex("process", [1], [Findable("process", 1, "", "Melding Wmo behandelen", "/1", also="WMO-L-009", tags=tags)])
    assert not search(question, KINDS).misses


def test_words_of_what_one_may_not_see_are_words_that_stand_in_nothing() -> None:
    answer = search("melding", KINDS, within=[2, 3])
    assert (answer.found, answer.total, answer.tags, answer.unknown) == ([], 0, {}, ["melding"])
    assert search("melding", KINDS, within=[1]).total == 1


def test_two_words_that_differ_in_one_letter_are_not_taken_for_each_other() -> None:
    reindex("process", [1], [Findable("process", 1, "", "Wettelijk kader", "/processen/PROC-1")])
    assert search("kamer", KINDS).read_as == {}


def test_answers_are_counted_and_chosen_by_kind_and_tags() -> None:
    rows = [("process", "", "Uden"), ("process-step", "1", "Uden"), ("process-step", "2", "Landerd")]
    entries = [
        Findable(kind, 9, part, "Dossier sluiten", "/9", tags=(f"organisatie:{place}", f"nummer:{part}"))
        for kind, part, place in rows
    ]
    reindex("process", [9], entries)
    answer = search("dossier", KINDS, limits=Limits(own_work=("organisatie:Landerd",)))
    assert answer.kinds == {"process": 1, "process-step": 2}
    assert answer.tags == {"organisatie:Uden": 2, "organisatie:Landerd": 1}
    assert answer.own_work == 1
    chosen = search("dossier", KINDS, limits=Limits(chosen=(("organisatie:Uden",),), kinds=("process-step",)))
    assert [(one.part, chosen.total) for one in chosen.found] == [("1", 1)]
    assert chosen.tags == answer.tags
