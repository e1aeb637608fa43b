"""Probabilities that fit the collection, without anybody having judged a pair."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.matching.calibration import FURTHEST, bound_of, log_odds, logistic, shift, told


def test_where_the_same_is_rarer_than_where_it_was_learned_every_pair_is_less_likely() -> None:
    learned_on = [0.9, 0.1] * 200
    assert shift(learned_on, 0.5) == pytest.approx(0, abs=0.05)
    assert shift([0.9] * 20 + [0.1] * 380, 0.5) < -1
    assert shift([0.9] * 380 + [0.1] * 20, 0.5) > 1
    assert shift([], 0.3) == pytest.approx(0)


def test_the_share_that_is_estimated_comes_near_the_true_one() -> None:
    random, true = Random(5), 0.2
    odds = [random.gauss(2 if random.random() < true else -2, 2) for _ in range(5_000)]
    moved = shift([logistic(one) for one in odds], 0.5)
    found = sum(logistic(one + moved) for one in odds) / len(odds)
    assert found == pytest.approx(true, abs=0.03)


def test_what_people_say_of_many_moves_every_pair_and_of_one_hardly() -> None:
    assert told([]) == 0
    assert 0 < told([(0.0, True)]) < 0.15 and told([(0.0, False)]) == pytest.approx(-told([(0.0, True)]))
    random = Random(5)
    judged = [(odds, random.random() < logistic(odds + 1)) for odds in (random.gauss(0, 2) for _ in range(2_000))]
    assert told(judged) == pytest.approx(1, abs=0.15)
    assert told([(9.0, False)] * 1_000) == -FURTHEST and told([(-9.0, True)] * 1_000) == FURTHEST


def test_what_is_proposed_makes_the_expected_f_measure_highest() -> None:
    assert bound_of([0.99, 0.98, 0.97, 0.05, 0.02]) == 0.97
    assert bound_of([0.3, 0.3, 0.3]) == 0.3, "where nothing is sure, what is likely is better than nothing"
    assert bound_of([]) == 1.0


@given(st.floats(0.001, 0.999))
def test_odds_and_probabilities_are_each_others_reverse(probability: float) -> None:
    assert logistic(log_odds(probability)) == pytest.approx(probability, abs=1e-6)
