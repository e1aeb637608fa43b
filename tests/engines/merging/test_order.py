"""The same steps in another order: what can be chosen apart is, and whatever is chosen is one process."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.deciding import line, told

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Member, merge, prepare, replay, unsound_places

STEPS = ("Lezen", "Bellen", "Boeken", "Scannen", "Sluiten")


def members(*orders: tuple[str, ...]) -> list[Member]:
    return [Member(f"m{number}", line(f"p{number}", *steps)) for number, steps in enumerate(orders)]


def test_two_steps_that_change_places_around_a_third_are_one_question() -> None:
    """Each alone, the ways before and after the third could be one step twice, and the other never."""
    orders = [("Lezen", "Bellen", "Boeken", "Scannen"), ("Lezen", "Scannen", "Boeken", "Bellen")]
    sources = members(*orders)
    (asked,) = merge(sources).differences
    made = {tuple(told(merge(sources, {asked.id: Choice(one.id)}).process)) for one in asked.options if one.members}
    assert made == set(orders)


def test_what_does_not_change_places_still_divides() -> None:
    first, second = ("Lezen", "Bellen", "Boeken", "Scannen"), ("Bellen", "Lezen", "Boeken", "Sluiten", "Scannen")
    assert {one.type for one in merge(members(first, second)).differences} == {"order", "step-missing"}
    moved = (("Lezen", "Bellen", "Boeken", "Scannen", "Sluiten"), ("Bellen", "Boeken", "Scannen", "Sluiten", "Lezen"))
    assert len(prepare(members(*moved)).parts) == 1
    twice = (("Lezen", "Bellen", "Boeken", "Scannen", "Sluiten"), ("Bellen", "Lezen", "Boeken", "Sluiten", "Scannen"))
    assert len([one for one in merge(members(*twice)).differences if one.type == "order"]) == 2


ORDERS = st.permutations(STEPS).flatmap(lambda steps: st.integers(1, len(steps)).map(lambda many: tuple(steps[:many])))


@given(st.lists(ORDERS, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_whatever_is_decided_of_any_orders_is_sound(orders: list[tuple[str, ...]], chance: random.Random) -> None:
    prepared = prepare(members(*orders))
    decisions: dict[str, Choice] = {}
    for difference in chance.sample(asked := replay(prepared).differences, len(asked)):
        decisions[difference.id] = Choice(chance.choice(difference.options).id, "als het spoed is", "Iets nieuws")
        assert unsound_places(prepared, decisions) == ()
    assert check_soundness(replay(prepared, decisions).process).findings == ()
