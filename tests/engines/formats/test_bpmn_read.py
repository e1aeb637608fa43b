"""BPMN files as people and tools make them, whole and broken, become the process that was meant."""

from __future__ import annotations

import pytest

from stroomlijn.engines.formats.bpmn import read_bpmn
from stroomlijn.engines.formats.reading import FoundProcess
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Box, Event, Gateway, Kind, Lane, Pool

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:c="http://www.omg.org/spec/DD/20100524/DC" xmlns:i="http://www.omg.org/spec/DD/20100524/DI" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:doel">\n'
)


def found(body: str, name: str = "bestand.bpmn") -> tuple[FoundProcess, ...]:
    return read_bpmn(name, f"{HEAD}{body}\n</definitions>".encode()).processes


def only(body: str) -> FoundProcess:
    (one,) = found(body)
    return one


def remarks(one: FoundProcess) -> list[tuple[str, str]]:
    return [(remark.code, remark.place) for remark in one.remarks]


POOLS = """<collaboration id="C"><participant id="P1" name="Gemeente" processRef="t:A"/>
<participant id="P2" name="Inwoner"/><messageFlow id="M" sourceRef="P2" targetRef="s"/></collaboration>
<process id="A"><laneSet><lane id="L" name="Loket"><flowNodeRef>s</flowNodeRef><childLaneSet>
<lane id="K" name="Balie"><flowNodeRef>s</flowNodeRef></lane></childLaneSet></lane></laneSet>
<task id="s" name="Melding aannemen"/></process><process id="B" name="Los"><task id="b"/></process>"""


def test_a_collaboration_is_one_process_and_a_process_without_pool_another() -> None:
    one, other = found(POOLS)
    process = one.process
    assert process.pools == (Pool("P1", "Gemeente", "A"), Pool("P2", "Inwoner"))
    assert process.lanes == (Lane("L", "Loket", pool="P1"), Lane("K", "Balie", "L", "P1"))
    assert (process.node["s"].lane, process.node["s"].role, process.node["s"].pool) == ("K", "Balie", "P1")
    assert [(message.source, message.target) for message in process.messages] == [("P2", "s")]
    assert (other.process.id, other.process.name, other.process.pools) == ("B", "Los", ())


def test_a_process_that_only_exchanges_messages_with_a_pool_belongs_to_its_collaboration() -> None:
    one = only(
        '<collaboration id="C"><participant id="P" name="Inwoner"/><messageFlow id="M" sourceRef="P" targetRef="s"/>'
        '</collaboration><process id="A"><task id="s"/></process>'
    )
    assert [(node.id, node.pool) for node in one.process.nodes] == [("s", "")]
    assert len(one.process.messages) == 1


def test_kinds_of_nodes() -> None:
    process = only(
        '<process id="A"><userTask id="a"><multiInstanceLoopCharacteristics isSequential="true"/></userTask>'
        '<callActivity id="b" calledElement="t:Ander"/><eventBasedGateway id="c"/>'
        '<subProcess id="d" triggeredByEvent="true"><startEvent id="e" isInterrupting="false">'
        "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></startEvent></subProcess>"
        '<transaction id="f"/><adHocSubProcess id="g"/><endEvent id="h"><terminateEventDefinition/></endEvent>'
        '<boundaryEvent id="i" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>'
        '<intermediateCatchEvent id="j"><signalEventDefinition/><messageEventDefinition/></intermediateCatchEvent>'
        "</process>"
    ).process
    node = process.node
    assert (node["a"].kind, node["a"].type, node["a"].loop) == (Kind.STEP, "userTask", "sequential")
    assert (node["b"].kind, node["b"].calls) == (Kind.CALL, "Ander")
    assert node["c"].gateway is Gateway.EVENT
    assert (node["d"].kind, node["d"].type) == (Kind.SUBPROCESS, "eventSubProcess")
    start = node["e"]
    assert (start.event, start.trigger, start.parent, start.non_interrupting) == (Event.START, "timer", "d", True)
    assert start.lead_time == "P5D"
    assert [node[each].type for each in "fg"] == ["transaction", "adHocSubProcess"]
    assert (node["h"].event, node["h"].trigger) == (Event.END, "terminate")
    assert (node["i"].attached_to, node["i"].trigger, node["i"].non_interrupting) == ("a", "error", True)
    assert node["j"].trigger == "multiple"


def test_without_lane_the_performer_is_the_role() -> None:
    expression = (
        "<resourceAssignmentExpression><formalExpression>manager</formalExpression></resourceAssignmentExpression>"
    )
    one = only(
        '<resource id="r" name="Consulent"/><process id="A"><userTask id="a"><potentialOwner>'
        f'<resourceRef>t:r</resourceRef></potentialOwner></userTask><userTask id="b"><performer>{expression}'
        '</performer></userTask><task id="c"/></process>'
    )
    assert [node.role for node in one.process.nodes] == ["Consulent", "manager", ""]


def test_a_condition_is_text_that_nobody_runs() -> None:
    code = "__import__('os').system('touch /tmp/hacked')"
    flow = only(
        f'<process id="A"><exclusiveGateway id="a" default="g"/><task id="b"/><sequenceFlow id="f" sourceRef="a" '
        f'targetRef="b" name="ja"><conditionExpression x:type="tFormalExpression">{code}</conditionExpression>'
        '</sequenceFlow><sequenceFlow id="g" sourceRef="a" targetRef="b"/></process>'
    ).process.flows
    assert (flow[0].label, flow[0].condition, flow[0].default) == ("ja", code, False)
    assert flow[1].default


def test_data_and_annotations_are_linked_to_their_nodes() -> None:
    process = only(
        '<process id="A"><task id="a"><dataInputAssociation><sourceRef>r</sourceRef><targetRef>p</targetRef>'
        "</dataInputAssociation><dataOutputAssociation><targetRef>s</targetRef></dataOutputAssociation></task>"
        '<dataObject id="o" name="Aanvraag"/><dataObjectReference id="r" dataObjectRef="o"/>'
        '<dataStoreReference id="s" name="Zaaksysteem"/><textAnnotation id="n"><text>let op</text></textAnnotation>'
        '<association id="v" sourceRef="n" targetRef="a"/><category><categoryValue id="w" value="Kern"/></category>'
        '<group id="g" categoryValueRef="w"/></process>'
    ).process
    assert [(each.id, each.type, each.label, each.links) for each in process.artifacts] == [
        ("r", "dataObjectReference", "Aanvraag", (("a", "in"),)),
        ("s", "dataStoreReference", "Zaaksysteem", (("a", "out"),)),
        ("n", "textAnnotation", "let op", (("a", ""),)),
        ("g", "group", "Kern", ()),
    ]


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        ('<sequenceFlow id="f" sourceRef="a" targetRef="weg"/>', "bpmn-flow-dangling", "f, regel 2"),
        ('<sequenceFlow id="f" sourceRef="a" targetRef="in"/>', "bpmn-flow-across-subprocess", "f, regel 2"),
        ('<task id="a"/>', "bpmn-duplicate-id", ""),
        ('<boundaryEvent id="f" attachedToRef="weg"/>', "bpmn-boundary-loose", "f, regel 2"),
        ('<boundaryEvent id="f" attachedToRef="in"/>', "bpmn-boundary-loose", "f, regel 2"),
        ('<laneSet><lane id="l"><flowNodeRef>weg</flowNodeRef></lane></laneSet>', "bpmn-lane-dangling", "regel 2"),
        ('<association id="f" sourceRef="a" targetRef="weg"/>', "bpmn-association-dangling", "f, regel 2"),
        (f'<task id="f" name="{"x" * 10_001}"/>', "text-cut", "f, regel 2"),
        (
            '<subProcess id="f"><laneSet><lane id="l" name="L"/></laneSet></subProcess>',
            "bpmn-lane-in-subprocess",
            "l, regel 2",
        ),
    ],
)
def test_what_is_broken_is_left_out_or_mended_with_a_remark(body: str, code: str, place: str) -> None:
    whole = '<task id="a"/><subProcess id="u"><task id="in"/></subProcess>'
    reading = read_bpmn("a.bpmn", f'{HEAD}<process id="A">{whole}{body}</process></definitions>'.encode())
    (one,) = reading.processes
    noted = [(remark.code, remark.place) for remark in (*reading.remarks, *one.remarks)]
    assert noted == [(code, place or "a_1, regel 2")]
    assert len({node.id for node in one.process.nodes}) == len(one.process.nodes)


def test_a_flow_between_pools_is_left_out() -> None:
    one = only(
        '<collaboration id="C"><participant id="P" processRef="A"/><participant id="Q" processRef="B"/></collaboration>'
        '<process id="A"><task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>'
        '<process id="B"><task id="b"/></process>'
    )
    assert not one.process.flows
    assert remarks(one) == [("bpmn-flow-across-pools", "f, regel 2")]


def test_a_flow_without_end_is_mended_from_the_node_that_names_it() -> None:
    one = only(
        '<process id="A"><task id="a"/><task id="b"><incoming>f</incoming></task>'
        '<sequenceFlow id="f" sourceRef="a"/></process>'
    )
    assert [(flow.source, flow.target) for flow in one.process.flows] == [("a", "b")]
    assert remarks(one) == [("bpmn-flow-mended", "f, regel 2")]


def test_two_pools_on_one_process() -> None:
    one = only(
        '<collaboration id="C"><participant id="P" processRef="A"/><participant id="Q" processRef="A"/>'
        '<participant id="R" processRef="weg"/></collaboration><process id="A"><task id="a"/></process>'
    )
    assert [pool.process for pool in one.process.pools] == ["A", "", ""]
    assert one.process.nodes[0].pool == "P"


def test_elements_without_id_get_one_that_stays_the_same() -> None:
    body = '<process><task/><task id="task_1"/><task/></process>'
    assert [node.id for node in only(body).process.nodes] == ["task_2", "task_1", "task_3"]
    assert only(body) == only(body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<process id="A" name="Melding"/>', "Melding"),
        (
            '<collaboration id="C"><participant id="P" name="Loket" processRef="A"/></collaboration><process id="A"/>',
            "Loket",
        ),
        ('<process id="A"/>', "bestand"),
        ('<process id="A" name=" "/>', "bestand"),
    ],
)
def test_a_process_always_has_a_name(body: str, name: str) -> None:
    assert only(body).process.name == name


def test_without_names_two_processes_are_called_by_their_ids() -> None:
    assert [each.process.name for each in found('<process id="A"/><process id="B"/>')] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HEAD}</definitions>", "bpmn-no-process"),
        ('<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0"/>', "bpmn-other-namespace"),
        ("<epml/>", "bpmn-no-definitions"),
    ],
)
def test_a_file_without_process_is_refused(text: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_bpmn("a.bpmn", text.encode())
    assert (refused.value.code, refused.value.place) == (code, "regel 1")


def drawn(
    a: str = '<c:Bounds x="0" y="1.5" width="100" height="80"/>', edge: bool = True, inside: bool = False
) -> FoundProcess:
    line = '<d:BPMNEdge bpmnElement="f"><i:waypoint x="100" y="40"/><i:waypoint x="200" y="40"/></d:BPMNEdge>'
    child = '<task id="in"/>' if inside else ""
    return only(
        f'<process id="A"><task id="a"/><subProcess id="b">{child}</subProcess>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process><d:BPMNDiagram><d:BPMNPlane bpmnElement="A">'
        f'<d:BPMNShape bpmnElement="a">{a}</d:BPMNShape><d:BPMNShape bpmnElement="b" isExpanded="false">'
        f'<c:Bounds x="200" y="0" width="100" height="80"/></d:BPMNShape>{line if edge else ""}'
        "</d:BPMNPlane></d:BPMNDiagram>"
    )


def test_a_whole_drawing_is_kept_and_a_collapsed_subprocess_hides_its_children() -> None:
    drawing = drawn(inside=True).drawing
    assert drawing is not None
    assert drawing.shapes["a"] == Box(0, 1.5, 100, 80)
    assert drawing.edges == {"f": ((100, 40), (200, 40))}


@pytest.mark.parametrize("value", ["NaN", "INF", "-inf", "1e308", "9999999", "vier", "1,5"])
def test_a_drawing_with_impossible_places_is_no_drawing(value: str) -> None:
    one = drawn(f'<c:Bounds x="{value}" y="0" width="100" height="80"/>')
    assert one.drawing is None
    assert remarks(one) == [("bpmn-drawing-coordinates", "a")]


def test_a_drawing_that_lacks_something_is_no_drawing() -> None:
    assert remarks(drawn("")) == [("bpmn-drawing-incomplete", "A")]
    assert remarks(drawn(edge=False)) == [("bpmn-drawing-incomplete", "A")]
    assert only('<process id="A"><task id="a"/></process>').drawing is None
    assert only('<process id="A"><task id="a"/></process>').remarks == ()


def test_two_thousand_nodes_are_remarked() -> None:
    one = only(f'<process id="A">{"<task/>" * 2001}</process>')
    assert [remark.code for remark in one.remarks] == ["process-large"]
