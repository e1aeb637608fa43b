"""Activity classes over any number of processes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.merging.generated import any_process

from stroomlijn.engines.matching import Place, align
from stroomlijn.engines.process_model import Event, Flow, Kind, Node, Process


def process(name: str, *labels: str) -> Process:
    nodes = tuple(Node(f"n{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels))
    return Process(name, name, nodes, tuple(Flow(f"f{n}", f"n{n}", f"n{n + 1}") for n in range(len(labels) - 1)))


def groups(*processes: Process, **judged: list[tuple[Place, Place]]) -> set[tuple[Place, ...]]:
    return {one.places for one in align(processes, **judged)}


@given(st.lists(any_process(), max_size=4), st.randoms())
def test_every_step_and_event_is_in_one_class_and_order_does_not_matter(
    processes: list[Process], chance: random.Random
) -> None:
    classes = align(processes)
    places = [place for one in classes for place in one.places]
    assert sorted(places) == sorted(
        (index, node.id) for index, one in enumerate(processes) for node in one.nodes if node.kind is not Kind.GATEWAY
    )
    assert all(len({index for index, _ in one.places}) == len(one.places) for one in classes)
    assert len({one.id for one in classes}) == len(classes)
    order = list(range(len(processes)))
    chance.shuffle(order)
    other = align([processes[index] for index in order])
    # Two equal processes may change places: what is compared is which contents are together.
    look = [sorted(repr(processes[i].node[n]) for i, n in one.places) for one in classes]
    other_look = [sorted(repr(processes[order[i]].node[n]) for i, n in one.places) for one in other]
    assert sorted(look) == sorted(other_look)
    assert sorted(one.id for one in classes) == sorted(one.id for one in other)


def test_three_spellings_are_one_class_and_opposites_are_two() -> None:
    found = groups(
        process("a", "Aanvraag beoordelen", "Aanvraag toekennen"),
        process("b", "Beoordelen aanvraag", "Aanvraag afwijzen"),
        process("c", "De aanvraag beoordelen"),
    )
    assert ((0, "n0"), (1, "n0"), (2, "n0")) in found
    assert ((0, "n1"),) in found
    assert ((1, "n1"),) in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bedrag > 100 controleren", "Bedrag < 100 controleren"),
        ("Versie 2.3 vaststellen", "Versie 3.2 vaststellen"),
        ("Score > norm melden", "Score < norm melden"),
        ("Markt inlichten", "Mark inlichten"),
        ("Plant vaststellen", "Plan vaststellen"),
    ],
)
def test_another_number_sign_or_letter_is_another_step_unless_people_say_so(one: str, other: str) -> None:
    sources = process("a", one), process("b", other), process("c", one)
    assert groups(*sources) == {((0, "n0"), (2, "n0")), ((1, "n0"),)}
    assert groups(*sources, together=[((0, "n0"), (1, "n0"))]) == {((0, "n0"), (1, "n0"), (2, "n0"))}


def test_a_step_without_a_number_brings_no_two_numbers_together() -> None:
    plain, others = "Controleren maximale vergoeding taxikosten jongere ouder", ("Zaak openen", "Brief sturen")
    labels = (f"{plain} 100", f"{plain} 200", plain)
    found = groups(*(process(name, label, *others) for name, label in zip("abc", labels, strict=True)))
    assert {((0, "n0"), (2, "n0")), ((1, "n0"),)} <= found


def test_equal_labels_are_told_apart_by_what_is_around_them() -> None:
    found = groups(
        process("a", "Brief sturen", "Klant bellen", "Brief sturen", "Zaak sluiten"),
        process("b", "Klant bellen", "Brief sturen", "Zaak sluiten"),
    )
    assert ((0, "n2"), (1, "n1")) in found
    assert ((0, "n0"),) in found


def test_judged_pairs_are_never_overruled() -> None:
    one, other = process("a", "Brief sturen", "Klant bellen"), process("b", "Brief sturen", "Cliënt spreken")
    found = groups(one, other, apart=[((0, "n0"), (1, "n0"))], together=[((0, "n1"), (1, "n1"))])
    assert found == {((0, "n0"),), ((1, "n0"),), ((0, "n1"), (1, "n1"))}


def test_a_step_cannot_be_apart_from_itself() -> None:
    one, other = process("a", "Brief sturen"), process("b", "Post versturen")
    pair = ((0, "n0"), (1, "n0"))
    assert groups(one, other, apart=[(pair[0], pair[0])], together=[pair]) == {pair}


def test_together_moves_a_step_out_of_the_class_of_its_words() -> None:
    one, other = process("a", "Brief sturen"), process("b", "Brief sturen", "Post versturen")
    assert groups(one, other, together=[((0, "n0"), (1, "n1"))]) == {((0, "n0"), (1, "n1")), ((1, "n0"),)}


def test_a_start_is_no_end_and_what_is_inside_is_not_outside() -> None:
    start = Process("a", nodes=(Node("n", Kind.EVENT, "Klaar", event=Event.START),))
    end = Process("b", nodes=(Node("n", Kind.EVENT, "Klaar", event=Event.END),))
    assert len(align([start, end])) == 2
    inside = Process("c", nodes=(Node("s", Kind.SUBPROCESS, "Onderzoek"), Node("n", Kind.STEP, "Bellen", parent="s")))
    assert len(align([inside, process("d", "Bellen")])) == 3


def test_the_id_of_a_class_survives_another_process() -> None:
    one, other = process("a", "Brief sturen"), process("b", "Klant bellen", "Brief sturen")
    before = {item.label: item.id for item in align([one])}
    after = {item.label: item.id for item in align([other, one])}
    assert before["Brief sturen"] == after["Brief sturen"]


def test_what_is_put_together_once_is_known_elsewhere() -> None:
    one, other = process("a", "Wijkgesprek voeren", "Brief sturen"), process("b", "Poortgesprek voeren", "Zaak sluiten")
    third = process("c", "Poortgesprek voeren", "Klant bellen")
    assert ((0, "n0"), (1, "n0")) not in groups(one, other, third)
    found = groups(one, other, third, together=[((0, "n0"), (1, "n0"))])
    assert ((0, "n0"), (1, "n0"), (2, "n0")) in found


@given(st.lists(any_process(), min_size=2, max_size=4), st.data())
def test_whatever_is_judged_the_classes_hold_to_it(processes: list[Process], data: st.DataObject) -> None:
    places = [(index, node.id) for index, one in enumerate(processes) for node in one.steps]
    pair = st.tuples(st.sampled_from(places), st.sampled_from(places)) if places else st.nothing()
    apart = data.draw(st.lists(pair, max_size=4)) if places else []
    together = data.draw(st.lists(pair, max_size=4)) if places else []
    classes = align(processes, together=together, apart=apart)
    home = {place: one.id for one in classes for place in one.places}
    assert all(home[one] != home[other] for one, other in apart if one[0] != other[0])
    assert all(len({index for index, _ in one.places}) == len(one.places) for one in classes)
    (first,) = together[:1] or [None]
    if first and len(together) == 1 and first[0][0] != first[1][0] and not {first, first[::-1]} & set(apart):
        assert home[first[0]] == home[first[1]]


def test_one_step_that_is_several_there_has_them_as_its_parts() -> None:
    """And the several never become one with it, or with one another, though they have the same words."""
    one, other = process("a", "Intake doen", "Sluiten"), process("b", "Intake doen", "Intake doen", "Sluiten")
    together = [((0, "n0"), (1, "n0")), ((0, "n0"), (1, "n1"))]
    classes = align([one, other], together=together)
    whole = next(found for found in classes if (0, "n0") in found.places)
    named = {found.id: found.places for found in classes}
    assert whole.places == ((0, "n0"),)
    assert [{named[part] for part in row} for row in whole.parts] == [{((1, "n0"),), ((1, "n1"),)}]
    assert [found.places for found in classes if found.label == "Sluiten"] == [((0, "n1"), (1, "n2"))]
    turned = align([other, one], together=[((1, "n0"), (0, "n1")), ((1, "n0"), (0, "n0"))])
    assert {(found.id, found.parts) for found in turned} == {(found.id, found.parts) for found in classes}


def test_what_was_put_apart_is_no_part() -> None:
    one, other = process("a", "Intake doen"), process("b", "Bellen", "Bezoeken")
    pairs = [((0, "n0"), (1, "n0")), ((0, "n0"), (1, "n1"))]
    classes = align([one, other], together=pairs, apart=[pairs[1][::-1]])
    assert {found.places for found in classes} == {((0, "n0"), (1, "n0")), ((1, "n1"),)}


def test_parts_that_are_not_there_are_none() -> None:
    one, other = process("a", "Intake doen"), process("b", "Bellen", "Bezoeken")
    classes = align([one, other], together=[((0, "n0"), (1, "weg")), ((0, "n0"), (1, "n0")), ((0, "n0"), (7, "n0"))])
    assert not any(found.parts for found in classes)


GRANTED, DECIDED, REFUSED = "Aanvraag toekennen", "Besluit nemen", "Aanvraag afwijzen"


def test_a_chain_of_judgements_never_brings_contraries_together() -> None:
    """The first is the second and the second the third: each alone can be, both cannot."""
    chain = [process("a", GRANTED), process("b", DECIDED), process("c", REFUSED)]
    pairs = [((0, "n0"), (1, "n0")), ((1, "n0"), (2, "n0"))]
    for said in (pairs, pairs[::-1]):
        assert groups(*chain, together=said) == {((0, "n0"), (1, "n0")), ((2, "n0"),)}
    assert groups(*chain, together=pairs[1:]) == {((0, "n0"),), ((1, "n0"), (2, "n0"))}
    spread = [*chain, process("d", GRANTED), process("e", REFUSED)]
    for group in groups(*spread, together=pairs):
        assert not {spread[index].node[node].label for index, node in group} >= {GRANTED, REFUSED}


def test_who_says_of_two_contraries_themselves_that_they_are_one_is_believed() -> None:
    both = [process("a", GRANTED), process("b", REFUSED)]
    pair = ((0, "n0"), (1, "n0"))
    assert groups(*both, together=[pair]) == {pair}


def test_what_was_put_apart_stays_so_over_whole_classes() -> None:
    """What the words bring along with a judged step counts as well."""
    four = [process("a", "Lezen"), process("b", "Lezen"), process("c", "Bellen"), process("d", "Bellen")]
    said = {"together": [((0, "n0"), (2, "n0"))], "apart": [((1, "n0"), (3, "n0"))]}
    found = groups(*four, **said)
    assert not any({(1, "n0"), (3, "n0")} <= set(group) for group in found)
    assert any({(0, "n0"), (2, "n0")} <= set(group) for group in found)


def test_only_work_is_work_and_a_begin_is_no_end() -> None:
    def drawn(name: str, event: Event) -> Process:
        nodes = (Node("e", Kind.EVENT, "Melding", event=event), Node("n0", Kind.STEP, "Melding", type="task"))
        return Process(name, name, nodes, (Flow("f", "e", "n0"),))

    two = [drawn("a", Event.START), drawn("b", Event.END)]
    apart = {((0, "e"),), ((1, "e"),), ((0, "n0"), (1, "n0"))}
    for pair in (((0, "e"), (1, "e")), ((0, "e"), (1, "n0")), ((0, "n0"), (1, "e"))):
        assert groups(*two, together=[pair]) == apart
    cut = align(two, together=[((0, "n0"), (1, "n0")), ((0, "n0"), (1, "e"))])
    assert not any(one.parts for one in cut)
