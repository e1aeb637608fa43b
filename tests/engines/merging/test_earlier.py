"""A decision finds what it is about, also when another source makes another wording the commonest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.engines.merging.deciding import between, line, one, step, told

from stroomlijn.engines.merging import Choice, Member, merge, prepare, replay, try_choice
from stroomlijn.engines.process_model import Flow, Gateway, Kind, Node, Process, Source

SENT, POSTED = "Besluit verzenden", "Besluit versturen"
"""One step in two wordings."""


def member(name: str, *steps: str | Node) -> Member:
    return Member(name, replace(line(name, *steps), name=name))


FIRST, LAST = "Aanvraag ontvangen", "Dossier sluiten"
BEFORE = [member("a", FIRST, step(SENT, role="Consulent"), LAST), member("b", FIRST, step(SENT, role="Jurist"), LAST)]
LATER = [member(name, FIRST, step(POSTED, role="Consulent"), LAST) for name in ("c", "d", "e")]
"""With these the step goes by another name."""
WITHOUT = member("z", FIRST, LAST)


def test_a_decision_on_a_step_holds_when_the_step_goes_by_another_name() -> None:
    asked = one(merge([*BEFORE, WITHOUT]), "step-missing")
    decisions = {asked.id: Choice("drop")}
    after = merge([*BEFORE, WITHOUT, *LATER], decisions)
    assert after.refused == ()
    assert told(after.process) == [FIRST, LAST]
    assert one(after, "step-missing", POSTED).id == asked.id, "whoever knew the difference finds it again"


def test_a_decision_on_a_role_holds_when_the_step_goes_by_another_name() -> None:
    asked = one(merge(BEFORE), "role")
    (lawyer,) = (option for option in asked.options if option.text == "Jurist")
    after = merge([*BEFORE, *LATER], {asked.id: Choice(lawyer.id)})
    assert after.refused == ()
    assert one(after, "role").choice == Choice(lawyer.id)
    assert {node.role for node in after.process.steps if node.label == POSTED} == {"Jurist"}


def asking(name: str, after: str, question: str, answer: str) -> Member:
    """A choice behind a step: on the one answer a letter is sent, on the other nothing."""
    straight = line(name, after, "Brief schrijven")
    gates = [Node(gate, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE) for gate in ("open", "close")]
    gates[0] = replace(gates[0], label=question)
    ends = [("start", "s0", ""), ("s0", "open", ""), ("open", "s1", answer), ("open", "close", "nee")]
    ends += [("s1", "close", ""), ("close", "end", "")]
    flows = tuple(Flow(f"f{number}", *pair, label) for number, (*pair, label) in enumerate(ends))
    return Member(name, Process(name, name, (*straight.nodes, *gates), flows))


@pytest.mark.parametrize("kind", ["question", "condition"])
def test_a_decision_at_a_choice_holds_when_what_is_around_it_goes_by_another_name(kind: str) -> None:
    before = [asking("a", SENT, "Is er post?", "ja"), asking("b", SENT, "Moet er post uit?", "zeker")]
    later = [asking(name, POSTED, "Is er post?", "ja") for name in ("c", "d", "e")]
    asked = one(merge(before), kind)
    after = merge([*before, *later], {asked.id: Choice("new", value="Wil de inwoner post?")})
    assert after.refused == ()
    said = [node.label for node in after.process.nodes] + [flow.label for flow in after.process.flows]
    assert "Wil de inwoner post?" in said


THINGS = ("Besluit", "Rapport", "Verslag", "Advies", "Indicatie", "Beschikking", "Factuur", "Declaratie", "Bezwaar")


def choosing(name: str, question: str, posted: Collection[str]) -> Member:
    """A choice between what is sent; it is said otherwise of what is `posted`."""
    said = [f"{thing} {'versturen' if thing in posted else 'verzenden'}" for thing in THINGS]
    process = between(*said, route=Gateway.EXCLUSIVE)
    nodes = tuple(replace(node, label=question) if node.id == "open" else node for node in process.nodes)
    return Member(name, replace(process, name=name, nodes=nodes))


@pytest.mark.parametrize("renamed", THINGS)
def test_a_decision_at_a_choice_between_many_holds_when_one_of_them_goes_by_another_name(renamed: str) -> None:
    """Which one it is makes no difference, however many ways there are to call them all."""
    before = [choosing("a", "Wat gaat uit?", ()), choosing("b", "Wat is er nodig?", ()), choosing("w", "", THINGS)]
    asked = one(merge(before), "question")
    later = [choosing(name, "Wat gaat uit?", [renamed]) for name in ("c", "d", "e")]
    prepared = prepare([*before, *later])
    assert prepared.differences[prepared.now(asked.id)].type == "question"


def refusing(name: str, question: str, answer: str, *refused: str) -> Member:
    """A choice behind a step: on the one answer a letter is written, on 'nee' what is done when it is refused."""
    straight = line(name, SENT, "Brief schrijven", *refused)
    gates = [Node(gate, Kind.GATEWAY, gateway=Gateway.EXCLUSIVE) for gate in ("open", "close")]
    gates[0] = replace(gates[0], label=question)
    ends = [("start", "s0", ""), ("s0", "open", ""), ("open", "s1", answer), ("s1", "close", ""), ("close", "end", "")]
    on_no = ["open", *(f"s{number}" for number in range(2, 2 + len(refused))), "close"]
    ends += [(*pair, "nee" if pair[0] == "open" else "") for pair in pairwise(on_no)]
    flows = tuple(Flow(f"f{number}", *pair, label) for number, (*pair, label) in enumerate(ends))
    return Member(name, Process(name, name, (*straight.nodes, *gates), flows))


@pytest.mark.parametrize("kind", ["question", "condition"])
@pytest.mark.parametrize("renewed", ["a", "b", "c"])
def test_a_decision_at_a_choice_holds_when_one_source_does_something_else_behind_it(kind: str, renewed: str) -> None:
    """It stands in the others where it stood."""
    asks = {"a": ("Is er post?", "ja"), "b": ("Moet er post uit?", "zeker"), "c": ("Is er post?", "ja")}
    before = [refusing(name, *said, "Map opruimen") for name, said in asks.items()]
    after = [
        refusing(name, *said, *(["Inwoner bellen"] if name == renewed else []), "Map opruimen")
        for name, said in asks.items()
    ]
    asked = one(merge(before), kind)
    offered = {asked.id: {option.id: dict(option.told_by) for option in asked.options}}
    prepared = prepare(after)
    assert prepared.now(asked.id) not in prepared.differences, "its id says nothing any more"
    known = prepared.knowing({asked.id: (kind, ())}, offered)
    chosen = Choice(next(option.id for option in asked.options if option.members == (("b", "b"),)))
    assert one(replay(known, {asked.id: chosen}), kind).choice == chosen
    assert one(replay(known, {asked.id: chosen}), kind).id == asked.id
    other = prepared.knowing({asked.id: ("condition" if kind == "question" else "question", ())}, offered)
    assert other is prepared, "what is asked there is something else"


def test_a_decision_at_a_choice_is_asked_again_when_it_stands_nowhere_where_it_stood_or_twice() -> None:
    two = [refusing("a", "Is er post?", "ja", "Map opruimen"), refusing("b", "Moet er post uit?", "ja", "Map opruimen")]
    asked = one(merge(two), "question")
    offered = {asked.id: {option.id: dict(option.told_by) for option in asked.options}}
    about = {asked.id: ("question", ())}
    both = ["Inwoner bellen", "Map opruimen"]
    changed = prepare([refusing("a", "Is er post?", "ja", *both), refusing("b", "Moet er post uit?", "ja", *both)])
    assert changed.knowing(about, offered) is changed
    twice = [replace(one, process=beside_itself(one.process)) for one in two]
    (first, second) = (found for found in merge(twice).differences if found.type == "question")
    assert not [option.told_by for found in (first, second) for option in found.options if option.told_by]


def beside_itself(process: Process) -> Process:
    """All of it twice, in words that are the same."""
    nodes = tuple(replace(node, id=f"{node.id}'") for node in process.nodes)
    ends = [
        (replace(flow, id=f"{flow.id}'", source=f"{flow.source}'", target=f"{flow.target}'")) for flow in process.flows
    ]
    return replace(process, nodes=(*process.nodes, *nodes), flows=(*process.flows, *ends))


def test_a_decision_on_how_work_is_cut_holds_when_one_of_its_steps_goes_by_another_name() -> None:
    whole = "Rapport schrijven en besluit verzenden"
    before = [member("a", FIRST, "Rapport schrijven", SENT, LAST), member("b", FIRST, whole, LAST)]
    asked = one(merge(before), "granularity")
    later = [member(name, FIRST, "Rapport schrijven", POSTED, LAST) for name in ("c", "d")]
    after = merge([*before, *later], {asked.id: Choice("one")})
    assert after.refused == ()
    assert told(after.process) == [FIRST, whole, LAST]


def test_of_two_decisions_on_what_became_one_step_the_other_is_told() -> None:
    sent, posted = BEFORE[0], LATER[0]
    here = one(merge([sent, WITHOUT]), "step-missing")
    there = one(merge([posted, WITHOUT]), "step-missing")
    both = {here.id: Choice("keep"), there.id: Choice("drop")}
    prepared = prepare([sent, posted, WITHOUT])
    (applied,) = both.keys() & prepared.differences.keys()
    assert replay(prepared, both).refused == (*(both.keys() - {applied}),)
    assert replay(prepared, dict.fromkeys(both, Choice("drop"))).refused == ()


def test_decisions_under_earlier_names_that_contradict_one_another_are_both_told() -> None:
    third = "Besluit toesturen"
    members = [*BEFORE, WITHOUT, *LATER, member("f", FIRST, third, LAST)]
    alone = [merge([member("x", FIRST, said, LAST), WITHOUT]) for said in (SENT, third)]
    first, second = sorted(one(merged, "step-missing").id for merged in alone)
    assert merge(members, {first: Choice("keep"), second: Choice("drop")}).refused == (first, second)
    agreeing = merge(members, {first: Choice("drop"), second: Choice("drop")})
    assert agreeing.refused == (), "they say the same, and both hold"
    assert told(agreeing.process) == [FIRST, LAST]


def test_what_was_decided_of_one_of_two_steps_with_the_same_words_is_told_from_the_other() -> None:
    twice, once = member("b", FIRST, SENT, "Bezwaar afwachten", SENT, LAST), member("z", FIRST, LAST)
    first, second = (d for d in merge([twice, once]).differences if d.label == SENT)
    first_step, second_step = ([Source("b", "b", element)] for element in ("s1", "s3"))
    before = prepare([twice, once])
    assert [before.of_others(one.id, first_step) for one in (first, second)] == [False, True]
    after = prepare([twice, once, member("a", FIRST, "Bezwaar afwachten", SENT, LAST)])
    assert [after.of_others(one.id, first_step) for one in (first, second)] == [True, False]
    assert [after.of_others(one.id, second_step) for one in (first, second)] == [False, True]
    gone = [Source("b", "b", "s9"), Source("b", "b", "s2"), Source("c", "c", "s1")]
    assert not after.of_others(first.id, gone), "what is gone or was called otherwise tells nothing"


def test_an_open_difference_keeps_the_id_by_which_it_is_known() -> None:
    known = one(merge([*BEFORE, WITHOUT]), "step-missing").id
    prepared = prepare([*BEFORE, WITHOUT, *LATER])
    assert one(replay(prepared), "step-missing").id != known
    assert one(replay(prepared, known=[known, "gone"]), "step-missing").id == known
    assert try_choice(prepared, {}, known, Choice("drop")).steps == -1
