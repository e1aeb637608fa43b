"""Two versions of a process side by side: what came, went, changed and moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.comparing import Aspect, Change, Comparison, compare
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process


def melding() -> Process:
    return Process(
        id="p",
        nodes=(
            Node("start", Kind.EVENT, event=Event.START),
            Node("a", Kind.STEP, "Melding aannemen", role="KCC", documents=("Gesprekskaart",)),
            Node("x", Kind.GATEWAY, "Is de melding compleet?", gateway=Gateway.EXCLUSIVE),
            Node("b", Kind.STEP, "Gegevens opvragen", role="KCC"),
            Node("c", Kind.STEP, "Onderzoek doen", role="Consulent", system="Suite"),
            Node("d", Kind.STEP, "Besluit verzenden", role="Backoffice"),
            Node("end", Kind.EVENT, "Klaar", event=Event.END),
        ),
        flows=(
            Flow("1", "start", "a"),
            Flow("2", "a", "x"),
            Flow("3", "x", "b", label="nee"),
            Flow("4", "x", "c", label="ja"),
            Flow("5", "b", "c"),
            Flow("6", "c", "d"),
            Flow("7", "d", "end"),
        ),
    )


SAME = {name: name for name in "abcd"}


def with_node(process: Process, node_id: str, **words: object) -> Process:
    nodes = (replace(node, **words) if node.id == node_id else node for node in process.nodes)
    return replace(process, nodes=tuple(nodes))


def with_flows(process: Process, *gone: str, come: tuple[Flow, ...] = (), nodes: tuple[Node, ...] = ()) -> Process:
    flows = tuple(flow for flow in process.flows if flow.id not in gone)
    return replace(process, flows=(*flows, *come), nodes=(*process.nodes, *nodes))


def test_equal_versions_have_no_difference() -> None:
    assert compare(melding(), melding(), SAME) == Comparison((), (), (), ())


def test_a_step_between_two_others_is_new_and_changes_neither() -> None:
    new = Node("e", Kind.STEP, "Besluit nalezen")
    after = with_flows(melding(), "6", come=(Flow("8", "c", "e"), Flow("9", "e", "d")), nodes=(new,))
    assert compare(melding(), after, SAME) == Comparison((new,), (), (), ())


def test_a_step_that_is_no_longer_there_is_removed() -> None:
    before = with_flows(
        melding(), "6", come=(Flow("8", "c", "e"), Flow("9", "e", "d")), nodes=(Node("e", Kind.STEP, "Printen"),)
    )
    found = compare(before, melding(), {**SAME, "e": "nowhere"})
    assert ([node.label for node in found.removed], found.added, found.changed) == (["Printen"], (), ())


def test_every_aspect_tells_what_went_and_what_came() -> None:
    after = with_node(
        melding(),
        "a",
        label="Melding  horen",
        role="Balie",
        documents=("Gesprekskaart", "Belkaart"),
        lead_time="1 werkdag",
    )
    [changed] = compare(melding(), after, SAME).changed
    assert changed.changes == (
        Change(Aspect.LABEL, ("Melding aannemen",), ("Melding horen",)),
        Change(Aspect.ROLE, ("KCC",), ("Balie",)),
        Change(Aspect.DOCUMENTS, (), ("Belkaart",)),
        Change(Aspect.LEAD_TIME, (), ("1 werkdag",)),
    )


def test_white_space_is_no_difference() -> None:
    after = with_node(melding(), "a", label=" Melding\n aannemen ")
    assert not compare(melding(), after, SAME).changed


def test_an_answer_that_leads_elsewhere_changes_the_step_that_asks() -> None:
    after = with_flows(melding(), "4", come=(Flow("4", "x", "d", label="ja"),))
    [changed] = compare(melding(), after, SAME).changed
    [way] = changed.ways
    assert changed.after.id == "a"
    assert (way.before and way.before.target, way.after and way.after.target) == ("c", "d")


def test_an_answer_that_is_new_has_nothing_before_it() -> None:
    after = with_flows(melding(), come=(Flow("8", "x", "end", label="ingetrokken"),))
    [changed] = compare(melding(), after, SAME).changed
    assert [(way.before, way.after and way.after.target) for way in changed.ways] == [(None, "end")]


def test_what_followed_by_itself_is_no_answer_that_went() -> None:
    before = Process(id="p", nodes=tuple(Node(name, Kind.STEP, name) for name in "ab"), flows=(Flow("1", "a", "b"),))
    gateway = Node("x", Kind.GATEWAY, "Nodig?", gateway=Gateway.EXCLUSIVE)
    ways = (Flow("2", "a", "x"), Flow("3", "x", "b", label="ja"), Flow("4", "x", "e", label="nee"))
    after = replace(before, nodes=(*before.nodes, gateway, Node("e", Kind.EVENT, event=Event.END)), flows=ways)
    both = {"a": "a", "b": "b"}
    came, went = (compare(*pair, both).changed[0].ways for pair in ((before, after), (after, before)))
    assert [(way.before, way.after and way.after.target) for way in came] == [(None, "b"), (None, "e")]
    assert [(way.before and way.before.target, way.after) for way in went] == [("b", None), ("e", None)]


def test_a_question_in_other_words_is_one_change() -> None:
    [changed] = compare(melding(), with_node(melding(), "x", label="Is alles bekend?"), SAME).changed
    assert changed.changes == (Change(Aspect.QUESTION, ("Is de melding compleet?",), ("Is alles bekend?",)),)
    assert changed.ways == ()


def test_gateways_and_names_of_elements_do_not_count() -> None:
    names = {name: f"new-{name}" for name in "abcdx"}
    nodes = tuple(replace(node, id=names.get(node.id, node.id)) for node in melding().nodes)
    flows = tuple(
        replace(flow, source=names.get(flow.source, flow.source), target=names.get(flow.target, flow.target))
        for flow in melding().flows
    )
    after = replace(melding(), nodes=nodes, flows=flows)
    assert compare(melding(), after, {name: names[name] for name in "abcd"}) == Comparison((), (), (), ())


def line(order: list[int]) -> Process:
    nodes = tuple(Node(f"s{number}", Kind.STEP, f"Stap {number}") for number in order)
    flows = tuple(Flow(f"f{place}", left.id, right.id) for place, (left, right) in enumerate(pairwise(nodes)))
    return Process(id="p", nodes=nodes, flows=flows)


def test_one_step_that_goes_to_the_front_is_the_only_one_that_moved() -> None:
    same = {f"s{number}": f"s{number}" for number in range(5)}
    found = compare(line([0, 1, 2, 3, 4]), line([4, 0, 1, 2, 3]), same)
    assert [node.id for node in found.moved] == ["s4"]


@given(st.permutations(range(8)))
def test_taking_out_what_moved_leaves_the_old_order(order: list[int]) -> None:
    same = {f"s{number}": f"s{number}" for number in range(8)}
    moved = {node.id for node in compare(line(sorted(order)), line(order), same).moved}
    stays = [number for number in order if f"s{number}" not in moved]
    assert stays == sorted(stays)
    assert (not moved) == (order == sorted(order))


def advice(term: str, *more: Flow) -> Process:
    nodes = (
        Node("a", Kind.STEP, "Advies vragen"),
        Node("w", Kind.EVENT, "advies van de arts", event=Event.INTERMEDIATE, lead_time=term),
        Node("x", Kind.GATEWAY, "Positief?", gateway=Gateway.EXCLUSIVE),
        *(Node(name, Kind.STEP, name) for name in "bc"),
    )
    return Process(id="p", nodes=nodes, flows=(Flow("1", "a", "w"), Flow("2", "w", "x"), *more))


def test_a_wait_with_another_term_is_no_other_answer() -> None:
    answers = (Flow("3", "x", "b", label="ja"), Flow("4", "x", "c", label="nee"))
    same = {name: name for name in "abc"}
    [asked] = compare(advice("3 weken", *answers), advice("4 weken", *answers), same).changed
    [plain] = compare(advice("3 weken", Flow("3", "x", "b")), advice("4 weken", *answers), same).changed
    for changed in (asked, plain):
        [wait] = changed.waits
        assert [node and node.lead_time for node in (wait.before, wait.after)] == ["3 weken", "4 weken"]
    assert asked.ways == ()
    assert all(way.before is None for way in plain.ways)


@pytest.mark.parametrize("same", [{}, {"w": "w"}], ids=["one for one", "known to be the same"])
def test_a_wait_with_another_name_is_one_change(same: dict[str, str]) -> None:
    before, step = advice("4 weken", Flow("2b", "w", "b")), {name: name for name in "abc"}
    named = tuple(
        replace(node, label="oordeel van de keuringsarts") if node.id == "w" else node for node in before.nodes
    )
    [changed] = compare(before, replace(before, nodes=named), step | same).changed
    [wait] = changed.waits
    assert wait.before and wait.after
    assert wait.after.label == "oordeel van de keuringsarts"


def test_a_wait_that_comes_after_another_step_has_not_gone() -> None:
    before = Process("p", nodes=advice("").nodes[:2], flows=(Flow("1", "a", "w"),))
    left, right = (
        replace(before, nodes=(*before.nodes, Node("b", Kind.STEP, "b"), Node("c", Kind.STEP, "c")), flows=flows)
        for flows in (
            (Flow("1", "a", "w"), Flow("2", "w", "b"), Flow("3", "b", "c")),
            (Flow("1", "a", "b"), Flow("2", "b", "w"), Flow("3", "w", "c")),
        )
    )
    assert not compare(left, right, {name: name for name in "abc"}).changed


def test_alternatives_that_are_listed_the_other_way_around_did_not_move() -> None:
    to_b, to_c = Flow("3", "x", "b", label="ja"), Flow("4", "x", "c", label="nee")
    rest = (Flow("5", "b", "d"), Flow("6", "c", "d"), Flow("7", "d", "a"))
    one, other = (
        replace(advice("", *flows, *rest), nodes=(*advice("").nodes, Node("d", Kind.STEP, "d")))
        for flows in ((to_b, to_c), (to_c, to_b))
    )
    line_of_two = replace(one, flows=(Flow("1", "a", "c"), Flow("2", "c", "b"), Flow("3", "b", "d")))
    assert [node.id for node in compare(one, other, SAME).moved] == []
    assert len(compare(one, line_of_two, SAME).moved) == 1


def test_an_answer_that_got_a_condition_has_gone_only_if_it_leads_to_other_steps() -> None:
    finer = (Flow("8", "x", "b", label="ja, als er twijfel is"), Flow("9", "x", "c", label="ja, anders"))
    [kept] = compare(melding(), with_flows(melding(), "4", come=finer), SAME).changed
    assert [way.before for way in kept.ways] == [None, None]
    [gone] = compare(melding(), with_flows(melding(), "4", come=finer[:1]), SAME).changed
    assert [way.before and way.before.target for way in gone.ways] == [None, "c"]
