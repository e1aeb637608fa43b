"""The question of a choice: what is asked otherwise is something to decide."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.engines.merging.deciding import decide, line, one

from stroomlijn.engines.merging import Choice, Member, Merge, merge, merge_from_json, merge_to_json, project
from stroomlijn.engines.process_model import Flow, Gateway, Kind, Node, Process

CALM, QUICK = "Is het dossier compleet?", "Kan de aanvraag door?"


def asking(name: str, question: str) -> Process:
    """One step, a question, and a step on each answer."""
    nodes = [
        *line(name, "Aanvraag lezen").nodes,
        Node("open", Kind.GATEWAY, question, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("close", Kind.GATEWAY, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("ja", Kind.STEP, "Besluit nemen", type="task"),
        Node("nee", Kind.STEP, "Brief sturen", type="task"),
    ]
    ways = [("start", "s0"), ("s0", "open"), ("open", "ja"), ("open", "nee"), ("ja", "close"), ("nee", "close")]
    flows = [Flow(f"{a}-{b}", a, b, b if b in ("ja", "nee") else "") for a, b in [*ways, ("close", "end")]]
    return Process(name, name, tuple(nodes), tuple(flows))


TWO = [Member("a", asking("een", CALM)), Member("b", asking("twee", QUICK))]


def test_another_question_at_the_same_choice_is_a_difference_at_the_step_before_it() -> None:
    merged = merge(TWO)
    (difference,) = merged.differences
    assert difference.type == "question"
    assert {option.text: option.members for option in difference.options if option.members} == {
        CALM: (("a", "een"),),
        QUICK: (("b", "twee"),),
    }
    rows = {row.id: row.label for row in merged.alignment.rows}
    assert [rows[row] for row in difference.rows] == ["Aanvraag lezen"]


def test_the_choice_asks_what_was_decided_and_each_source_keeps_its_own() -> None:
    (difference,) = merge(TWO).differences
    chosen = next(option.id for option in difference.options if option.text == QUICK)
    for choice, asked in ((Choice(chosen), QUICK), (Choice("new", value="Is alles er?"), "Is alles er?")):
        merged = merge(TWO, {difference.id: choice})
        assert not merged.open
        assert [node.label for node in merged.process.nodes if node.kind is Kind.GATEWAY and node.label] == [asked]
        assert [node.label for node in project(merged, "a", "een").nodes if node.label == CALM] == [CALM]


def test_the_same_question_and_one_that_is_not_written_are_none() -> None:
    for question in (CALM, CALM.upper(), ""):
        assert merge([TWO[0], Member("b", asking("twee", question))]).differences == ()


def test_a_sign_in_a_choice_is_no_question() -> None:
    assert merge([Member("a", asking("een", "x")), Member("b", asking("twee", "∧"))]).differences == ()
    assert merge([TWO[0], Member("b", asking("twee", "x"))]).differences == ()


def test_where_the_way_differs_the_question_stands_in_it() -> None:
    straight = line("recht", "Aanvraag lezen", "Besluit nemen", "Brief sturen")
    way = one(merge([TWO[0], Member("b", straight)]), "order")
    assert any(CALM in option.text for option in way.options)


def test_a_way_without_anything_in_it_is_named_by_what_stands_there() -> None:
    """One stops where the other goes on, without an end that both have."""
    long = line("lang", "Aanvraag lezen", "Besluit nemen", "Brief sturen")
    ends = [
        replace(long, nodes=tuple(n for n in long.nodes if n.id != "end"), flows=long.flows[:last]) for last in (3, 2)
    ]
    short = replace(ends[1], name="kort", nodes=tuple(n for n in ends[1].nodes if n.label != "Brief sturen"))
    way = one(merge([Member("a", ends[0]), Member("b", short)]), "order")
    assert way.label == "Besluit nemen"
    assert {option.text for option in way.options if option.members} == {
        "Besluit nemen → Brief sturen",
        "Besluit nemen",
    }


def test_deciding_a_question_changes_no_shape() -> None:
    (difference,) = merge(TWO).differences
    decided = decide(TWO, ("question", "", Choice(difference.options[0].id)))
    assert len(decided.process.nodes) == len(merge(TWO).process.nodes)


def gathering(name: str, *, visits: bool) -> Process:
    """What is missing is asked for until the answer is yes; then a visit, or before it all a confirmation."""
    before = ("Aanvraag ontvangen", *(() if visits else ("Bevestiging sturen",)), "Aanvraag lezen")
    steps = {"meer": "Gegevens opvragen", "recht": "Recht beoordelen"} | (
        {"bezoek": "Huisbezoek afleggen"} if visits else {}
    )
    nodes = [
        *line(name, *before).nodes,
        Node("again", Kind.GATEWAY, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("open", Kind.GATEWAY, CALM, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        *(Node(step, Kind.STEP, label, type="task") for step, label in steps.items()),
    ]
    places = ["start", *(f"s{number}" for number in range(len(before)))]
    ways = [*pairwise([*places[:-1], "again", places[-1], "open", "meer", "again"]), ("recht", "end")]
    ways += [("open", "bezoek"), ("bezoek", "recht")] if visits else [("open", "recht")]
    answers = {"meer": "nee", "bezoek": "ja", "recht": "ja"}
    flows = [Flow(f"{one}-{other}", one, other, answers[other] if one == "open" else "") for one, other in ways]
    return Process(name, name, tuple(nodes), tuple(flows))


@pytest.mark.parametrize(("visiting", "other"), [("a", "b"), ("z", "b")])
def test_an_answer_stays_where_a_step_behind_it_is_kept_under_a_condition(visiting: str, other: str) -> None:
    members = [Member(visiting, gathering("een", visits=True)), Member(other, gathering("twee", visits=False))]
    condition = Choice("condition", condition="er is twijfel")
    merged = decide(
        members,
        ("step-missing", "Huisbezoek afleggen", condition),
        ("step-missing", "Bevestiging sturen", Choice("keep")),
    )
    process = merged.process
    (question,) = (node.id for node in process.nodes if node.label == CALM)
    assert {flow.label for flow in process.flows if flow.source == question} == {"ja", "nee"}
    (visit,) = (node.id for node in process.steps if node.label == "Huisbezoek afleggen")
    (before,) = (flow for flow in process.flows if flow.target == visit)
    assert {flow.label for flow in process.flows if flow.source == before.source} == {"er is twijfel", "anders"}


def returning(name: str, *steps: str) -> Process:
    """A visit after the steps, and a question after that: whether all is clear, or the steps are done again."""
    labels = ("Melding aannemen", *steps, "Huisbezoek afleggen", "Besluit nemen")
    straight = line(name, *labels)
    last = len(labels) - 1
    gates = [
        Node("again", Kind.GATEWAY, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("open", Kind.GATEWAY, "Is alles duidelijk?", type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
    ]
    places = ["start", "s0", "again", *(f"s{number}" for number in range(1, last)), "open"]
    ways = [*pairwise(places), ("open", f"s{last}"), ("open", "again"), (f"s{last}", "end")]
    answers = {("open", f"s{last}"): "ja", ("open", "again"): "nee"}
    flows = tuple(Flow(f"{one}-{other}", one, other, answers.get((one, other), "")) for one, other in ways)
    return Process(name, name, (*straight.nodes, *gates), flows)


ASK, CALL = "Inkomen opvragen", "Inwoner bellen"
OTHERWISE = [
    Member("a", returning("een", ASK, CALL)),
    Member("b", line("twee", "Melding aannemen", CALL, ASK, "Besluit nemen")),
]
FALLS = (("Huisbezoek afleggen", "Is alles duidelijk?"),)


def falling(merged: Merge) -> dict[str, set[str]]:
    """By type of difference by which options the question falls away."""
    told = {one.type: {option.id for option in one.options if option.falls} for one in merged.differences}
    assert {option.falls for one in merged.differences for option in one.options} <= {(), FALLS}
    return {str(kind): options for kind, options in told.items() if options}


def test_that_the_question_of_a_kept_step_falls_away_is_told_at_the_decision_that_makes_it_so() -> None:
    merged = merge(OTHERWISE)
    order, visit = one(merged, "order"), one(merged, "step-missing")
    own, others = (
        next(o.id for o in order.options if o.members == (member,)) for member in (("a", "een"), ("b", "twee"))
    )
    assert falling(merged) == {}, "as long as more is open it can still go both ways"
    may = {(one.type, option.id): option.may_fall for one in merged.differences for option in one.options}
    kept = {("step-missing", option) for option in ("keep", "condition", "new")}
    assert {told for told, falls in may.items() if falls == FALLS} == {*kept, ("order", others)}
    assert set(may.values()) == {(), FALLS}
    assert merge_from_json(merge_to_json(merged)) == merged
    assert falling(merge(OTHERWISE, {order.id: Choice(others)})) == {"step-missing": {"keep", "condition", "new"}}
    assert falling(merge(OTHERWISE, {order.id: Choice(own)})) == {}
    assert falling(merge(OTHERWISE, {visit.id: Choice("keep")})) == {"order": {others}}
    assert falling(merge(OTHERWISE, {visit.id: Choice("drop")})) == {}
    both = {order.id: Choice(others), visit.id: Choice("keep")}
    decided = merge(OTHERWISE, both)
    assert not any(option.may_fall for one in decided.differences for option in one.options)
    assert not [node for node in decided.process.nodes if node.label == "Is alles duidelijk?"]
    assert falling(decided) == {"order": {others}, "step-missing": {"keep"}}
    assert falling(merge(OTHERWISE, {order.id: Choice(own), visit.id: Choice("keep")})) == {}
    assert merge_from_json(merge_to_json(decided)) == decided


def test_a_question_that_is_asked_of_nothing_any_more_is_not_told_as_one_that_falls_away() -> None:
    """Where the step behind it is dropped its answers lead to the same; where that stays the question goes along."""
    steps = ("Melding aannemen", ASK, CALL, "Huisbezoek afleggen", "Arts om advies vragen", "Besluit nemen")
    straight = line("een", *steps)
    gates = [
        Node("open", Kind.GATEWAY, "Is er advies nodig?", type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
        Node("close", Kind.GATEWAY, type="exclusiveGateway", gateway=Gateway.EXCLUSIVE),
    ]
    ways = [*pairwise(["start", "s0", "s1", "s2", "s3", "open", "s4", "close", "s5", "end"]), ("open", "close")]
    answers = {("open", "s4"): "ja", ("open", "close"): "nee"}
    flows = tuple(Flow(f"{one}-{other}", one, other, answers.get((one, other), "")) for one, other in ways)
    asked = Process("een", "een", (*straight.nodes, *gates), flows)
    members = [Member("a", asked), OTHERWISE[1]]
    order = one(merge(members), "order")
    others = next(option.id for option in order.options if option.members == (("b", "twee"),))
    visit, advice = (one(merge(members), "step-missing", label).id for label in steps[3:5])
    for fate, gates_left in (("keep", 1), ("drop", 0)):
        merged = merge(members, {order.id: Choice(others), visit: Choice("keep"), advice: Choice(fate)})
        assert len([node for node in merged.process.nodes if node.label == "Is er advies nodig?"]) == gates_left
        assert falling(merged) == {}


def turned(name: str, question: str, granted: str, refused: str) -> Process:
    asked = asking(name, question)
    answers = {"ja": granted, "nee": refused}
    return replace(asked, flows=tuple(replace(one, label=answers.get(one.target, "")) for one in asked.flows))


def test_a_question_that_some_turn_round_is_shown_with_the_answers_of_who_asks_it_so() -> None:
    members = [
        Member("a", turned("een", "Is er recht?", "ja", "nee")),
        Member("b", turned("twee", "Is er geen recht?", "nee", "ja")),
    ]
    asks = one(merge(members), "question")
    assert asks.label == asks.options[0].text == "Is er recht?", "it is called as it is proposed"
    first, second = (Choice(option.id) for option in asks.options[:2])
    for decided, granted, refused in (
        ({}, "ja", "nee"),
        ({asks.id: first}, "ja", "nee"),
        ({asks.id: second}, "nee", "ja"),
    ):
        process = merge(members, decided).process
        said = {process.node[flow.target].label: flow.label for flow in process.flows if flow.label}
        assert said == {"Besluit nemen": granted, "Brief sturen": refused}


def test_a_question_that_is_answered_the_other_way_round_is_shown_as_one_of_both_does() -> None:
    members = [
        Member(file, turned(name, "Goed?", *said)) for file, name, said in (("a", "een", "xy"), ("b", "twee", "yx"))
    ]
    assert {flow.label for flow in merge(members).process.flows if flow.label} == {"x", "y"}


@pytest.mark.parametrize(("asks", "told"), [("Gaat het door?", " bij ‘Gaat het door?’"), ("", "")])
def test_an_answer_that_only_one_way_has_is_told_with_that_way(asks: str, told: str) -> None:
    plain = asking("een", asks)
    back = Flow("open-s0", "open", "s0", "nog niet bekend")
    members = [Member("a", plain), Member("b", replace(plain, id="twee", name="twee", flows=(*plain.flows, back)))]
    (way,) = merge(members).differences
    texts = {option.members[0][0]: option.text for option in way.options if option.members}
    assert texts["b"].endswith(f" · ook ‘nog niet bekend’{told}")
    assert "ook" not in texts["a"]
    again = merge([members[1], Member("c", replace(members[1].process, id="drie", name="drie"))])
    assert again.differences == (), "who answer the same do not differ"
