"""What words of the social domain mean: the same, nearly, the contrary; and how labels are read with it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from stroomlijn.engines.matching import Band, Thesaurus, align, match
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.matching.thesaurus.values import Veto
from stroomlijn.engines.matching.words import opposed
from stroomlijn.engines.process_model import Flow, Kind, Node, Process

ELSEWHERE = (
    *("Inwoner bellen", "Gegevens opvragen bij de werkgever", "Indicatie stellen", "Factuur controleren"),
    *("Voorschot terugvorderen", "Afspraak inplannen", "Besluit verzenden", "Melding registreren"),
)
"""Other work of the same kind, so that being found is not for want of anything else."""


def steps(side: str, *labels: str) -> Process:
    return Process(side, side, tuple(Node(f"{side}{n}", Kind.STEP, label) for n, label in enumerate(labels)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Draagkracht berekenen", "Draagkracht vaststellen"),
        ("Bijstand uitbetalen", "Bedrag betalen"),
        ("Aanvraag ontvangen", "Aanvraag binnen"),
        ("Huisbezoek", "Keukentafelgesprek"),
        ("Zaak afsluiten", "Dossier archiveren"),
        ("Beschikking opstellen", "Besluit schrijven"),
    ],
)
def test_what_analysts_call_otherwise_is_the_first_suggestion(one: str, other: str) -> None:
    for left, right in ((one, other), (other, one)):
        (suggestion,) = match(steps("l", left), steps("r", *ELSEWHERE[:4], right, *ELSEWHERE[4:])).suggestions
        assert suggestion.candidates[0].right == "r4"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PGB vaststellen", "Persoonsgebonden budget bepalen"),
        ("Formulier aanvraag controleren", "Aanvraagformulier checken"),
        ("Sluit de zaak af", "Zaak afsluiten"),
        ("Aanvraag is niet toegekend", "Aanvraag afwijzen"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert Lexicon([one, other, *ELSEWHERE]).similarity(one, other) >= 0.9


def test_english_labels_are_read_in_english() -> None:
    labels = ("Grant the application", "Award application", "Send the letter")
    assert Lexicon(labels).similarity(*labels[:2]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aanvraag toekennen", "Aanvraag afwijzen"),
        ("Toekenningsbeschikking versturen", "Afwijzingsbeschikking versturen"),
        ("Voorziening niet toekennen", "Voorziening verlenen"),
        ("Advies vragen", "Adviseren"),
        ("Toestemming geven", "Toestemming intrekken"),
        ("Bezwaar gegrond verklaren", "Bezwaar ongegrond verklaren"),
        ("Klant aanmelden", "Klant afmelden"),
        ("Uitkering betalen", "Uitkering terugvorderen"),
        ("Kent de aanvraag toe", "Wijst de aanvraag af"),
        ("Keurt de factuur goed", "Keurt de factuur af"),
        ("Meldt klant aan", "Meldt klant af"),
        ("Toekennende beschikking maken", "Afwijzende beschikking maken"),
        ("Ontheffing verlenen", "Ontheffing weigeren"),
        ("Gegrondverklaring", "Ongegrondverklaring"),
        ("Gunstig advies uitbrengen", "Ongunstig advies uitbrengen"),
        ("Betaling blokkeren", "Betaling deblokkeren"),
        ("Kind jonger dan 18 jaar", "Kind ouder dan 18 jaar"),
    ],
)
def test_the_contrary_is_never_alike_nor_suggested(one: str, other: str) -> None:
    assert Lexicon([one, other]).similarity(one, other) == 0
    assert match(steps("l", one), steps("r", other)).suggestions == ()


@pytest.mark.parametrize("pair", [("factuur", "nota"), ("aanvraag", "verzoek"), ("gunstig", "kritisch")])
def test_what_people_say_is_contrary_is_never_alike(pair: tuple[str, str]) -> None:
    one, other = (f"{word.capitalize()} behandelen" for word in pair)
    own = Thesaurus.own().extended(opposite=[pair])
    assert match(steps("l", one), steps("r", other), thesaurus=own).suggestions == ()


def test_every_hard_contrary_holds_in_every_wording_beside_another_word() -> None:
    content = Thesaurus.own().content
    words = {term.id: term.words["nl"] for term in content.terms}
    wrong = [
        (f"Uitkering {one}", f"Uitkering {other}")
        for opposite in content.opposites
        if opposite.veto is Veto.HARD
        for side, contrary in ((opposite.one, opposite.other),)
        for one in (word for name in sorted(side) for word in words[name])
        for other in (word for name in sorted(contrary) for word in words[name])
        if one != other
        and not Lexicon([f"Uitkering {one}", f"Uitkering {other}"], "nl").contrary(
            f"Uitkering {one}", f"Uitkering {other}"
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("Indicatie {}", ("verhoogd", "verlaagd")),
        ("{} indicatie verwerken", ("Verhoogde", "Verlaagde")),
        ("{} zorg registreren", ("Gestarte", "Gestopte")),
        ("Maatregel {}", ("opgelegd", "opgeheven")),
        ("{} maatregel melden", ("Opgelegde", "Opgeheven")),
        ("{} bestanden controleren", ("Geïmporteerde", "Geëxporteerde")),
        ("{} betaling melden", ("Geblokkeerde", "Gedeblokkeerde")),
        ("Klant {}", ("aangemeld", "afgemeld")),
        ("{} vergunningen publiceren", ("Verleende", "Ingetrokken")),
        ("{} klanten bellen", ("Aangemelde", "Afgemelde")),
        ("{} partij bellen", ("Aangekoppelde", "Afgekoppelde")),
        ("{} partij bellen", ("Gekoppelde", "Losgekoppelde")),
        ("{} zaken tellen", ("Vergrendelde", "Ontgrendelde")),
        ("{} bedrag controleren", ("Bijgeschreven", "Afgeschreven")),
    ],
)
def test_every_contrary_holds_in_its_past_forms(label: str, forms: tuple[str, str]) -> None:
    left, right = (label.format(form) for form in forms)
    assert Lexicon([left, right]).contrary(left, right)
    assert match(steps("l", left), steps("r", right)).suggestions == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aanmelding verwerken", "Afmelding verwerken"),
        ("Instroom melden", "Uitstroom melden"),
        ("Klant inchecken", "Klant is uitgecheckt"),
    ],
)
def test_verbs_that_begin_the_other_way_are_contrary_in_every_wording(one: str, other: str) -> None:
    assert Lexicon([one, other]).contrary(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aangeleverde stukken controleren", "Afgeleverde stukken controleren"),
        ("Wijziging is ingevoerd", "Wijziging is uitgevoerd"),
        ("Voorziening niet toekennen aan inwoner", "Aanvraag van inwoner afwijzen"),
        ("Aanmelden en afmelden", "Afmelden"),
    ],
)
def test_a_beginning_alone_makes_no_contrary(one: str, other: str) -> None:
    """Of verbs that say much the same with both, of what one of the labels leaves open, or of another denied word."""
    assert not Lexicon([one, other]).contrary(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Werkgever bellen", "Werknemer bellen"), ("Заявка допустима", "Заявка недопустима")]
)
def test_words_that_only_look_alike_are_never_sure(one: str, other: str) -> None:
    assert not any(found.band is Band.AUTO for found in match(steps("l", one), steps("r", other)).matches)


def test_words_that_only_look_alike_are_never_one_class_unasked() -> None:
    sides = [steps("l", "Werkgever bellen over de vergoeding"), steps("r", "Werknemer bellen over de vergoeding")]
    labels = [side.nodes[0].label for side in sides]
    assert Lexicon(labels).similarity(*labels) > 0.9, "how alike they are is told as it is"
    assert [found.band for found in match(*sides).matches] == [Band.SUGGEST]
    assert len(align(sides)) == 2
    assert len(align(sides, together=[((0, "l0"), (1, "r0"))])) == 1


def test_a_typing_error_stays_sure() -> None:
    (found,) = match(steps("l", "Draagkracht berekenen"), steps("r", "Draagkrcht berekenen")).matches
    assert found.band is Band.AUTO


def test_what_the_law_keeps_apart_is_never_sure() -> None:
    found = match(steps("l", "Melding ontvangen"), steps("r", "Aanvraag ontvangen"))
    assert not any(one.band is Band.AUTO for one in found.matches)


def test_not_incomplete_is_no_contrary_of_complete() -> None:
    assert Lexicon([]).similarity("Dossier is niet onvolledig", "Dossier is volledig") > 0
    assert opposed("Dossier is onvolledig", "Dossier is volledig")


def test_an_organisation_adds_words_of_its_own() -> None:
    labels = ("Poortgesprek voeren", "Startgesprek voeren")
    known = Thesaurus.own().extended(
        same=[("poortgesprek", "startgesprek")], opposite=[("poortje open", "poortje dicht")]
    )
    assert Lexicon(labels).similarity(*labels) < 0.9
    assert Lexicon(labels, thesaurus=known).similarity(*labels) == pytest.approx(1)
    assert Lexicon([], thesaurus=known).similarity("Poortje open", "Poortje dicht") == 0


def test_what_an_organisation_calls_the_same_is_no_contrary_by_how_it_begins() -> None:
    labels = ("Afspraken inplannen", "Afspraken uitplannen")
    others = ("Cliënt aangemeld", "Cliënt afgemeld")
    known = Thesaurus.own().extended(same=[("inplannen", "uitplannen")])
    assert Lexicon(labels).similarity(*labels) == 0
    assert Lexicon(labels, thesaurus=known).similarity(*labels) == pytest.approx(1)
    assert Lexicon(others, thesaurus=known).similarity(*others) == 0


def test_every_reference_in_the_thesaurus_leads_somewhere() -> None:
    content = Thesaurus.own().content
    known = {term.id for term in content.terms}
    named = {other for term in content.terms for other in (*term.wider, *term.related)}
    sides = {one for opposite in content.opposites for one in (*opposite.one, *opposite.other)}
    apart = {one for pair in content.apart for one in pair}
    assert (named | sides | apart) <= known
    assert all(re.fullmatch(r"[woasp]\.[\w-]+", one) for one in known)
    assert len(known) == len(content.terms)


@pytest.mark.parametrize(
    ("role", "other", "matched"), [("Balie", "balie ", False), ("Balie", "Inwoner", True), ("", "", True)]
)
def test_what_one_sends_another_receives(role: str, other: str, matched: bool) -> None:
    """Never the same step when one role does both; else a suggestion, that nobody adopts unasked."""
    sent = Process("l", "l", (Node("l0", Kind.STEP, "Brief verzonden", role=role),))
    received = Process("r", "r", (Node("r0", Kind.STEP, "Brief ontvangen", role=other),))
    found = match(sent, received)
    assert bool(found.suggestions) is matched
    assert all(one.band is Band.SUGGEST for one in found.matches)


def test_labels_that_are_equal_as_far_as_they_take_part_are_not_sure() -> None:
    begin = " ".join(f"woord{number}" for number in range(60))
    same = match(steps("l", f"{begin} toekennen"), steps("r", f"{begin} toekennen")).matches
    assert [one.band for one in same] == [Band.AUTO]
    found = match(steps("l", f"{begin} toekennen"), steps("r", f"{begin} iets anders")).matches
    assert [one.band for one in found] in ([], [Band.SUGGEST])


@pytest.mark.parametrize(
    ("one", "other"), [("Verzoek toewijzen", "Verzoek afwijzen"), ("Openen van de zaak", "Sluiten van de zaak")]
)
def test_a_doing_is_no_part_of_the_name_of_a_thing(one: str, other: str) -> None:
    """'Verzoek om toewijzing' and 'Open Zaak' are things; what is done to a request or a case has its contrary."""
    assert Lexicon([one, other], "nl").contrary(one, other)
    assert match(steps("l", one), steps("r", other)).suggestions == ()


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Engelse motivatiebrief beoordelen", "Motivatiebrief beoordelen"),
        ("Dossier afsluiten en archiveren", "Dossier afsluiten"),
    ],
)
def test_what_says_more_is_never_sure(more: str, less: str) -> None:
    surroundings = [("Aanvraag ontvangen", "Besluit bekendmaken"), ("Ontvangen aanvraag", "Bekendmaken besluit")]
    (a, b), (c, d) = surroundings
    found = match(row("l", a, more, b), row("r", c, less, d))
    assert {(one.left, one.band) for one in found.matches} >= {("l1", Band.SUGGEST), ("l0", Band.AUTO)}


def row(side: str, *labels: str) -> Process:
    """The steps one after another."""
    process = steps(side, *labels)
    flows = [Flow(f"f{n}", f"{side}{n}", f"{side}{n + 1}") for n in range(len(labels) - 1)]
    return replace(process, flows=tuple(flows))
