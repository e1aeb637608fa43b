"""Reading a process as text: the order, the numbers and what follows each step."""

from dataclasses import replace

import pytest

from stroomlijn.engines.process_model import (
    Event,
    Flow,
    Gateway,
    Kind,
    Node,
    Process,
    as_text,
    process_from_json,
    process_to_json,
    reading_order,
    step_numbers,
)


def wmo() -> Process:
    return Process(
        id="p",
        name="Melding Wmo",
        nodes=(
            Node("d", Kind.STEP, "Besluit verzenden", role="Backoffice"),
            Node("start", Kind.EVENT, "Melding", event=Event.START),
            Node("a", Kind.STEP, "Melding aannemen", role="KCC"),
            Node("x", Kind.GATEWAY, "Is de melding compleet?", gateway=Gateway.EXCLUSIVE),
            Node("b", Kind.STEP, "Gegevens opvragen", role="KCC"),
            Node("c", Kind.STEP, "Onderzoek doen", role="Consulent"),
            Node("end", Kind.EVENT, "Klaar", event=Event.END),
        ),
        flows=(
            Flow("1", "start", "a"),
            Flow("2", "a", "x"),
            Flow("3", "x", "b", label="nee"),
            Flow("4", "x", "c", label="ja"),
            Flow("5", "b", "a"),
            Flow("6", "c", "d"),
            Flow("7", "d", "end"),
        ),
    )


def test_steps_are_numbered_in_the_order_of_the_work_and_not_of_the_file() -> None:
    assert step_numbers(wmo()) == {"a": "1", "b": "2", "c": "3", "d": "4"}


@pytest.mark.parametrize("turned", [False, True])
def test_what_comes_back_to_a_choice_is_read_before_what_goes_on_to_the_end(turned: bool) -> None:
    process = wmo()
    asked_again = Node("e", Kind.STEP, "Nog eens bellen", role="KCC")
    flows = [flow for flow in process.flows if flow.id != "5"] + [Flow("5", "b", "e"), Flow("8", "e", "a")]
    looping = replace(process, nodes=(*process.nodes, asked_again), flows=tuple(flows[::-1] if turned else flows))
    assert [node.id for node in reading_order(looping)] == ["start", "a", "x", "b", "e", "c", "d", "end"]


def test_every_node_is_read_once_even_when_nothing_leads_to_it() -> None:
    process = wmo()
    loose = Process("p", nodes=(*process.nodes, Node("los", Kind.STEP, "Los")), flows=process.flows)
    assert sorted(node.id for node in reading_order(loose)) == sorted(node.id for node in loose.nodes)


def test_a_new_section_begins_where_the_work_changes_hands() -> None:
    assert [section.role for section in as_text(wmo())] == ["KCC", "Consulent", "Backoffice"]


def test_a_decision_tells_its_question_answers_and_where_each_leads() -> None:
    (first, second), *_ = [section.steps for section in as_text(wmo())]
    assert [(way.conditions, way.number) for way in first.ways] == [
        ((("Is de melding compleet?", "nee"),), "2"),
        ((("Is de melding compleet?", "ja"),), "3"),
    ]
    assert [way.number for way in second.ways] == ["1"]


def unasked(*flows: Flow) -> Process:
    """After the question of the report, a step only under a condition; nothing is asked there."""
    nodes = (*wmo().nodes, Node("u", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE), Node("h", Kind.STEP, "Huisbezoek"))
    kept = [replace(flow, target="u") if flow.id == "4" else flow for flow in wmo().flows]
    return replace(wmo(), nodes=nodes, flows=(*kept, *flows, Flow("10", "h", "c")))


def test_a_condition_that_nothing_asks_for_is_said_with_the_answer_before_it_and_all_else_last() -> None:
    for condition in ("er twijfel is", "als er twijfel is"):
        for otherwise in (Flow("8", "u", "c", label="Anders"), Flow("8", "u", "c", default=True)):
            process = unasked(otherwise, Flow("9", "u", "h", label=condition))
            steps = [step for section in as_text(process) for step in section.steps]
            said = [way.conditions[0][1].casefold() for way in steps[0].ways]
            assert said == ["nee", "ja, als er twijfel is", "ja, anders"]


def test_otherwise_behind_otherwise_is_said_once() -> None:
    inner = Flow("12", "v", "c", default=True), Flow("13", "v", "h", label="het avond is")
    outer = Flow("8", "u", "v", label="anders"), Flow("9", "u", "h", label="er twijfel is")
    process = unasked(*outer, *inner)
    process = replace(process, nodes=(*process.nodes, replace(process.node["u"], id="v")))
    said = [way.conditions[0][1] for way in as_text(process)[0].steps[0].ways]
    assert said == ["nee", "ja, als er twijfel is", "ja, anders, als het avond is", "ja, anders"]


def test_a_step_to_which_only_a_condition_leads_says_so_itself() -> None:
    def when(*flows: Flow) -> dict[str, str]:
        steps = [step for section in as_text(unasked(*flows)) for step in section.steps]
        return {step.node.id: step.when for step in steps if step.when}

    anders = Flow("8", "u", "c", label="anders")
    assert when(anders, Flow("9", "u", "h", label="er twijfel is")) == {"h": "alleen als er twijfel is"}
    assert when(anders, Flow("9", "u", "h", label="bij twijfel")) == {"h": "alleen bij twijfel"}
    assert when(anders, Flow("9", "u", "h", label="twijfel")) == {}, "a word is no sentence"
    assert when(anders, Flow("9", "u", "h", label="er twijfel is"), Flow("11", "b", "h")) == {}, "there is another way"
    turned = Flow("8", "u", "h", default=True), Flow("9", "u", "c", label="er geen twijfel is")
    assert when(*turned) == {"h": "niet als er geen twijfel is"}


def test_answers_of_a_gateway_without_a_question_are_no_conditions() -> None:
    process = unasked(Flow("8", "u", "c", label="te laat"), Flow("9", "u", "h", label="op tijd"))
    steps = [step for section in as_text(process) for step in section.steps]
    asked = "Is de melding compleet?"
    assert [way.conditions for way in steps[0].ways[1:]] == [
        ((asked, "ja"), ("", one)) for one in ("te laat", "op tijd")
    ]


@pytest.mark.parametrize("sign", ["x", "v", "∧", "XOR"])
def test_a_sign_of_the_notation_is_no_question(sign: str) -> None:
    process = wmo()
    named = tuple(replace(node, label=sign) if node.id == "x" else node for node in process.nodes)
    first = as_text(replace(process, nodes=named))[0].steps[0]
    assert [way.conditions for way in first.ways] == [(("", "nee"),), (("", "ja"),)]


def test_a_split_says_whether_one_some_or_all_ways_are_taken() -> None:
    def split(gateway: Gateway) -> tuple[bool, bool]:
        nodes = tuple(replace(node, gateway=gateway) if node.id == "x" else node for node in wmo().nodes)
        step = as_text(replace(wmo(), nodes=nodes))[0].steps[0]
        return step.several, step.parallel

    assert split(Gateway.EXCLUSIVE) == (False, False)
    assert split(Gateway.INCLUSIVE) == (True, False)
    assert split(Gateway.PARALLEL) == (False, True)


def test_an_event_on_the_way_to_the_next_step_is_said_without_a_choice() -> None:
    nodes = (Node("a", Kind.STEP, "A"), Node("e", Kind.EVENT, "post binnen"), Node("b", Kind.STEP, "B"))
    process = Process("p", nodes=nodes, flows=(Flow("1", "a", "e"), Flow("2", "e", "b")))
    first, second = as_text(process)[0].steps
    assert (first.awaited, first.ways) == (("post binnen",), ())
    assert (second.awaited, second.ways) == ((), ())


def test_what_is_waited_for_before_a_choice_is_said_before_it_and_after_it_of_its_way() -> None:
    advice = Node("advies", Kind.EVENT, "advies van de arts", event=Event.INTERMEDIATE, lead_time="4 weken")
    reaction = Node("reactie", Kind.EVENT, "reactie inwoner", event=Event.INTERMEDIATE)
    turned = {"2": ("a", "advies"), "3": ("x", "reactie")}
    flows = [
        replace(flow, source=turned[flow.id][0], target=turned[flow.id][1]) if flow.id in turned else flow
        for flow in wmo().flows
    ]
    flows += [Flow("8", "advies", "x"), Flow("9", "reactie", "b")]
    process = replace(wmo(), nodes=(*wmo().nodes, advice, reaction), flows=tuple(flows))
    first = as_text(process)[0].steps[0]
    assert first.awaited == ("advies van de arts, 4 weken",)
    assert {way.number: way.waits for way in first.ways} == {"2": ("reactie inwoner",), "3": ()}


def test_what_is_done_all_after_a_wait_is_said_so() -> None:
    both = tuple(replace(node, gateway=Gateway.PARALLEL) if node.id == "x" else node for node in wmo().nodes)
    flows = [replace(flow, target="e") if flow.id == "2" else flow for flow in wmo().flows]
    process = replace(wmo(), nodes=(*both, Node("e", Kind.EVENT, "post binnen")), flows=(*flows, Flow("8", "e", "x")))
    first = as_text(process)[0].steps[0]
    assert (first.taken, first.awaited) == ("all", ("post binnen",))


def test_what_simply_follows_is_not_said() -> None:
    consulent = as_text(wmo())[1].steps[0]
    assert consulent.ways == ()


def test_a_process_without_steps_has_no_text() -> None:
    assert as_text(Process("p", nodes=(Node("begin", Kind.EVENT, event=Event.START),))) == ()
    assert as_text(Process("p")) == ()


def test_ten_thousand_steps_in_a_row_and_a_loop_of_gateways_are_read() -> None:
    steps = tuple(Node(f"s{n}", Kind.STEP, "Stap") for n in range(10_000))
    flows = tuple(Flow(f"f{n}", f"s{n}", f"s{n + 1}") for n in range(9_999))
    assert len(reading_order(Process("lang", nodes=steps, flows=flows))) == 10_000
    loop = Process(
        "lus",
        nodes=(
            Node("a", Kind.STEP, "A"),
            Node("x", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE),
            Node("y", Kind.GATEWAY, gateway=Gateway.EXCLUSIVE),
        ),
        flows=(Flow("1", "a", "x"), Flow("2", "x", "y"), Flow("3", "y", "x")),
    )
    assert as_text(loop)[0].steps[0].ways == ()


def test_json_gives_the_same_process_back() -> None:
    assert process_from_json(process_to_json(wmo())) == wmo()


def test_an_end_that_only_says_that_it_ends_has_no_name() -> None:
    steps = {step.number: step for section in as_text(wmo()) for step in section.steps}
    assert [(way.number, way.label) for way in steps["4"].ways] == [("", "")]
    named = replace(
        wmo(), nodes=tuple(replace(node, label="Ingetrokken") if node.id == "end" else node for node in wmo().nodes)
    )
    steps = {step.number: step for section in as_text(named) for step in section.steps}
    assert [way.label for way in steps["4"].ways] == ["Ingetrokken"]
