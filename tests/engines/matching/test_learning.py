"""What people say of a pair is known at once in the other pairs of the same work."""

from __future__ import annotations

from stroomlijn.engines.matching import Judged, Said, match
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.process_model import Kind, Node, Process

LEFT = ("Wijkgesprek voeren", "Wijkgesprek uitwerken", "Brief sturen")
RIGHT = ("Poortgesprek voeren", "Poortgesprek uitwerken", "Zaak sluiten")


def steps(side: str, labels: tuple[str, ...]) -> Process:
    return Process(side, side, tuple(Node(f"{side}{n}", Kind.STEP, label) for n, label in enumerate(labels)))


def confidence(left: str, right: str, **judged: object) -> float:
    found = match(steps("l", LEFT), steps("r", RIGHT), **judged)  # type: ignore[arg-type]
    return next(
        (
            one.confidence
            for each in found.suggestions
            if each.left == left
            for one in each.candidates
            if one.right == right
        ),
        0.0,
    )


def test_words_that_stood_for_each_other_do_so_in_the_next_pair() -> None:
    before = confidence("l1", "r1")
    assert confidence("l1", "r1", judged=[Judged("l0", "r0", same=True)]) > before
    assert confidence("l1", "r1", said=[Said("Poortgesprek plannen", "Wijkgesprek plannen", same=True)]) > before


def test_the_same_two_labels_elsewhere_get_the_same_answer() -> None:
    labels = ("Wijkgesprek voeren", "Buurtcontact leggen")
    assert Lexicon(labels, said=[Said(*labels, same=True)]).similarity(*labels) == 1
    assert Lexicon(labels, said=[Said(*labels, same=False)]).similarity(*labels) == 0
    both = [Said(*labels, same=True), Said(*labels[::-1], same=False)]
    assert Lexicon(labels, said=both).similarity(*labels) < 1, "who contradict each other teach nothing"


def test_a_word_that_different_steps_share_loses_weight() -> None:
    labels = ("Inkomen toetsen", "Inkomen melden", "Inkomen bespreken")
    said = [Said(labels[0], labels[1], same=False)] * 3
    assert Lexicon(labels, said=said).similarity(labels[0], labels[2]) < Lexicon(labels).similarity(
        labels[0], labels[2]
    )


def test_apart_because_of_where_they_stand_says_nothing_of_the_words() -> None:
    said = [Said("Brief sturen", "Brief sturen", same=False)]
    assert Lexicon(["Brief sturen"], said=said).similarity("Brief sturen", "Brief sturen") == 1
