"""What is missing is found, at the row that it is about, and said in Dutch."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engines.editing.commanding import decided, done, line

import stroomlijn.engines.editing as editing
from stroomlijn.engines.editing import BLOCKS, blank, check
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process
from stroomlijn.foundation.sentences.editing import SENTENCES


def found(graph: Process) -> set[tuple[str, str]]:
    return {(remark.code, remark.place) for remark in check(graph)}


def good() -> Process:
    roles = ({"do": "set", "step": step, "field": "role", "value": "Toetser", "was": ""} for step in "abcd")
    return done(line("a", "b", "c", "d"), *roles)


def test_a_good_process_has_no_findings() -> None:
    graph = decided(good(), "a", "exclusive", ("ja", ""), ("nee", "c"), question="Goed?")
    assert found(graph) == set()


def test_a_blank_process_misses_a_name_and_a_role() -> None:
    assert found(blank("Melding")) == {("edit-step-nameless", "stap-1"), ("edit-step-roleless", "stap-1")}


@pytest.mark.parametrize(
    ("ways", "question", "expected"),
    [
        ([("ja", ""), ("", "c")], "Goed?", {("edit-way-unanswered", "a")}),
        ([("ja", ""), ("Ja ", "c")], "Goed?", {("edit-answer-twice", "a")}),
        ([("ja", ""), ("nee", "c")], "", {("edit-decision-unasked", "a")}),
        ([("ja", "")], "Goed?", {("edit-decision-one-way", "a")}),
        ([("ja", "c")], "Goed?", {("edit-decision-one-way", "a"), ("edit-unreachable", "b")}),
    ],
)
def test_decisions(ways: list[tuple[str, str]], question: str, expected: set[tuple[str, str]]) -> None:
    assert found(decided(good(), "a", "exclusive", *ways, question=question)) == expected


def test_ends_names_and_loops() -> None:
    graph = good()
    without = replace(graph, nodes=tuple(node for node in graph.nodes if node.type != "endEvent"))
    assert ("edit-no-end", "") in found(without)
    assert ("edit-no-start", "") in found(replace(graph, nodes=tuple(n for n in graph.nodes if n.type != "startEvent")))
    assert found(replace(graph, nodes=(), flows=())) == {("edit-no-steps", "")}
    named = done(graph, {"do": "set", "step": "b", "field": "label", "value": "A", "was": "b"})
    assert {("edit-same-name", "a"), ("edit-same-name", "b")} == found(named)
    assert ("edit-dead-end", "d") in found(decided(graph, "d", "none", ("", "c")))


def test_one_step_that_each_answer_does_otherwise_is_not_doubted() -> None:
    asked = decided(good(), "a", "exclusive", ("ja", "b"), ("nee", "c"), question="Spoed?")
    asked = decided(asked, "b", "none", ("", "d"))

    def called_alike(**of_second: str) -> set[tuple[str, str]]:
        other = {"b": {"label": "Beoordelen"}, "c": {"label": "Beoordelen", **of_second}}
        return found(replace(asked, nodes=tuple(replace(node, **other.get(node.id, {})) for node in asked.nodes)))

    doubted = {("edit-same-name", "b"), ("edit-same-name", "c")}
    assert called_alike(role="Wijkteammedewerker").isdisjoint(doubted)
    assert called_alike() >= doubted


def test_what_gets_stuck_or_doubles_is_found_at_its_row() -> None:
    both = decided(good(), "a", "parallel", ("een", "b"), ("twee", "c"))
    assert found(both) == set()
    out = decided(both, "b", "exclusive", ("door", "d"), ("stop", "end"), question="Door?")
    assert ("edit-doubled", "d") in found(out) or ("edit-stuck", "d") in found(out)


def test_every_code_of_the_editor_has_a_sentence() -> None:
    source = "".join(path.read_text() for path in Path(editing.__file__).parent.glob("*.py"))
    codes = set(re.findall(r'"(edit-[a-z-]+)"', source))
    assert codes == SENTENCES.keys()
    assert codes >= BLOCKS
    assert all(text.endswith((".", "?")) for text in SENTENCES.values())


def test_what_two_answers_do_in_another_order_is_not_doubted() -> None:
    """As a decision leaves it that keeps both orders under a condition."""
    straight = ("lezen", "bellen"), ("bellen", "lezen")
    steps = [
        Node(f"{way}{place}", Kind.STEP, label, role="Team")
        for way, row in zip("ab", straight, strict=True)
        for place, label in enumerate(row)
    ]
    gates = [Node(gate, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE) for gate in ("open", "close")]
    around = [Node("start", Kind.EVENT, event=Event.START), Node("end", Kind.EVENT, event=Event.END)]
    ends = [("start", "open"), ("open", "a0"), ("open", "b0"), ("a0", "a1"), ("b0", "b1"), ("a1", "close")]
    ends += [("b1", "close"), ("close", "end")]
    flows = tuple(Flow(f"f{number}", *pair) for number, pair in enumerate(ends))
    both = Process("p", "p", (*around, *gates, *steps), flows)
    assert "edit-same-name" not in {code for code, _ in found(both)}
    swapped = {"b0": "lezen", "b1": "bellen"}
    alike = replace(both, nodes=tuple(replace(n, label=swapped.get(n.id, n.label)) for n in both.nodes))
    assert "edit-same-name" in {code for code, _ in found(alike)}, "two answers that do the same"
