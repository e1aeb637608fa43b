"""A step that was kept 'only if': the table shows when it is done, one can change it there, and nothing is missing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.engines.editing.commanding import decided, ways

from stroomlijn.engines.editing import Command, apply, check, rows
from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Member, merge
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process

DOUBT = "er twijfel is"
HIGH = "het bedrag hoog is"


def process(*, visit: bool) -> Process:
    """Is it complete? no: ask, and end; yes: grant or refuse; then, with more of the same, a check of the letter."""
    event = {"kind": Kind.EVENT, "type": "startEvent", "event": Event.START}
    end = {"kind": Kind.EVENT, "type": "endEvent", "event": Event.END}
    gate = {"kind": Kind.GATEWAY, "type": "exclusiveGateway", "gateway": Gateway.EXCLUSIVE}
    step = {"kind": Kind.STEP, "type": "task", "role": "Consulent"}
    extra = [Node("visit", label="Huisbezoek afleggen", **step), Node("look", label="Besluit toetsen", **step)]
    nodes = [
        Node("start", label="Begin", **event),
        Node("begin", label="Aanvraag controleren", **step),
        Node("full", label="Is de aanvraag volledig?", **gate),
        Node("ask", label="Aanvulling vragen", **step),
        Node("judge", label="Recht beoordelen", **step),
        Node("right", label="Is er recht?", **gate),
        Node("grant", label="Toekenning opstellen", **step),
        Node("refuse", label="Afwijzing opstellen", **step),
        Node("join", **gate),
        Node("send", label="Besluit verzenden", **step),
        Node("end", label="Einde", **end),
        Node("stop", label="Klaar", **end),
        *(extra if visit else []),
    ]
    after_full = ["visit", "judge"] if visit else ["judge"]
    after_join = ["look", "send"] if visit else ["send"]
    lines = [
        ("start", "begin", ""),
        ("begin", "full", ""),
        ("full", "ask", "nee"),
        ("ask", "stop", ""),
        ("full", after_full[0], "ja"),
        *((one, other, "") for one, other in pairwise(after_full)),
        ("judge", "right", ""),
        ("right", "grant", "ja"),
        ("right", "refuse", "nee"),
        ("grant", "join", ""),
        ("refuse", "join", ""),
        ("join", after_join[0], ""),
        *((one, other, "") for one, other in pairwise(after_join)),
        ("send", "end", ""),
    ]
    flows = [Flow(f"{one}-{other}", one, other, label) for one, other, label in lines]
    return Process("p", "Bijzondere bijstand", tuple(nodes), tuple(flows))


@pytest.fixture(scope="module")
def merged() -> Process:
    members = [Member("a", process(visit=False)), Member("b", process(visit=True))]
    said = {"Huisbezoek afleggen": DOUBT, "Besluit toetsen": HIGH}
    found = [one for one in merge(members).differences if one.type == "step-missing"]
    assert {one.label for one in found} == said.keys()
    return merge(members, {one.id: Choice("condition", condition=said[one.label]) for one in found}).process


def named(graph: Process, label: str) -> str:
    return next(step.id for step in graph.steps if step.label == label)


def told(graph: Process, label: str) -> list[tuple[str, str]]:
    """The ways behind the step, with the names of the steps; the next row is named too."""
    table = rows(graph)
    names = {row.id: row.label for row in table}
    following = {row.id: after.label for row, after in pairwise(table)}
    here = named(graph, label)
    return [(answer, names.get(to, to) or following[here]) for answer, to in ways(graph, here)]


def test_a_condition_behind_a_question_stands_in_its_ways(merged: Process) -> None:
    assert sorted(told(merged, "Aanvraag controleren")) == [
        ("ja en anders", "Recht beoordelen"),
        (f"ja en {DOUBT}", "Huisbezoek afleggen"),
        ("nee", "Aanvulling vragen"),
    ]
    assert told(merged, "Huisbezoek afleggen") in ([], [("", "Recht beoordelen")])


def test_a_condition_that_several_steps_lead_to_stands_behind_each_of_them(merged: Process) -> None:
    for step in ("Toekenning opstellen", "Afwijzing opstellen"):
        assert sorted(told(merged, step)) == [("anders", "Besluit verzenden"), (HIGH, "Besluit toetsen")]


def test_nothing_is_locked_unknown_or_missing(merged: Process) -> None:
    assert [row.locked for row in rows(merged) if row.locked] == []
    assert "?" not in {way.to for row in rows(merged) for way in row.ways}
    assert {remark.code for remark in check(merged)} & {"edit-decision-unasked", "edit-way-unanswered"} == set()


def test_conditions_one_after_the_other_are_told_together() -> None:
    short, long = process(visit=False), process(visit=True)
    twice = replace(long.node["visit"], id="again", label="Buren spreken")
    flows = [flow for flow in long.flows if flow.id != "visit-judge"]
    flows += [Flow("x", "visit", "again"), Flow("y", "again", "judge")]
    members = [Member("a", short), Member("b", replace(long, nodes=(*long.nodes, twice), flows=tuple(flows)))]
    found = [one for one in merge(members).differences if one.type == "step-missing"]
    graph = merge(members, {one.id: Choice("condition", condition=f"bij {one.label}") for one in found}).process
    assert sorted(told(graph, "Aanvraag controleren")) == [
        ("ja en anders", "Recht beoordelen"),
        ("ja en bij Buren spreken", "Buren spreken"),
        ("ja en bij Huisbezoek afleggen", "Huisbezoek afleggen"),
        ("nee", "Aanvulling vragen"),
    ]
    assert sorted(told(graph, "Huisbezoek afleggen"))[1] == ("bij Buren spreken", "Buren spreken")
    assert "?" not in {way.to for row in rows(graph) for way in row.ways}


@pytest.fixture(scope="module", params=[False, True], ids=["straight", "joined"])
def asking(request: pytest.FixtureRequest) -> Process:
    """'Recht beoordelen' is done only if, and has a question of its own; before it a join or none."""
    whole = process(visit=False)
    nodes = tuple(node for node in whole.nodes if node.id != "judge")
    flows = [replace(flow, target="right") if flow.target == "judge" else flow for flow in whole.flows]
    short = replace(whole, nodes=nodes, flows=tuple(flow for flow in flows if flow.source != "judge"))
    members = [Member("a", short), Member("b", whole)]
    found = [one for one in merge(members).differences if one.label == "Recht beoordelen"]
    graph = merge(members, {one.id: Choice("condition", condition=DOUBT) for one in found}).process
    return graph if request.param == _has_join(graph) else _other_way_in(graph)


def _question(graph: Process) -> Node:
    return next(node for node in graph.nodes if node.label == "Is er recht?")


def _has_join(graph: Process) -> bool:
    return len(graph.incoming[_question(graph).id]) == 1


def _other_way_in(graph: Process) -> Process:
    """The same with a join before the question, or without the one that is there."""
    right = _question(graph)
    if not _has_join(graph):
        join = Node("before", Kind.GATEWAY, "", "exclusiveGateway", gateway=Gateway.EXCLUSIVE, pool=right.pool)
        flows = [replace(flow, target="before") if flow.target == right.id else flow for flow in graph.flows]
        join = replace(join, lane=right.lane, parent=right.parent)
        return replace(graph, nodes=(*graph.nodes, join), flows=(*flows, Flow("on", "before", right.id)))
    join = graph.node[graph.incoming[right.id][0].source]
    flows = [replace(flow, target=right.id) if flow.target == join.id else flow for flow in graph.flows]
    left = tuple(flow for flow in flows if flow.source != join.id)
    return replace(graph, nodes=tuple(node for node in graph.nodes if node is not join), flows=left)


def test_a_step_under_a_condition_that_asks_itself_is_shown_with_where_it_leads(asking: Process) -> None:
    assert "?" not in {way.to for row in rows(asking) for way in row.ways}
    (judge,) = (row for row in rows(asking) if row.label == "Recht beoordelen")
    assert (judge.question, judge.locked) == ("Is er recht?", "")
    assert sorted(told(asking, "Recht beoordelen")) == [("ja", "Toekenning opstellen"), ("nee", "Afwijzing opstellen")]
    begin = told(asking, "Aanvraag controleren")
    assert (f"ja en {DOUBT}", "Recht beoordelen") in begin
    assert ("ja en Is er recht? nee", "Afwijzing opstellen") in begin


def test_the_question_of_a_step_under_a_condition_is_changed_for_who_passes_it_over_too(asking: Process) -> None:
    judge = named(asking, "Recht beoordelen")
    asked = [("wel" if answer == "ja" else "niet", to) for answer, to in ways(asking, judge)]
    changed = decided(asking, judge, "exclusive", *asked, question="Mag het?")
    assert ways(changed, judge) == asked
    begin = dict(told(changed, "Aanvraag controleren"))
    assert begin["ja en Mag het? niet"] == "Afwijzing opstellen"
    assert begin[f"ja en {DOUBT}"] == "Recht beoordelen"
    assert check_soundness(changed).sound
    assert len(changed.nodes) == len(asking.nodes)


def test_a_step_under_a_condition_goes_on_without_its_question(asking: Process) -> None:
    judge, refuse = named(asking, "Recht beoordelen"), named(asking, "Afwijzing opstellen")
    changed = decided(asking, judge, "none", ("", refuse))
    assert "Is er recht?" not in {node.label for node in changed.nodes}
    assert told(changed, "Recht beoordelen") in ([("", "Afwijzing opstellen")], [])
    assert ("ja en anders", "Afwijzing opstellen") in told(changed, "Aanvraag controleren")


def test_ways_that_are_all_taken_do_not_wait_for_who_passes_the_step_over(asking: Process) -> None:
    judge = named(asking, "Recht beoordelen")
    if _has_join(asking):
        changed = decided(asking, judge, "parallel", *(("", to) for _answer, to in ways(asking, judge)))
        assert check_soundness(changed).sound
    else:
        with pytest.raises(Problem, match="edit-locked-shared"):
            decided(asking, judge, "parallel", *(("", to) for _answer, to in ways(asking, judge)))


def test_a_question_that_two_steps_lead_to_stays_where_it_is(asking: Process) -> None:
    """It is asked after the step and after another: what is changed behind one would be changed behind the other."""
    other = replace(asking.node[named(asking, "Recht beoordelen")], id="again", label="Buren spreken")
    shared = replace(
        asking,
        nodes=(*asking.nodes, other),
        flows=(*asking.flows, Flow("again-right", "again", _question(asking).id)),
    )
    assert {row.locked for row in rows(shared) if row.question == "Is er recht?"} == {"edit-locked-shared"}


def test_a_condition_can_be_changed_in_the_table(merged: Process) -> None:
    here, visit = named(merged, "Aanvraag controleren"), named(merged, "Huisbezoek afleggen")
    asked = [("ja en de woning onbekend is" if to == visit else answer, to) for answer, to in ways(merged, here)]
    changed = decided(merged, here, "exclusive", *asked, question="Is de aanvraag volledig?")
    assert sorted(ways(changed, here)) == sorted(asked)
    assert told(changed, "Toekenning opstellen") == told(merged, "Toekenning opstellen")
    assert check_soundness(changed).sound
    assert len(changed.nodes) < len(merged.nodes)
    assert {remark.code for remark in check(changed)} == {remark.code for remark in check(merged)}


def test_changed_behind_one_step_it_stays_what_it_was_behind_the_other(merged: Process) -> None:
    grant, look = named(merged, "Toekenning opstellen"), named(merged, "Besluit toetsen")
    assert look in {to for _answer, to in ways(merged, grant)}
    asked = [("het bedrag boven € 1.500 is" if to == look else answer, to) for answer, to in ways(merged, grant)]
    changed = decided(merged, grant, "exclusive", *asked)
    assert ways(changed, grant) == asked
    assert sorted(told(changed, "Afwijzing opstellen")) == sorted(told(merged, "Afwijzing opstellen"))
    assert check_soundness(changed).sound


def test_a_condition_can_be_taken_away_in_the_table(merged: Process) -> None:
    grant, look = named(merged, "Toekenning opstellen"), named(merged, "Besluit toetsen")
    changed = decided(merged, grant, "none", ("", look))
    assert told(changed, "Toekenning opstellen") in ([("", "Besluit toetsen")], [])
    assert sorted(told(changed, "Afwijzing opstellen")) == sorted(told(merged, "Afwijzing opstellen"))
    assert check_soundness(changed).sound


def test_typed_as_shown_it_stays_as_it_is(merged: Process) -> None:
    for row in rows(merged):
        said = [{"answer": way.answer, "to": way.to} for way in row.ways]
        seen = {"question": row.question, "kind": row.routing, "ways": said}
        command: Command = {"do": "decide", "step": row.id, **seen, "was": seen}
        again = apply(merged, command).graph
        assert [(one.id, one.ways, one.question) for one in _plain(again)] == [
            (one.id, one.ways, one.question) for one in _plain(merged)
        ]


def _plain(graph: Process) -> list:
    return [replace(row, ways=tuple(replace(way, flow="") for way in row.ways)) for row in rows(graph)]
