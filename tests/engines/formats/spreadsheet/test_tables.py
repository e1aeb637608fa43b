"""What is found on the sheets of a workbook, and what is said about every row."""

from __future__ import annotations

import datetime

import pytest

from stroomlijn.engines.formats.spreadsheet import read_csv, read_workbook, sample_workbook, write_workbook
from stroomlijn.engines.problems import Problem, Remark

from .books import codes, ods, process, table, workbook

PROCESSES = [
    ["Code", "Proces", "Gemeente", "Domein", "Aantal per jaar"],
    ["WMO-1", "Melding", "Lindehoven", "Wmo", 900],
]
STEPS = [
    ["Code", "Nr", "Stap", "Wie"],
    ["WMO-1", 1, "Registreren", "KCC"],
    ["", 2.0, "Beoordelen", "Consulent / Jurist"],
]


ABOUT = [["Proces:", "Aanvraag gehandicaptenparkeerkaart"], ["Code", "WAT-01"], ["Gemeente", "Waterdam"]]


def test_what_stands_above_the_steps_is_said_of_the_process() -> None:
    """A sheet of Excel cannot bear a long name, so the name, the code and the organisation stand above the steps."""
    rows = [["Onze processen"], *ABOUT, ["Termijn", "6 weken"], [], ["Nr", "Stap", "Wie"], [1, "Ontvangen", "Balie"]]
    reading = read_workbook("a.xlsx", workbook({"Aanvraag gehandicaptenparkeerka": rows}))
    (found,) = reading.processes
    assert found.process.name == "Aanvraag gehandicaptenparkeerkaart"
    assert found.process.fact == {"code": "WAT-01", "gemeente": "Waterdam", "termijn": "6 weken"}
    assert codes(reading) == set()


def test_what_stands_above_the_steps_finds_its_row_in_the_list_of_processes() -> None:
    about = [["Code", "WMO-1"], [], ["Nr", "Stap", "Wie"], [1, "Registreren", "KCC"]]
    (found,) = read_workbook("a.xlsx", workbook({"Processen": PROCESSES, "Wmo": about})).processes
    assert (found.process.name, found.process.fact["gemeente"]) == ("Melding", "Lindehoven")


def test_both_sheets_make_one_process_with_its_facts() -> None:
    reading = read_workbook("a.xlsx", workbook({"Processen": PROCESSES, "Stappen": STEPS}))
    (found,) = reading.processes
    assert found.process.name == "Melding"
    assert found.process.fact == {
        "code": "WMO-1",
        "gemeente": "Lindehoven",
        "domein": "Wmo",
        "aantal_per_jaar": "900",
    }
    assert [(step.label, step.role, step.helpers) for step in found.process.steps] == [
        ("Registreren", "KCC", ()),
        ("Beoordelen", "Consulent", ("Jurist",)),
    ]
    assert codes(reading) == set()


def test_a_second_upload_with_a_new_row_keeps_every_id() -> None:
    before = read_workbook("a.xlsx", workbook({"Processen": PROCESSES, "Stappen": STEPS})).processes[0].process
    inserted = [*STEPS[:2], ["WMO-1", "1a", "Bevestigen", "KCC"], *STEPS[2:]]
    after = read_workbook("b.xlsx", workbook({"Processen": PROCESSES, "Stappen": inserted})).processes[0].process
    assert before.id == after.id == "lindehoven-wmo-1"
    assert {step.id for step in before.steps} < {step.id for step in after.steps}
    assert {step.label: step.id for step in after.steps}["Beoordelen"] == "lindehoven-wmo-1-2"


@pytest.mark.parametrize(
    "head",
    [
        "Nr|Activiteit|Rol|Applicatie|Ga naar",
        "Stap|Taak|Functie|Tool|Volgende",
        "NUMMER|Handeling *|Actor:|systeem|Vervolg",
    ],
)
def test_columns_are_found_by_the_words_people_use(head: str) -> None:
    found = process(head, "1|A|x|s|3", "2|B|x|s|einde", "3|C|x|s|einde")
    assert [(step.label, step.role, step.system) for step in found.steps] == [(name, "x", "s") for name in "ABC"]
    assert found.outgoing[found.steps[0].id][0].target == found.steps[2].id


def test_the_header_may_stand_below_a_title() -> None:
    rows = [["Werkproces Melding"], [], ["Versie", "3"], [], ["", "Nr", "Stap", "Wie"], ["", 1, "A", "x"]]
    (found,) = read_workbook("a.xlsx", workbook({"Melding": rows})).processes
    assert found.process.name == "Melding"
    assert found.place == "blad Melding, rij 6"


def test_a_sheet_per_process() -> None:
    rows = [["Nr", "Stap", "Wie"], [1, "A", "x"]]
    reading = read_workbook("a.xlsx", workbook({"Melding": rows, "Aanvraag": rows}))
    assert [found.process.name for found in reading.processes] == ["Melding", "Aanvraag"]
    assert len({found.process.id for found in reading.processes}) == 2


def test_merged_cells_are_filled_down() -> None:
    rows = [["Code", "Nr", "Stap", "Wie"], ["", 1, "A", ""], ["", 2, "B", ""], ["", 3, "C", "Jurist"]]
    merged = [("Stappen", "A2:A4", "P1"), ("Stappen", "D2:D3", "KCC")]
    (found,) = read_workbook("a.xlsx", workbook({"Stappen": rows}, merged)).processes
    assert found.process.fact["code"] == "P1"
    assert [step.role for step in found.process.steps] == ["KCC", "KCC", "Jurist"]


def test_rows_are_imported_with_a_remark_that_names_their_place() -> None:
    reading = table("Nr|Stap|Wie|Duur", "1||x|10", "|B|x|1 uur 30", "2|C|x|lang", "2|D|x|", "Legenda: geel is nieuw|||")
    remarks = {(remark.code, remark.place) for remark in reading.processes[0].remarks}
    assert {
        ("workbook-step-without-name", "rij 2"),
        ("workbook-duration-unread", "rij 4"),
        ("workbook-number-missing", "rij 3"),
        ("workbook-number-twice", "rij 5"),
    } <= remarks
    assert [step.duration for step in reading.processes[0].process.steps][:3] == [10.0, 90.0, None]


def test_a_row_with_neither_number_nor_step_is_refused_with_its_place() -> None:
    reading = read_workbook(
        "a.xlsx", workbook({"Stappen": [["Nr", "Stap", "Wie"], [1, "A", "x"], ["", "", "Legenda"]]})
    )
    assert reading.refused == (Remark("workbook-row-without-step", "blad Stappen, rij 3"),)
    assert len(reading.processes[0].process.steps) == 1


def test_codes_that_do_not_match_between_the_sheets() -> None:
    steps = [["Code", "Nr", "Stap", "Wie"], ["WMO-9", 1, "A", "x"]]
    reading = read_workbook("a.xlsx", workbook({"Processen": PROCESSES, "Stappen": steps}))
    assert codes(reading) == {"workbook-unknown-process", "workbook-process-without-steps"}
    assert reading.refused[0].place == "blad Processen, rij 2"
    assert len(reading.processes) == 1


def test_missing_and_unknown_columns_are_remarked() -> None:
    reading = table("Nr|Stap|Kleur", "1|A|rood")
    assert codes(reading) == {"workbook-column-missing", "workbook-columns-ignored"}


def test_dates_formulas_errors_and_numbers() -> None:
    rows = [["Nr", "Stap", "Wie", "Toelichting"], [1.0, "=1+1", "x", True], [datetime.date(2026, 1, 4), "B", "x", 2.5]]
    steps = read_workbook("a.xlsx", workbook({"Stappen": rows})).processes[0]
    assert [step.label for step in steps.process.steps] == ["=1+1", "B"]
    assert [step.documentation for step in steps.process.steps] == ["ja", "2.5"]


def test_a_number_that_became_a_date_is_remarked() -> None:
    reading = table("Nr|Stap|Wie", "2026-01-04|A|x")
    assert codes(reading) == {"workbook-number-is-date"}
    assert reading.processes[0].process.steps[0].id.endswith("4-1")


def test_hidden_sheets_are_read_and_named() -> None:
    reading = read_workbook("a.xlsx", workbook({"Leeg": [["x"]], "Stappen": STEPS}, hidden=["Stappen"]))
    assert {(remark.code, remark.place) for remark in reading.remarks} == {
        ("workbook-hidden-sheet", "blad Stappen"),
        ("workbook-sheet-ignored", "blad Leeg, rij 1"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_every_usual_encoding_and_separator(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(row) for row in (["Nr", "Stap", "Wie"], ["1", "Cliënt coördineren", "Wijkteam"]))
    (found,) = read_csv("a.csv", text.encode(encoding)).processes
    assert [(step.label, step.role) for step in found.process.steps] == [("Cliënt coördineren", "Wijkteam")]


def test_an_ods_is_read_like_an_xlsx() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = (["Nr", "Stap", "Wie"], ["1", "Registreren", "KCC"], ["2", "Beoordelen", "Jurist"])
    lines = "".join(f"<table:table-row>{''.join(cell.format(one) for one in row)}</table:table-row>" for row in rows)
    (found,) = read_workbook("a.ods", ods(f'<table:table table:name="Melding">{lines}</table:table>')).processes
    assert [(step.label, step.role) for step in found.process.steps] == [
        ("Registreren", "KCC"),
        ("Beoordelen", "Jurist"),
    ]
    assert found.process.name == "Melding"


def test_a_file_without_steps_is_refused() -> None:
    with pytest.raises(Problem) as refusal:
        read_workbook("a.xlsx", workbook({"Blad1": [["Begroting", 2026], ["Lasten", 10]]}))
    assert refusal.value.code == "workbook-no-steps"


def test_the_example_reads_without_a_remark_and_is_the_same_every_time() -> None:
    reading = read_workbook("voorbeeld.xlsx", sample_workbook())
    assert codes(reading) == set()
    assert sample_workbook() == sample_workbook()


def test_export_is_the_same_every_time() -> None:
    found = process("Nr|Stap|Wie", "1|A|x")
    assert write_workbook([found]) == write_workbook([found])


def test_a_table_of_steps_may_name_process_and_organisation_in_its_rows() -> None:
    reading = table(
        "Proces|Gemeente|Nr|Stap|Wie|Toelichting", "Melding|Uden|1|Aannemen|KCC|", "Melding|Oss|1|Bellen|KCC|"
    )
    assert [(one.process.name, one.process.fact["gemeente"]) for one in reading.processes] == [
        ("Melding", "Uden"),
        ("Melding", "Oss"),
    ]
