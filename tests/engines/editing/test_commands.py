"""What each command makes of the table that people see."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.editing.commanding import decided, done, line, refused, seen, shown, ways

from stroomlijn.engines.editing import Command, apply, rows, spelled
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process, process_to_json


def test_rows_stand_in_reading_order_and_say_only_what_does_not_simply_follow() -> None:
    graph = line("a", "b", "c")
    assert shown(graph) == ["a", "b", "c"]
    assert [row.number for row in rows(graph)] == ["1", "2", "3"]
    assert not any(row.ways for row in rows(graph))


def test_insert_at_the_front_between_at_the_end_and_before() -> None:
    graph = line("a", "b")
    insert = {"do": "insert", "label": "nieuw", "id": "n"}
    assert shown(done(graph, {**insert, "after": None})) == ["nieuw", "a", "b"]
    assert shown(done(graph, {**insert, "after": "a"})) == ["a", "nieuw", "b"]
    assert shown(done(graph, {**insert, "after": "b"})) == ["a", "b", "nieuw"]
    assert shown(done(graph, {**insert, "before": "a"})) == ["nieuw", "a", "b"]


def test_move_and_remove_leave_one_line() -> None:
    graph = done(line("a", "b", "c"), {"do": "move", "step": "c", "after": None})
    assert shown(graph) == ["c", "a", "b"]
    graph = done(graph, {"do": "remove", "step": "a"})
    assert shown(graph) == ["c", "b"]
    assert check_soundness(graph).sound


def test_a_choice_and_where_each_answer_leads() -> None:
    graph = decided(line("a", "b", "c"), "a", "exclusive", ("ja", ""), ("nee", "c"), ("weg", "end"), question="Goed?")
    row = rows(graph)[0]
    assert (row.question, row.routing) == ("Goed?", "exclusive")
    assert ways(graph, "a") == [("ja", ""), ("nee", "c"), ("weg", "end")]
    assert check_soundness(graph).sound


def test_a_new_row_after_a_decision_comes_into_the_way_to_the_next_row() -> None:
    graph = decided(line("a", "b", "c"), "a", "exclusive", ("ja", ""), ("nee", "c"))
    graph = done(graph, {"do": "insert", "after": "a", "id": "n", "label": "n"})
    assert shown(graph) == ["a", "n", "b", "c"]
    assert ways(graph, "a") == [("ja", ""), ("nee", "c")]


def test_an_answer_is_added_without_touching_the_others() -> None:
    graph = decided(line("a", "b", "c"), "a", "exclusive", ("ja", ""), ("nee", "c"))
    flows = {flow.label: flow.id for flow in graph.flows if flow.label}
    graph = decided(graph, "a", "exclusive", ("misschien", "end"), ("nee", "b"), ("ja", ""))
    assert [flow.label for flow in graph.outgoing["a_keuze"]] == ["misschien", "nee", "ja"]
    assert {flow.label: flow.id for flow in graph.flows if flow.label}.items() >= flows.items()


def test_a_decision_goes_and_the_line_closes() -> None:
    begin = line("a", "b", "c")
    graph = decided(decided(begin, "a", "exclusive", ("ja", ""), ("nee", "c")), "a", "none")
    assert shown(graph) == ["a", "b", "c"]
    assert not [node for node in graph.nodes if node.kind is Kind.GATEWAY]


def test_without_its_decision_a_step_goes_to_the_next_row() -> None:
    graph = decided(line("a", "b", "c"), "a", "exclusive", ("stop", "end"), ("door", ""), ("ver", "c"))
    graph = decided(graph, "a", "none")
    assert (shown(graph), ways(graph, "a")) == (["a", "b", "c"], [])
    assert check_soundness(graph).sound


def test_a_step_can_go_back() -> None:
    graph = decided(line("a", "b", "c"), "c", "exclusive", ("klaar", "end"), ("opnieuw", "a"))
    assert ways(graph, "c") == [("klaar", "end"), ("opnieuw", "a")]
    assert check_soundness(graph).sound


@pytest.mark.parametrize("kind", ["parallel", "inclusive"])
def test_ways_that_are_all_taken_join(kind: str) -> None:
    graph = decided(line("a", "b", "c", "d"), "a", kind, ("een", "b"), ("twee", "c"))
    assert shown(graph) == ["a", "b", "c", "d"]
    assert rows(graph)[0].meet == "d"
    assert check_soundness(graph).sound
    again = decided(graph, "a", kind, ("een", "b"), ("twee", "c"), meet="end")
    assert rows(again)[0].meet == "end"
    assert check_soundness(again).sound
    assert not [node for node in decided(again, "a", "none").nodes if node.kind is Kind.GATEWAY]


@given(st.data())
def test_any_parallel_ways_of_a_line_are_sound(data: st.DataObject) -> None:
    names = list("abcdefgh")[: data.draw(st.integers(2, 8))]
    at = data.draw(st.integers(0, len(names) - 2))
    later = names[at + 1 :]
    heads = [later[0], *data.draw(st.lists(st.sampled_from(later), max_size=3, unique=True))]
    heads = data.draw(st.permutations(sorted(set(heads))))
    beyond = later[max(later.index(head) for head in heads) + 1 :]
    meet = data.draw(st.sampled_from([None, "end", *beyond]))
    kind = data.draw(st.sampled_from(["parallel", "inclusive", "exclusive"]))
    chosen = [(head, head) for head in heads]
    graph = decided(line(*names), names[at], kind, *chosen, **({"meet": meet} if meet else {}))
    assert check_soundness(graph).sound
    other = data.draw(st.sampled_from(["parallel", "inclusive", "exclusive"]))
    graph = decided(graph, names[at], other, *chosen)
    assert check_soundness(graph).sound
    assert {row.label for row in rows(graph)} == set(names)


def test_roles_make_lanes_and_an_empty_lane_goes() -> None:
    graph = done(
        line("a", "b"),
        {"do": "set", "step": "a", "field": "role", "value": "Consulent", "was": ""},
        {"do": "set", "step": "b", "field": "role", "value": "Toetser", "was": ""},
    )
    assert [lane.name for lane in graph.lanes] == ["Consulent", "Toetser"]
    assert {node.lane for node in graph.nodes} == {lane.id for lane in graph.lanes}
    graph = done(graph, {"do": "set", "step": "b", "field": "role", "value": "Kwaliteit", "was": "Toetser"})
    assert [lane.name for lane in graph.lanes] == ["Consulent", "Kwaliteit"]


def test_the_end_lies_in_the_lane_of_the_last_step() -> None:
    graph = done(
        line("a"),
        {"do": "set", "step": "a", "field": "role", "value": "Consulent", "was": ""},
        {"do": "insert", "after": "a", "id": "b", "label": "b", "role": "Toetser"},
    )
    lanes = {lane.name: lane.id for lane in graph.lanes}
    assert {node.event: node.lane for node in graph.nodes if node.event} == {
        Event.START: lanes["Consulent"],
        Event.END: lanes["Toetser"],
    }


def test_what_the_table_cannot_say_stays_and_is_locked() -> None:
    graph = Process(
        "P",
        "P",
        (
            Node("s", Kind.EVENT, event=Event.START),
            Node("a", Kind.STEP, "a"),
            Node("g", Kind.GATEWAY, gateway=Gateway.EVENT),
            Node("x", Kind.EVENT, "brief", event=Event.INTERMEDIATE, trigger="message"),
            Node("y", Kind.EVENT, "14 dagen", event=Event.INTERMEDIATE, trigger="timer"),
            Node("e", Kind.EVENT, event=Event.END),
        ),
        tuple(Flow(s + t, s, t) for s, t in ("sa", "ag", "gx", "gy", "xe", "ye")),
    )
    assert rows(graph)[0].locked == "edit-locked-gateway"
    assert [way.waits for way in rows(graph)[0].ways] == [("brief",), ("14 dagen",)]
    command = {"do": "decide", "step": "a", "kind": "none", "ways": [], "question": "", "was": seen(graph, "a")}
    assert refused(graph, command).code == "edit-locked-gateway"
    renamed = done(graph, {"do": "set", "step": "a", "field": "label", "value": "b", "was": "a"})
    assert [node.id for node in renamed.nodes] == [node.id for node in graph.nodes]


def test_a_decision_that_somebody_else_changed_is_not_overwritten() -> None:
    graph = line("a", "b", "c")
    was = seen(graph, "a")
    graph = decided(graph, "a", "exclusive", ("ja", ""), ("nee", "c"), question="Goed?")
    late = {"do": "decide", "step": "a", "question": "Klopt het?", "kind": "exclusive", "ways": [], "was": was}
    problem = refused(graph, {**late, "ways": [{"answer": "ja", "to": ""}]})
    assert (problem.code, problem.facts["now"]) == ("edit-overtaken", "Goed?")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"do": "set", "step": "a", "field": "label", "value": "x" * 10_000, "was": "a"}, "edit-text-long"),
        ({"do": "set", "step": "a", "field": "duration", "value": "lang", "was": None}, "edit-duration-unread"),
        ({"do": "set", "step": "weg", "field": "label", "value": "", "was": ""}, "edit-step-gone"),
        ({"do": "set", "step": "a", "field": "lane", "value": "", "was": ""}, "edit-command-unreadable"),
        ({"do": "set", "step": "a", "field": "label", "value": 3, "was": "a"}, "edit-command-unreadable"),
        ({"do": "set", "step": "a", "field": "helpers", "value": {"x": 1}, "was": []}, "edit-command-unreadable"),
        ({"do": "insert", "after": "a", "id": "b", "label": ""}, "edit-id-taken"),
        ({"do": "insert", "after": "a", "id": "1 <b>", "label": ""}, "edit-id-unusable"),
        ({"do": "insert", "after": ["a"], "id": "n", "label": ""}, "edit-step-gone"),
        ({"do": "describe", "field": "name", "value": " ", "was": "Melding"}, "edit-process-nameless"),
        ({"do": "describe", "field": "id", "value": "x", "was": ""}, "edit-command-unreadable"),
        ({"do": "decide", "step": "a", "kind": "exclusive", "ways": [{"to": "weg"}]}, "edit-step-gone"),
        ({"do": "decide", "step": "a", "kind": "complex", "ways": []}, "edit-command-unreadable"),
        ({"do": "decide", "step": "a", "kind": "exclusive", "ways": []}, "edit-ways-missing"),
        ({"do": "decide", "step": "a", "kind": "none", "ways": [{}, {}]}, "edit-ways-without-decision"),
        ({"do": "replace", "graph": {"id": "x"}, "was": {}}, "edit-command-unreadable"),
        ({"do": "weg"}, "edit-command-unreadable"),
        ("weg", "edit-command-unreadable"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(command: Any, code: str) -> None:
    graph = line("a", "b")
    if isinstance(command, dict) and command["do"] == "decide":
        command = {"question": "", "was": seen(graph, "a"), **command}
    assert refused(graph, command).code == code


def test_scripts_are_text_and_what_cannot_be_seen_is_left_out() -> None:
    value = "<script>alert(1)</script>\u200b\x07"
    graph = done(line("a"), {"do": "set", "step": "a", "field": "label", "value": value, "was": "a"})
    assert rows(graph)[0].label == "<script>alert(1)</script>"


def test_facts_of_the_process_come_change_and_go() -> None:
    graph = done(line("a"), {"do": "describe", "field": "aanleiding", "value": "Een melding", "was": ""})
    assert graph.fact == {"aanleiding": "Een melding"}
    assert (
        refused(graph, {"do": "describe", "field": "aanleiding", "value": "x", "was": ""}).facts["now"] == "Een melding"
    )
    assert done(graph, {"do": "describe", "field": "aanleiding", "value": "", "was": "Een melding"}).facts == ()


def test_what_somebody_drew_is_put_on_what_others_did_meanwhile() -> None:
    begin = line("a", "b")
    drawn = done(begin, {"do": "insert", "after": "b", "id": "c", "label": "c"})
    meanwhile = done(begin, {"do": "set", "step": "a", "field": "system", "value": "Zaak", "was": ""})
    command = {"do": "replace", "graph": process_to_json(drawn), "was": process_to_json(begin)}
    graph = done(meanwhile, command)
    assert (shown(graph), graph.node["a"].system) == (["a", "b", "c"], "Zaak")
    gone = done(meanwhile, {"do": "remove", "step": "b"})
    assert refused(gone, command).code == "edit-overtaken"


def test_a_werkrol_that_is_known_is_spelled_as_known_and_gets_no_second_lane() -> None:
    begun = done(line("a", "b", "c"), {"do": "set", "step": "a", "field": "role", "value": "Teamleider", "was": ""})

    def fold(name: str) -> str:
        return name.casefold().replace("-", " ")

    def said(graph: Process, command: Command) -> Process:
        return spelled(graph, apply(graph, command), ["Wmo-consulent", "teamleider"], fold).graph

    graph = said(begun, {"do": "set", "step": "b", "field": "role", "value": "teamleider", "was": ""})
    text = "Bellen\twmo consulent / TEAMLEIDER\nMailen\tOnbekend\nPosten\tonbekend"
    graph = said(graph, {"do": "paste", "after": "c", "id": "n", "text": text})
    assert [(node.role, node.helpers) for node in graph.steps if node.role] == [
        ("Teamleider", ()),
        ("Teamleider", ()),
        ("Wmo-consulent", ("Teamleider",)),
        ("Onbekend", ()),
        ("Onbekend", ()),
    ]
    assert sorted(lane.name for lane in graph.lanes) == ["Onbekend", "Teamleider", "Wmo-consulent"]
    graph = said(graph, {"do": "set", "step": "n_1", "field": "role", "value": "Loket", "was": "Wmo-consulent"})
    graph = said(graph, {"do": "set", "step": "n_1", "field": "role", "value": "LOKET", "was": "Loket"})
    assert graph.node["n_1"].role == "LOKET", "who is the only one to write it may write it otherwise"
