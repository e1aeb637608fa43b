"""Processes that nobody should draw: no exception, and work that does not grow with the square."""

from __future__ import annotations

import random
from itertools import product

import pytest

from stroomlijn.engines.matching import align, cluster, match, similarity
from stroomlijn.engines.matching.reading import Unit
from stroomlijn.engines.matching.similarity import COMMON, Lexicon
from stroomlijn.engines.matching.thesaurus import Thesaurus
from stroomlijn.engines.matching.units import Likeness
from stroomlijn.engines.matching.values import Member
from stroomlijn.engines.process_model import Flow, Kind, Node, Process


def chain(name: str, count: int, label: str) -> Process:
    nodes = tuple(Node(f"n{n}", Kind.STEP, label.format(n), type="task") for n in range(count))
    return Process(name, name, nodes, tuple(Flow(f"f{n}", f"n{n}", f"n{n + 1}") for n in range(count - 1)))


def test_five_hundred_equal_steps_are_paired_in_their_order() -> None:
    one, other = chain("a", 500, "Zelfde stap"), chain("b", 500, "Zelfde stap")
    assert {(m.left, m.right) for m in match(one, other).matches} == {(f"n{n}", f"n{n}") for n in range(500)}
    assert len(align([one, other])) == 500


def test_two_thousand_steps_that_share_a_word() -> None:
    one, other = chain("a", 2000, "Stap {}"), chain("b", 2000, "Stap {}")
    assert len(match(one, other).matches) == 2000
    assert len(cluster([Member("x", one), Member("x", other)])) == 1


def test_a_word_of_very_many_labels_is_no_reason_to_compare_them() -> None:
    lexicon = Lexicon([f"Stap {n}" for n in range(COMMON + 1)])
    assert lexicon.leads("Stap 7") == {"7"}


def test_how_many_labels_are_compared_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "MOST_COMPARED", 20_000)
    chance, words = random.Random(1), ["".join(letters) for letters in product("bkst", "aeo", "lmrn", "aeio", "p")]
    labels = {" ".join(chance.sample(words[:60], 3)) for _ in range(800)} | {"Zeldzaam woord", "Zeldzame woorden"}
    lexicon = Lexicon(labels)
    compared = {frozenset((one, other)) for one in labels for other in lexicon.candidates(one)}
    assert len(labels) < len(compared) <= 20_000
    assert "Zeldzame woorden" in lexicon.alike("Zeldzaam woord")


def test_very_many_steps_of_two_names_are_paired_once_each() -> None:
    one, other = chain("a", 300, "Stuk nakijken"), chain("b", 300, "Stukken nagekeken")
    found = match(one, other).matches
    assert len(found) <= 300


def test_nothing_one_step_and_no_names() -> None:
    empty, single = Process("a"), chain("b", 1, "Brief sturen")
    nameless = chain("c", 5, "")
    for left in (empty, single, nameless):
        for right in (empty, single, nameless):
            found = match(left, right, among=[empty, nameless])
            assert bool(found.matches) == (left is right is single)
            assert len(align([left, right])) <= len(left.steps) + len(right.steps)


def test_parts_that_hang_together_with_nothing_and_flows_to_nowhere() -> None:
    loose = Process("a", "a", chain("a", 3, "Stap {}").nodes, (Flow("f", "n0", "gone"), Flow("g", "n1", "n1")))
    assert {(m.left, m.right) for m in match(loose, loose).matches} == {("n0", "n0"), ("n1", "n1"), ("n2", "n2")}


def test_labels_of_ten_thousand_characters_and_other_scripts() -> None:
    odd = ["x" * 10_000, "対応する", "  ", "?", "\u0000\ufffd", "ß" * 500]
    process = Process("p", "p", tuple(Node(f"n{n}", Kind.STEP, label) for n, label in enumerate(odd)))
    assert {(m.left, m.right) for m in match(process, process).matches} >= {(f"n{n}", f"n{n}") for n in (0, 1, 3, 5)}


def test_a_number_in_each_label_is_not_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Unit, Unit]] = []
    real = Likeness._likeness
    monkeypatch.setattr(Likeness, "_likeness", lambda self, *pair: compared.append(pair) or real(self, *pair))
    numbers = [Unit((str(number),)) for number in range(1000, 1300)]
    likeness = Likeness([*numbers, Unit(("melding",)), Unit(("meldingen",))], Thesaurus.own())
    assert [likeness.near(number) for number in numbers] == [{number} for number in numbers]
    assert likeness.near(Unit(("melding",))) == {Unit(("melding",)), Unit(("meldingen",))}
    assert len(compared) <= 2
