"""Rows from a spreadsheet come in as they are; what cannot come back to whoever pasted it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.editing.commanding import line, refused, shown

from stroomlijn.engines.editing import apply, apply_delta, invert, rows
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Process


def pasted(graph: Process, text: str, **more: Any) -> tuple[Process, tuple[Remark, ...]]:
    applied = apply(graph, {"do": "paste", "after": "a", "id": "p", "text": text, **more})
    assert apply_delta(applied.graph, invert(applied.delta)) == graph
    return applied.graph, applied.remarks


def test_headings_say_what_stands_where() -> None:
    text = 'Nr\tActiviteit\tWie\tApplicatie\tDuur\n1\tBrief maken\tToetser\tZaak\t"1,5 uur"\n2\tBellen\t\t\t\n'
    graph, remarks = pasted(line("a", "b"), text)
    assert shown(graph) == ["a", "Brief maken", "Bellen", "b"]
    row = rows(graph)[1]
    assert (row.role, row.system, row.duration, remarks) == ("Toetser", "Zaak", 90, ())


def test_who_works_along_and_what_a_machine_does() -> None:
    graph, _ = pasted(line("a"), "Stap\tWie\nBrief maken\tToetser / Consulent\nVersturen\tautomatisch")
    assert [(row.role, row.helpers) for row in rows(graph)[1:]] == [("Toetser", ("Consulent",)), ("", ())]
    assert graph.node["p_3"].type == "serviceTask"


def test_without_headings_the_columns_are_those_of_the_table() -> None:
    graph, _ = pasted(line("a"), "1.\tBrief maken\tToetser\n2.\tBellen\tConsulent")
    assert [(row.label, row.role) for row in rows(graph)[1:]] == [("Brief maken", "Toetser"), ("Bellen", "Consulent")]


@pytest.mark.parametrize("text", ["Een\nTwee\n", "Stap\nEen\nTwee", "Een\r\n\r\nTwee\r\n"])
def test_one_column_is_names_of_steps(text: str) -> None:
    assert shown(pasted(line("a"), text)[0]) == ["a", "Een", "Twee"]


def test_rows_with_names_of_columns() -> None:
    listed = [{"label": "Een", "role": "Toetser"}, {"Stap": "", "label": "Twee"}]
    graph = apply(line("a"), {"do": "paste", "after": "a", "id": "p", "rows": listed}).graph
    assert [(row.label, row.role) for row in rows(graph)[1:]] == [("Een", "Toetser"), ("Twee", "")]


def test_a_thousand_rows_with_errors_keep_the_good_ones_and_name_the_others() -> None:
    lines = [f"Stap {number}\tToetser\t5 min" for number in range(1, 1000)]
    lines[9], lines[19], lines[29] = "\tToetser\t5 min", f"{'x' * 400}\tToetser\t", "Bellen\tToetser\tlang"
    graph, remarks = pasted(line("a", "b"), "\n".join(["Stap\tWie\tDuur", *lines]))
    assert len(rows(graph)) == 2 + 997
    assert [(remark.code, remark.place) for remark in remarks] == [
        ("edit-paste-nameless", "rij 11"),
        ("edit-text-long", "rij 21"),
        ("edit-paste-cell", "rij 31"),
    ]
    assert [remark.facts["text"] for remark in remarks] == ["Toetser | 5 min", f"{'x' * 59}…", "lang"]
    assert "x" * 400 in remarks[1].facts["whole"]


def test_more_rows_than_fit_are_refused_as_a_whole() -> None:
    command = {"do": "paste", "after": "a", "id": "p", "text": "\n".join(map(str, range(1001)))}
    problem = refused(line("a"), command)
    assert (problem.code, problem.facts["rows"]) == ("edit-paste-many", 1001)
    assert refused(line("a"), {**command, "text": " \n\t\n"}).code == "edit-paste-empty"


def test_columns_without_a_place_are_named() -> None:
    _, remarks = pasted(line("a"), "Stap\tWie\tKleur\tSmaak\nEen\tToetser\trood\tzoet")
    assert [(remark.code, remark.facts["columns"]) for remark in remarks] == [("edit-paste-columns", "Kleur, Smaak")]


def test_decisions_come_along_by_the_numbers_that_were_pasted() -> None:
    lines = ["11\tLezen\t\t12", "12\tToetsen\tVolledig?\tja: 13; nee: 11", "13\tBellen\t\t14 en 15", "14\tA\t\t16"]
    text = "\n".join(["Nr\tStap\tBeslissing\tVervolg", *lines, "15\tB\t\t16", "16\tSluiten\t\teinde"])
    graph, remarks = pasted(line("a", "b"), text)
    found = {row.label: (row.question, row.routing, [(way.answer, way.to) for way in row.ways]) for row in rows(graph)}
    assert found["Lezen"] == ("", "none", [])
    assert found["Toetsen"] == ("Volledig?", "exclusive", [("ja", ""), ("nee", "p_2")])
    assert found["Bellen"] == ("", "parallel", [("", ""), ("", "p_6")])
    assert (found["Sluiten"][2], remarks) == ([("", "end")], ())


def test_a_way_that_leads_nowhere_is_named_and_its_row_is_taken_over() -> None:
    text = "Stap\tBeslissing\tVervolg\nEen\tGoed?\tja: 2; nee: 9\n\tVier?\t\nTwee\tKlaar?\t\nDrie\t\tnaar Piet"
    graph, remarks = pasted(line("a"), text)
    assert shown(graph) == ["a", "Een", "Twee", "Drie"]
    assert [(remark.code, remark.place, remark.facts["text"]) for remark in remarks] == [
        ("edit-way-unread", "rij 2", "Goed? | ja: 2; nee: 9"),
        ("edit-paste-nameless", "rij 3", "Vier?"),
        ("edit-ways-missing", "rij 4", "Klaar?"),
        ("edit-way-unread", "rij 5", "naar Piet"),
    ]


def test_the_empty_row_that_one_pastes_on_makes_place_in_the_same_command() -> None:
    bare = apply(line("a", "b"), {"do": "set", "step": "b", "field": "label", "value": "", "was": "b"}).graph
    assert shown(pasted(bare, "Een\nTwee", after="b", over="b")[0]) == ["a", "Een", "Twee"]
    assert shown(pasted(line("a", "b"), "Een\nTwee", after="b", over="b")[0]) == ["a", "b", "Een", "Twee"]


def test_one_column_fills_the_cells_that_there_are() -> None:
    command = {"do": "paste", "at": "b", "column": "role", "text": "Toetser\n\nConsulent\nNiemand\n"}
    applied = apply(line("a", "b", "c", "d"), command)
    assert [row.role for row in rows(applied.graph)] == ["", "Toetser", "", "Consulent"]
    assert [(remark.code, remark.place) for remark in applied.remarks] == [("edit-paste-no-row", "rij 4")]


def test_a_quote_that_is_not_closed_swallows_nothing() -> None:
    assert shown(pasted(line("a"), '"Een\nTwee\nDrie')[0]) == ["a", '"Een', "Twee", "Drie"]
