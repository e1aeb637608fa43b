"""What the columns Nr, Beslissing, Vervolg and Wacht op mean."""

from __future__ import annotations

import pytest

from stroomlijn.engines.process_model import Gateway, Kind

from .books import codes, process, table, ways

HEAD = "Nr|Stap|Wie|Beslissing|Vervolg|Wacht op"


def test_an_empty_vervolg_goes_to_the_next_row_and_the_last_row_ends() -> None:
    found = process(HEAD, "1|A|x", "2|B|x")
    assert ways(found) == {("start", "", "A"), ("A", "", "B"), ("B", "", "end")}


def test_a_question_with_answers_is_an_exclusive_gateway() -> None:
    found = process(HEAD, "1|A|x|Goed?|ja: 3; nee: 2", "2|B|x||1", "3|C|x||einde")
    assert {("A", "", "Goed?"), ("Goed?", "ja", "C"), ("Goed?", "nee", "B"), ("B", "", "exclusive")} <= ways(found)


@pytest.mark.parametrize(
    "written",
    [
        "ja: 3; nee: 2",
        "Ja -> 3, Nee -> 2",
        "ja = 3\nnee = 2",
        "ja: ga naar stap 3; nee: terug naar 2",
        "ja 3; nee 2",
        "ja → 3; nee → 2",
    ],
)
def test_answers_may_be_written_in_many_ways(written: str) -> None:
    found = process(HEAD, f'1|A|x|Goed?|"{written}"', "2|B|x||einde", "3|C|x||einde")
    assert {(label.lower(), to) for source, label, to in ways(found) if source == "Goed?"} == {
        ("ja", "C"),
        ("nee", "B"),
    }


def test_one_answer_leaves_the_other_to_the_next_row() -> None:
    reading = table(HEAD, "1|A|x", "2|B|x|Goed?|nee: 1", "3|C|x")
    assert ("Goed?", "ja", "C") in ways(reading.processes[0].process)
    assert codes(reading) == set()


def test_en_is_parallel_and_joins_where_all_branches_come_together() -> None:
    found = process(HEAD, "1|A|x||2 en 3", "2|B|x||4", "3|C|x|Goed?|ja: 4; nee: 5", "5|D|x||4", "4|E|x")
    joins = [node for node in found.nodes if node.gateway and len(found.incoming[node.id]) > 1]
    assert sorted(node.gateway for node in joins if node.gateway) == [Gateway.EXCLUSIVE, Gateway.PARALLEL]
    (into_e,) = found.incoming[next(node.id for node in found.nodes if node.label == "E")]
    assert found.node[into_e.source].gateway is Gateway.PARALLEL


def test_parallel_work_inside_parallel_work_joins_inside_out() -> None:
    found = process(HEAD, "1|A|x||2 en 3", "2|B|x||4 en 5", "3|C|x||6", "4|D|x||6", "5|E|x||6", "6|F|x")
    joins = [node for node in found.nodes if node.gateway is Gateway.PARALLEL and len(found.incoming[node.id]) > 1]
    assert len(joins) == 2
    assert all(len(found.incoming[node.id]) == 2 for node in joins)


def test_a_loop_back_to_a_join_stays_outside_the_parallel_join() -> None:
    found = process(HEAD, "1|A|x||2 en 3", "2|B|x||4", "3|C|x||4", "4|D|x", "5|E|x|Goed?|nee: 4; ja: einde")
    (join,) = [node for node in found.nodes if node.gateway is Gateway.PARALLEL and len(found.incoming[node.id]) > 1]
    assert {found.node[flow.source].label for flow in found.incoming[join.id]} == {"B", "C"}


def test_branches_that_run_through_each_other_are_remarked() -> None:
    reading = table(HEAD, "1|A|x||2 en 3", "2|B|x|Goed?|ja: 3; nee: 4", "3|C|x||4", "4|D|x")
    assert "workbook-branches-cross" in codes(reading)


def test_letters_are_branches_after_a_question() -> None:
    found = process(HEAD, "1|A|x|Hoe?|", "2a|B|x", "2b|C|x", "3b|D|x", "4|E|x")
    assert {
        ("Hoe?", "", "B"),
        ("Hoe?", "", "C"),
        ("C", "", "D"),
        ("B", "", "exclusive"),
        ("D", "", "exclusive"),
    } <= ways(found)


def test_one_inserted_letter_is_no_branch() -> None:
    assert ("A", "", "B") in ways(process(HEAD, "1|A|x", "1a|B|x", "2|C|x"))


def test_sub_steps_lie_inside_their_step() -> None:
    found = process(HEAD, "1|A|x", "1.1|B|x|Klaar?|ja: einde deel; nee: 1.2", "1.2|C|y", "2|D|x")
    outer = next(node for node in found.nodes if node.label == "A")
    assert outer.kind is Kind.SUBPROCESS
    assert {node.label for node in found.steps if node.parent == outer.id} == {"B", "C"}
    assert ("A", "", "D") in ways(found)


def test_a_vervolg_across_the_border_makes_sub_steps_ordinary() -> None:
    reading = table(HEAD, "1|A|x", "1.1|B|x|Klaar?|ja: 2; nee: 1.2", "1.2|C|y", "2|D|x")
    assert all(not node.parent for node in reading.processes[0].process.nodes)
    assert codes(reading) == {"workbook-substeps-flat"}


def test_zie_proces_is_a_call() -> None:
    found = process(HEAD, "1|Bezwaar behandelen (zie proces KR-1)|x", "2|B|x|Goed?|ja: einde; nee: zie proces Klacht")
    calls = {node.label: node.calls for node in found.nodes if node.kind is Kind.CALL}
    assert calls == {"Bezwaar behandelen": "KR-1", "Klacht": "Klacht"}
    assert ("Klacht", "", "exclusive") in ways(found)


def test_a_call_to_a_process_in_the_same_file_gets_its_id() -> None:
    reading = table("Code|Nr|Stap|Wie", "P1|1|zie proces P2|x", "P2|1|B|x")
    first, second = (found.process for found in reading.processes)
    assert first.steps[0].calls == second.id


def test_waiting_is_an_event_after_the_step() -> None:
    found = process(HEAD, "1|A|x|||reactie inwoner, 14 dagen", "2|B|x|||5 werkdagen")
    waits = {
        node.label: (node.trigger, node.lead_time) for node in found.nodes if node.type == "intermediateCatchEvent"
    }
    assert waits == {"reactie inwoner": ("message", "14 dagen"), "5 werkdagen": ("timer", "5 werkdagen")}


def test_an_unknown_target_is_remarked_and_the_row_stays() -> None:
    reading = table(HEAD, "1|A|x||9", "2|B|x")
    assert codes(reading) == {"workbook-unknown-target"}
    assert ("A", "", "B") in ways(reading.processes[0].process)


def test_a_target_may_be_the_name_of_a_step() -> None:
    assert ("A", "", "C") in ways(process(HEAD, "1|A|x||ga naar C", "2|B|x||einde", "3|C|x"))


def test_steps_that_are_never_reached_or_never_end_are_remarked() -> None:
    reading = table(HEAD, "1|A|x||1", "2|B|x")
    assert codes(reading) == {"workbook-step-never-ends", "workbook-step-never-reached"}


def test_visio_data_visualizer_names_are_known() -> None:
    found = process(
        "Process Step ID,Process Step Description,Next Step ID,Connector Label,Shape Type,Function,Phase",
        "P100,Melding,P200,,Start,KCC,1",
        'P200,Compleet?,"P300,P400","Yes,No",Decision,Consulent,1',
        "P300,Besluiten,P500,,Process,Consulent,1",
        "P400,Aanvullen,P200,,Process,Consulent,1",
        "P500,Klaar,,,End,KCC,1",
    )
    assert {("Compleet?", "Yes", "Besluiten"), ("Compleet?", "No", "Aanvullen"), ("Besluiten", "", "Klaar")} <= ways(
        found
    )
    assert [node.label for node in found.nodes if node.kind is Kind.EVENT] == ["Melding", "Klaar"]
    assert {lane.name for lane in found.lanes} == {"KCC", "Consulent"}
