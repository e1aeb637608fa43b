"""Labels that say the same are the same; labels that say the contrary never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.matching import normalise
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.matching.words import guess_language, opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aanvraag beoordelen", "Beoordelen van de aanvraag"),
        ("Aanvraag beoordelen", "De aanvraag wordt beoordeeld"),
        ("Aanvragen beoordelen", "Beoordeling aanvraag"),
        ("Evaluate application", "Evaluation of the applications"),
        ("Check documents", "checking the document"),
        ("e-mail sturen", "E-mail  STUREN!"),
        ("aanvraagBeoordelen", "Aanvraag beoordelen"),
        ("Coördinatie", "Coordinatie"),
    ],
)
def test_the_same_said_otherwise(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aanvraag toekennen", "Aanvraag afwijzen"),
        ("Voorziening goedkeuren", "Voorziening afkeuren"),
        ("Approve request", "Reject request"),
        ("Applicant is accepted", "Applicant is rejected"),
        ("Bezwaar is gegrond", "Bezwaar is ongegrond"),
        ("Aanvraag is volledig", "Aanvraag is niet volledig"),
        ("Payment", "No payment"),
    ],
)
def test_opposites_are_never_alike(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert Lexicon([one, other]).similarity(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aanvraag toekennen of afwijzen", "Aanvraag afwijzen"),
        ("Bevestiging van ontvangst verzenden", "Ontvangstbevestiging versturen"),
        ("Besluit verzenden", "Besluit versturen"),
    ],
)
def test_what_holds_both_sides_is_not_opposed(one: str, other: str) -> None:
    assert not opposed(one, other)


def test_numbers_are_the_same_or_not() -> None:
    lexicon = Lexicon(["Formulier 12 invullen", "Formulier 13 invullen"])
    assert lexicon.similarity("Formulier 12 invullen", "Formulier 13 invullen") < 0.7


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    lexicon = Lexicon(
        ["Aanvraag ontvangen", "Aanvraag printen", "Aanvraag tellen", "Huisbezoek plannen", "Huisbezoek afleggen"]
    )
    by_rare = lexicon.similarity("Huisbezoek plannen", "Huisbezoek afleggen")
    by_common = lexicon.similarity("Aanvraag printen", "Aanvraag tellen")
    assert by_rare > by_common


def test_the_language_is_guessed_from_all_labels() -> None:
    assert guess_language(["Aanvraag beoordelen", "Brief sturen"]) == "nl"
    assert guess_language(["Send the letter", "Check application"]) == "en"


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetrical_and_between_0_and_1(one: str, other: str) -> None:
    lexicon = Lexicon([one, other])
    assert 0 <= lexicon.similarity(one, other) <= 1
    assert lexicon.similarity(one, other) == pytest.approx(lexicon.similarity(other, one))
    if normalise(one):
        assert lexicon.similarity(one, one) == 1 or not normalise(one)


def test_a_label_of_signs_that_nobody_sees_is_empty() -> None:
    assert normalise("\u200b \u200b") == normalise("") == ()
    assert normalise("?!") != ()
