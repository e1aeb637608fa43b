"""The proposed alignment of two processes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from stroomlijn.engines.matching import Band, Judged, match
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.process_model import Event, Flow, Kind, Node, Process


def process(*labels: str, side: str = "l") -> Process:
    return Process(
        side, side, tuple(Node(f"{side}{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels))
    )


LEFT = process("Aanvraag ontvangen", "Aanvraag beoordelen", "Aanvraag toekennen", side="l")
RIGHT = process("Beoordelen aanvraag", "Aanvraag afwijzen", "Ontvangen van de aanvraag", side="r")


def pairs(*arguments: Process, judged: tuple[Judged, ...] = ()) -> set[tuple[str, str]]:
    return {(one.left, one.right) for one in match(*arguments, judged=judged).matches}


def test_steps_with_the_same_words_match_surely() -> None:
    matching = match(LEFT, RIGHT)
    assert {(one.left, one.right, one.band) for one in matching.matches} == {
        ("l0", "r2", Band.AUTO),
        ("l1", "r0", Band.AUTO),
    }
    assert (matching.left, matching.right) == ("l", "r")


def test_candidates_are_ranked_and_never_opposites() -> None:
    suggestions = {one.left: one.candidates for one in match(LEFT, RIGHT).suggestions}
    for candidates in suggestions.values():
        assert list(candidates) == sorted(candidates, key=lambda c: -c.confidence)
        assert len(candidates) <= 5
    assert "r1" not in {candidate.right for candidate in suggestions["l2"]}


def test_several_to_several() -> None:
    assert pairs(process("Brief sturen", "Brief sturen", side="l"), process("Brief sturen", side="r")) == {
        ("l0", "r0"),
        ("l1", "r0"),
    }


def test_a_judged_pair_is_never_overruled() -> None:
    judged = (Judged("l1", "r0", same=False), Judged("l2", "r1", same=True), Judged("gone", "r1", same=True))
    matching = match(LEFT, RIGHT, judged=judged)
    assert ("l1", "r0") not in {(one.left, one.right) for one in matching.matches}
    assert ("l2", "r1", 1.0) in {(one.left, one.right, one.confidence) for one in matching.matches}
    assert all(c.right != "r0" for one in matching.suggestions if one.left == "l1" for c in one.candidates)
    assert "gone" not in {one.left for one in matching.matches}


def test_of_two_judgements_that_contradict_each_other_the_one_that_keeps_apart_holds() -> None:
    both = (Judged("l1", "r0", same=False), Judged("l1", "r0", same=True))
    assert match(LEFT, RIGHT, judged=both) == match(LEFT, RIGHT, judged=both[::-1])
    assert ("l1", "r0") not in pairs(LEFT, RIGHT, judged=both)


def test_events_and_gateways_take_no_part() -> None:
    events = Process("e", nodes=(Node("a", Kind.EVENT, "Begin", event=Event.START), Node("b", Kind.GATEWAY, "Begin")))
    assert match(events, events).matches == ()


def test_a_message_says_whether_it_comes_or_goes() -> None:
    letters = Process(
        "l",
        nodes=(
            Node("comes", Kind.EVENT, "Aanvraag", type="intermediateCatchEvent", trigger="message"),
            Node("goes", Kind.EVENT, "Besluit", type="endEvent", event=Event.END, trigger="message"),
        ),
    )
    asked = process("Aanvraag ontvangen", "Aanvraag verzenden", "Besluit ontvangen", "Besluit verzenden", side="r")
    assert pairs(letters, asked) == {("comes", "r0"), ("goes", "r3")}
    shown = {(one.left, c.right) for one in match(letters, asked).suggestions for c in one.candidates}
    assert not shown & {("comes", "r1"), ("goes", "r2")}


def test_words_that_one_has_more_often_are_never_sure() -> None:
    flows = tuple(Flow(f"l{n}{n + 1}", f"l{n}", f"l{n + 1}") for n in range(3))
    twice = replace(process("Melden", "Brief sturen", "Bellen", "Brief sturen", side="l"), flows=flows)
    once = replace(process("Melden", "Brief sturen", "Bellen", side="l"), flows=flows[:2])
    bands = {(one.left, one.right): one.band for one in match(twice, once).matches}
    assert bands["l0", "l0"] is Band.AUTO
    assert bands["l1", "l1"] is Band.SUGGEST


def test_both_directions_find_the_same() -> None:
    assert pairs(LEFT, RIGHT) == {(one, other) for other, one in pairs(RIGHT, LEFT)}


def test_empty_and_unnamed_steps() -> None:
    assert match(Process("a"), Process("b")).matches == ()
    assert match(process("", side="l"), process("", side="r")).matches == ()
    nodes = tuple(Node(f"n{n}", Kind.STEP, label, type="task") for n, label in enumerate(("Melden", " ", "", "Bellen")))
    half = Process("h", "h", nodes, tuple(Flow(f"f{n}", f"n{n}", f"n{n + 1}") for n in range(3)))
    shown = {place for one in match(half, half).suggestions for place in (one.left, *(c.right for c in one.candidates))}
    assert shown == {"n0", "n3"}


def test_matching_costs_no_numpy() -> None:
    """Web processes import it at start."""
    code = "import sys, stroomlijn.engines.merging; print({'numpy', 'scipy', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        ("Bedrag > 100 controleren", "Bedrag < 100 controleren", Band.SUGGEST),
        ("Versie 2.3 vaststellen", "Versie 3.2 vaststellen", Band.SUGGEST),
        ("Score > norm melden", "Score < norm melden", Band.SUGGEST),
        ("Opgeboekte kosten melden", "Omgeboekte kosten melden", Band.SUGGEST),
        ("Markt inlichten", "Mark inlichten", Band.SUGGEST),
        ("Plant vaststellen", "Plan vaststellen", Band.SUGGEST),
        ("Klant bellen", "Klan bellen", Band.SUGGEST),
        ("Bedrag >100 controleren", "Bedrag > 100 controleren", Band.AUTO),
        ("Kosten - vorig jaar boeken", "Kosten -> vorig jaar boeken", Band.AUTO),
        ("Rapport opstellen", "Rapporten opstellen", Band.AUTO),
    ],
)
def test_another_number_sign_letter_or_beginning_of_a_verb_is_never_sure(one: str, other: str, band: Band) -> None:
    sides = [Process(side, side, (Node(side, Kind.STEP, label),)) for side, label in (("l", one), ("r", other))]
    assert [found.band for found in match(*sides).matches] == [band]


def test_the_t_that_is_of_the_word_itself_stays() -> None:
    lexicon = Lexicon(["Sport regelen", "Spor regelen", "Besluit verleent", "Besluit verlenen"], "nl")
    assert lexicon.words("Sport regelen") != lexicon.words("Spor regelen")
    assert lexicon.words("Besluit verleent") == lexicon.words("Besluit verlenen")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("Formulier versturen", "Formulier ontvangen", 0), ("Dossier overdragen", "Dossier overnemen", 1)],
)
def test_sending_and_receiving_are_two_steps_whoever_does_them(one: str, other: str, found: int) -> None:
    sides = [
        Process(role, role, (Node(role, Kind.STEP, label, role=role),)) for role, label in (("l", one), ("r", other))
    ]
    assert len(match(*sides).matches) == found


def test_what_a_person_has_to_look_at_is_not_told_to_be_sure() -> None:
    left, right = (_numbered(side) for side in (0, 1))
    matching = match(left, right)
    assert matching.matches
    assert {one.band for one in matching.matches} == {Band.SUGGEST}
    assert max(one.confidence for one in matching.matches) < 0.9
    assert max(one.confidence for suggestion in matching.suggestions for one in suggestion.candidates) < 0.9


def test_a_candidate_is_told_to_be_as_likely_as_the_match_that_it_is() -> None:
    matching = match(_numbered(0), replace(_numbered(0), id="1"))
    told = {(one.left, c.right): c.confidence for one in matching.suggestions for c in one.candidates}
    assert {(one.left, one.right): one.confidence for one in matching.matches}.items() <= told.items()
    assert {pair for pair, confidence in told.items() if confidence >= 0.9} <= pairs(_numbered(0), _numbered(0))


def _numbered(side: int) -> Process:
    nodes = tuple(Node(f"{side}-{n}", Kind.STEP, f"Stap {n} doen van {n % 7}|{side}", type="task") for n in range(30))
    flows = tuple(Flow(f"f{n}", f"{side}-{n}", f"{side}-{n + 1}") for n in range(29))
    return Process(str(side), str(side), nodes, flows)
