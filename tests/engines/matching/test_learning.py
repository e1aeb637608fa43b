"""What people say of a pair is known at once in the other pairs of the same work."""

from __future__ import annotations

from dataclasses import replace

from stroomlijn.engines.matching import Judged, Said, align, match
from stroomlijn.engines.matching.collection import Collection
from stroomlijn.engines.matching.similarity import Lexicon
from stroomlijn.engines.matching.teaching import concerning
from stroomlijn.engines.matching.weights import LEARNED
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


def test_where_more_is_the_same_than_was_thought_the_rest_is_likelier_and_else_less_likely() -> None:
    left = steps("l", ("Brief opstellen", "Nota betalen", "Dossier bijwerken", "Formulier scannen"))
    right = steps("r", ("Brief sturen", "Nota inboeken", "Dossier controleren", "Formulier printen"))
    plain, moved = Collection([left, right]), {}
    for same in (True, False):
        by_words = [Said(left.nodes[number].label, right.nodes[number].label, same) for number in range(3)]
        taught = plain.taught([((0, f"l{number}"), (1, f"r{number}"), same) for number in range(3)])
        before, after = (one.probabilities(0, 1) for one in (Collection([left, right], said=by_words), taught))
        moved[same] = after["l3", "r3"] - before["l3", "r3"]
    assert moved[True] > 0 > moved[False]


def test_the_same_two_labels_elsewhere_get_the_same_answer() -> None:
    labels = ("Wijkgesprek voeren", "Buurtcontact leggen")
    assert Lexicon(labels, said=[Said(*labels, same=True)]).similarity(*labels) == 1
    assert Lexicon(labels, said=[Said(*labels, same=False)]).similarity(*labels) == 0
    both = [Said(*labels, same=True), Said(*labels[::-1], same=False)]
    assert Lexicon(labels, said=both).similarity(*labels) < 1, "who contradict each other teach nothing"


def test_the_same_answer_is_given_of_messages_too() -> None:
    messages = tuple(Node(f"e{n}", Kind.EVENT, "Antwoord", type="catch", trigger="message") for n in range(2))
    other = steps("r", ("Verslag archiveren", "Zaak sluiten"))
    found = match(Process("l", nodes=messages), other, judged=[Judged("e0", "r0", same=True)]).matches
    assert {(one.left, one.right) for one in found} == {("e0", "r0"), ("e1", "r0")}


def test_what_is_judged_of_one_pair_makes_its_rivals_neither_likelier_nor_less_likely() -> None:
    left = steps("l", ("Brief sturen aan inwoner",))
    right = steps("r", ("Brief sturen", "Brief sturen aan school"))
    plain = collection([left, right])
    for same in (True, False):
        taught = collection([left, right], said=[Said(left.nodes[0].label, right.nodes[0].label, same)])
        assert taught["l0", "r1"] == plain["l0", "r1"]


def collection(processes: list[Process], **options: object) -> dict[tuple[str, str], float]:
    """How likely each pair is, before what is common in the collection changes it."""
    found = Collection(processes, **options)  # type: ignore[arg-type]
    return {pair: LEARNED.probability(figures) for pair, figures in found.figures(0, 1).items()}


def test_apart_because_of_where_they_stand_says_nothing_of_the_words() -> None:
    said = [Said("Brief sturen", "Brief sturen", same=False)]
    assert Lexicon(["Brief sturen"], said=said).similarity("Brief sturen", "Brief sturen") == 1


def test_the_same_answer_is_given_also_where_the_labels_have_no_word_in_common() -> None:
    said = [Said("Wijkgesprek voeren", "Zaak sluiten", same=True)]
    found = match(steps("l", LEFT), steps("r", RIGHT), said=said)
    assert ("l0", "r2") in {(one.left, one.right) for one in found.matches}
    classes = align([steps("l", LEFT), steps("r", RIGHT)], said=said)
    assert ((0, "l0"), (1, "r2")) in {one.places for one in classes}


def test_what_is_not_the_same_elsewhere_is_one_activity_in_no_alignment() -> None:
    both = [steps("l", ("Besluit verzenden",)), steps("r", ("Beschikking versturen",))]
    said = [Said("Beschikking versturen", "Besluiten verzenden", same=True)]
    assert len(align(both, said=said)) == 1
    assert len(align(both, said=[replace(one, same=False) for one in said])) == 2


def test_only_what_shares_a_word_on_both_sides_can_teach_something() -> None:
    near, far = Said("Wijkgesprek plannen", "Brief opstellen", True), Said("Wijkgesprek plannen", "Zaak sluiten", True)
    assert concerning([near, far, near], LEFT) == (near,)
