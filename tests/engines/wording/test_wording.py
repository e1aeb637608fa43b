"""Words as people type them: bent, joined, apart, mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.wording import QUESTION, Vocabulary, bases, meant_by, stem

_WORDS = """
    aanmelding aanvragen afsluiten badkamer gehandicaptenparkeerkaart gezin hulp huishoudelijke inleveren jeugd
    jeugdhulp kader kinderrolstoel klacht melding overlijden parkeerkaart rolstoel strijkvoorziening uitstroom
    verhuiskosten verhuizen verlopen ziekenhuisontslag
"""
KNOWN = Vocabulary(_WORDS.split())


@pytest.mark.parametrize(
    ("bent", "verb"),
    [
        ("afgesloten", "afsluiten"),
        ("overleden", "overlijden"),
        ("ingeleverd", "inleveren"),
        ("aangevraagd", "aanvragen"),
        ("verloopt", "verlopen"),
        ("verhuist", "verhuizen"),
    ],
)
def test_a_verb_is_known_however_it_is_bent(bent: str, verb: str) -> None:
    assert verb in KNOWN.forms_of(bent)


@pytest.mark.parametrize("noun", ["gezin", "gebied", "gemeente", "geld"])
def test_a_noun_that_begins_as_a_participle_keeps_its_beginning(noun: str) -> None:
    assert bases(noun) == (stem(noun),)


def test_a_number_is_not_bent() -> None:
    assert stem("119") != stem("19")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("meldnig", "melding"),
        ("klaht", "klacht"),
        ("olstoel", "rolstoel"),
        ("gehandicaptenparkerkaart", "gehandicaptenparkeerkaart"),
        ("hondenbelasting", ""),
        ("kamer", ""),
        ("19", ""),
    ],
)
def test_what_was_mistyped_is_the_word_that_lies_nearest(typed: str, meant: str) -> None:
    assert meant_by(typed, KNOWN.words) == meant


def test_compounds_are_found_by_their_parts_and_the_other_way() -> None:
    assert KNOWN.made_of("kind", "rolstoel") == ["kinderrolstoel"]
    assert KNOWN.made_of("verhuizen", "kosten") == ["verhuiskosten"]
    assert KNOWN.ending_in("parkeerkaart") == ["gehandicaptenparkeerkaart"]
    assert KNOWN.beginning_with("ziekenhuis") == ["ziekenhuisontslag"]
    assert KNOWN.parts_of("huishoudelijkehulp") == [("huishoudelijke", "hulp")]
    assert KNOWN.heads_of("poetshulp") == ["hulp"]
    assert KNOWN.fronts_of("strijkservice") == ["strijkvoorziening"]
    assert KNOWN.front_of("jeugdhulp") == ["jeugd"]


def test_what_a_first_part_makes_another_word_is_no_kind_of_it() -> None:
    assert KNOWN.ending_in("stroom") == []
    assert KNOWN.ending_in("melding") == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=40))
def test_any_word_can_be_asked(word: str) -> None:
    assert bases(word)[0] == stem(word)
    KNOWN.forms_of(word), KNOWN.heads_of(word), KNOWN.fronts_of(word), KNOWN.parts_of(word), KNOWN.front_of(word)
    assert meant_by(word, KNOWN.words) in {"", *KNOWN.words}


def test_what_builds_a_question_holds_no_word_of_the_field() -> None:
    assert QUESTION.isdisjoint({"aanvraag", "hulp", "klacht", "bezwaar", "bijstand", "inwoner", "melding"})
