"""Steps that stand alone and may be one: which are asked about, in which order, and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from stroomlijn.engines.matching import Said
from stroomlijn.engines.matching.near_steps import NearSteps, near_steps
from stroomlijn.engines.process_model import Flow, Kind, Node, Process


def process(name: str, *steps: str | Node) -> Process:
    """Steps one after another; ids are a, b, c …"""
    nodes = tuple(
        step if isinstance(step, Node) else Node(chr(97 + at), Kind.STEP, step, type="task")
        for at, step in enumerate(steps)
    )
    flows = tuple(Flow(f"f{at}", one.id, other.id) for at, (one, other) in enumerate(pairwise(nodes)))
    return Process(name, name, nodes, flows)


UDEN = process("U", "Aanvraag ontvangen", "Draagkracht berekenen", "Besluit nemen", "Lijst bijwerken", "Sluiten")
LANDERD = process("L", "Aanvraag ontvangen", "Draagkracht vaststellen", "Besluit nemen", "Rooster maken", "Sluiten")
ROWS = [("a", "a"), ("b", ""), ("", "b"), ("c", "c"), ("d", ""), ("", "d"), ("e", "e")]


def pairs(found: tuple[NearSteps, ...]) -> list[tuple[str, str]]:
    return [(near.one[1], near.other[1]) for near in found]


def reasons(near: NearSteps) -> dict[str, dict[str, object]]:
    return {reason.code: dict(reason.facts) for reason in near.reasons}


def test_what_is_worded_otherwise_is_asked_about_the_likeliest_first() -> None:
    found = near_steps([UDEN, LANDERD], ROWS)
    assert pairs(found) == [("b", "b"), ("d", "d")]
    assert reasons(found[0])["step-words"] == {"words": ["draagkracht"]}
    assert reasons(found[0])["step-between"] == {"after": "Aanvraag ontvangen", "before": "Besluit nemen"}


def test_without_a_word_in_common_the_place_tells() -> None:
    (near,) = near_steps([UDEN, LANDERD], [("a", "a"), ("b", "b"), ("c", "c"), ("d", ""), ("", "d"), ("e", "e")])
    assert pairs((near,)) == [("d", "d")]
    assert reasons(near)["step-between"] == {"after": "Besluit nemen", "before": "Sluiten"}


def test_a_judged_pair_is_not_asked_again_whichever_side_is_named_first() -> None:
    said = [((1, "b"), (0, "b"), False)]
    assert ("b", "b") not in pairs(near_steps([UDEN, LANDERD], ROWS, said))


def test_opposites_and_nameless_steps_are_not_asked_about() -> None:
    one = process("U", "Begin", "Aanvraag toekennen", "", "Sluiten")
    other = process("L", "Begin", "Aanvraag afwijzen", "Brief sturen", "Sluiten")
    rows = [("a", "a"), ("b", ""), ("", "b"), ("c", ""), ("", "c"), ("d", "d")]
    assert ("b", "b") not in pairs(near_steps([one, other], rows))
    assert all(near.one != (0, "c") for near in near_steps([one, other], rows))


def test_two_rows_that_hold_a_step_of_one_process_cannot_be_one() -> None:
    third = process("S", "Aanvraag ontvangen", "Draagkracht bepalen", "Besluit nemen")
    rows = [
        ("a", "a", "a"),
        ("b", "b", ""),
        ("", "", "b"),
        ("c", "c", "c"),
        ("d", "", ""),
        ("", "d", ""),
        ("e", "e", ""),
    ]
    found = near_steps([UDEN, LANDERD, third], rows)
    held = [{near.one, near.other} for near in found]
    assert sum((2, "b") in both for both in held) == 1, "with the row of two it is asked once"
    full = [
        ("a", "a", "a"),
        ("b", "b", ""),
        ("", "c", "b"),
        ("c", "", "c"),
        ("d", "", ""),
        ("", "d", ""),
        ("e", "e", ""),
    ]
    assert not any(
        (2, "b") in (near.one, near.other) and (0, "b") in (near.one, near.other)
        for near in near_steps([UDEN, LANDERD, third], full)
    )


def test_the_same_role_and_document_speak_for_it() -> None:
    ours = Node("b", Kind.STEP, "Lijst bijwerken", type="task", role="Backoffice", documents=("Betaallijst",))
    theirs = Node("b", Kind.STEP, "Rooster maken", type="task", role="backoffice", documents=("betaallijst",))
    one, other = process("U", "Begin", ours, "Einde"), process("L", "Start", theirs, "Slot")
    rows = [("b", ""), ("", "b")]
    assert near_steps([one, other], rows) == (), "alone that is too little"
    rows = [("a", "a"), ("b", ""), ("", "b"), ("c", "c")]
    (near,) = near_steps([one, other], rows)
    assert {"step-role", "step-document", "step-between"} <= reasons(near).keys()


def test_the_same_place_between_what_has_no_name_counts_too() -> None:
    begin, end = Node("x", Kind.EVENT), Node("z", Kind.EVENT)
    one, other = (
        process(name, begin, label, end) for name, label in (("U", "Lijst bijwerken"), ("L", "Rooster maken"))
    )
    one, other = (replace(each, nodes=(begin, replace(each.nodes[1], id="b"), end)) for each in (one, other))
    one, other = (replace(each, flows=(Flow("f", "x", "b"), Flow("g", "b", "z"))) for each in (one, other))
    (near,) = near_steps([one, other], [("x", "x"), ("b", ""), ("", "b"), ("z", "z")])
    assert reasons(near) == {"step-place": {}}


def test_where_many_stand_in_one_place_their_order_tells() -> None:
    begin, end = "Begin", "Einde"
    one = process("U", begin, "Lijst bijwerken", "Tafel dekken", "Raam wassen", end)
    other = process("L", begin, "Rooster maken", "Stoel halen", "Deur verven", end)
    rows = [("a", "a"), *((step, "") for step in "bcd"), *(("", step) for step in "bcd"), ("e", "e")]
    found = near_steps([one, other], rows)
    assert pairs(found) == [("b", "b"), ("c", "c"), ("d", "d")]


def test_nothing_stands_alone_or_one_process_only() -> None:
    assert near_steps([UDEN], [("a",), ("b",)]) == ()
    assert near_steps([UDEN, LANDERD], [(one, one) for one in "abcde"]) == ()
    assert near_steps([], []) == ()


def in_a_loop(name: str, *labels: str) -> Process:
    """A wait w to which the last two steps come back; what comes before it stands in the names."""
    steps = process(name, *labels)
    wait, first, second = Node("w", Kind.EVENT, "reactie inwoner"), steps.nodes[-2].id, steps.nodes[-1].id
    flows = (Flow("to", second, "w"), Flow("again", "w", first))
    return replace(steps, nodes=(*steps.nodes, wait), flows=(*steps.flows, *flows))


def test_in_a_loop_nothing_is_both_after_and_before_the_same() -> None:
    one = in_a_loop("U", "Aanvraag nalopen", "Gegevens opvragen")
    other = in_a_loop("L", "Volledigheid nagaan", "Stukken opvragen")
    rows = [("a", ""), ("", "a"), ("b", ""), ("", "b"), ("w", "w")]
    near = {pair: found for found in near_steps([one, other], rows) for pair in [(found.one[1], found.other[1])]}
    assert reasons(near["b", "b"])["step-again"] == {"what": "reactie inwoner"}
    assert not any("step-between" in reasons(found) for found in near.values())


def test_beside_a_loop_what_comes_once_tells_the_place() -> None:
    one = in_a_loop("U", "Aanvraag ontvangen", "Aanvraag nalopen", "Gegevens opvragen")
    other = in_a_loop("L", "Aanvraag ontvangen", "Volledigheid nagaan", "Stukken opvragen")
    rows = [("a", "a"), ("b", ""), ("", "b"), ("c", ""), ("", "c"), ("w", "w")]
    near = {pair: found for found in near_steps([one, other], rows) for pair in [(found.one[1], found.other[1])]}
    assert reasons(near["b", "b"])["step-after"] == {"what": "Aanvraag ontvangen"}


def test_what_two_call_the_step_between_is_told_in_the_words_of_both() -> None:
    one = process("U", "Reactie klant", "Aanvraag nalopen")
    other = process("L", "Reactie inwoner", "Volledigheid nagaan")
    rows = [("a", "a"), ("b", ""), ("", "b")]
    (found,) = near_steps([one, other], rows)
    assert reasons(found)["step-after"] == {"what": "Reactie klant / Reactie inwoner"}


def test_what_people_said_is_not_the_same_is_asked_of_no_other_pair_with_those_names() -> None:
    third = replace(LANDERD, id="S", name="S")
    rows = [(a, b, "") for a, b in ROWS] + [("", "", one.id) for one in third.steps]
    assert ("b", "b") in pairs(near_steps([UDEN, LANDERD, third], rows))
    judged = [((0, "b"), (1, "b"), False)]
    left = near_steps([UDEN, LANDERD, third], rows, judged)
    assert all({near.one[1], near.other[1]} != {"b"} or near.one[0] for near in left)
    said = [Said("Draagkracht berekenen", "Draagkracht vaststellen", same=False)]
    assert ("b", "b") not in pairs(near_steps([UDEN, LANDERD], ROWS, said=said))


def test_what_people_said_is_the_same_elsewhere_is_asked_first_and_says_so() -> None:
    assert pairs(near_steps([UDEN, LANDERD], ROWS))[0] == ("b", "b")
    said = [Said("Lijst bijwerken", "Rooster maken", same=True)]
    first = near_steps([UDEN, LANDERD], ROWS, said=said)[0]
    assert (first.one, first.other, first.likeness) == ((0, "d"), (1, "d"), 1.0)
    assert "step-said" in reasons(first)


def test_a_thing_that_something_else_is_done_to_is_no_doing_that_is_like_another() -> None:
    """A decision that one calls about is no deciding: only as a thing is it near the letter that is checked."""
    common = ("Melding aannemen", "Beschikking opstellen", "Beschikking tekenen", "Opdracht geven")
    begin, write, sign, order = common
    one = process("U", begin, write, "Beschikking toetsen", sign, order)
    other = process("L", begin, write, sign, "Inwoner bellen over het besluit", order)
    rows = [("a", "a"), ("b", "b"), ("c", ""), ("d", "c"), ("", "d"), ("e", "e")]
    assert near_steps([one, other], rows) == ()
