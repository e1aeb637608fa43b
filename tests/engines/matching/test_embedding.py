"""A model of meaning of one's own fills what words leave open; it undoes nothing that people or opposites say."""

from __future__ import annotations

from collections.abc import Sequence

from stroomlijn.engines.matching.collection import Collection
from stroomlijn.engines.matching.pairwise import matching_of
from stroomlijn.engines.process_model import Flow, Kind, Node, Process

TALK, TABLE = "Zwamgesprek houden", "Kwispelronde doen"
GRANTED, REFUSED = "Aanvraag toekennen", "Aanvraag afwijzen"


class Alike:
    """Finds every label alike, opposites too."""

    def encode(self, texts: Sequence[str]) -> Sequence[tuple[float, float]]:
        return [(0.6, 0.8) for _ in texts]


def row(name: str, *labels: str) -> Process:
    nodes = tuple(Node(f"{name}{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels))
    flows = tuple(Flow(f"f{n}", f"{name}{n}", f"{name}{n + 1}") for n in range(len(labels) - 1))
    return Process(name, name, nodes, flows)


SIDES = (row("l", "Melden", TALK, GRANTED, "Sluiten"), row("r", "Melden", TABLE, REFUSED, "Sluiten"))


def test_what_words_leave_open_is_filled_and_opposites_stay_opposites() -> None:
    plain, filled = Collection(SIDES), Collection(SIDES, embedding=Alike())
    assert plain.lexicon.similarity(TALK, TABLE) == 0 < filled.lexicon.similarity(TALK, TABLE) <= 0.5
    assert filled.lexicon.similarity(GRANTED, REFUSED) == 0
    shown = {(one.left, c.right) for one in matching_of(filled, 0, 1, {}).suggestions for c in one.candidates}
    assert ("l2", "r2") not in shown


def test_what_people_said_goes_before_what_a_model_means() -> None:
    collection = Collection(SIDES, embedding=Alike())
    for same in (True, False):
        told = collection.taught([((0, "l1"), (1, "r1"), same)])
        assert told.lexicon.similarity(TALK, TABLE) == float(same)
        matching = matching_of(told, 0, 1, {("l1", "r1"): same})
        assert (("l1", "r1", 1.0) in {(m.left, m.right, m.confidence) for m in matching.matches}) == same


class Silent:
    def encode(self, texts: Sequence[str]) -> Sequence[tuple[float, float]]:
        raise AssertionError("there is nothing to say")


def test_nothing_is_asked_of_a_model_where_nothing_is_said() -> None:
    empty = Collection([Process("a"), Process("b")], embedding=Silent())
    assert matching_of(empty, 0, 1, {}).matches == ()
