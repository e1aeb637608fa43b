"""A step has one number: in the workbook the one that it has on the page."""

from __future__ import annotations

import io
from itertools import pairwise

import python_calamine
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.formats.spreadsheet.books import leads_to, process

from stroomlijn.engines.formats.spreadsheet import read_workbook, write_workbook
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process, step_numbers


def step(name: str, parent: str = "", kind: Kind = Kind.STEP) -> Node:
    return Node(name, kind, name, "subProcess" if kind is Kind.SUBPROCESS else "task", parent=parent)


def event(name: str, event: Event = Event.INTERMEDIATE, parent: str = "") -> Node:
    types = {Event.START: "startEvent", Event.INTERMEDIATE: "intermediateThrowEvent", Event.END: "endEvent"}
    return Node(name, Kind.EVENT, name, types[event], event, parent=parent)


def choice(name: str) -> Node:
    return Node(name, Kind.GATEWAY, name, "exclusiveGateway", gateway=Gateway.EXCLUSIVE)


def graph(nodes: list[Node], flows: str) -> Process:
    pairs = [flow.split(">") for flow in flows.split()]
    made = tuple(
        Flow(f"f{index}", source, target, target if source.endswith("?") else "")
        for index, (source, target) in enumerate(pairs)
    )
    return Process("p", "P", tuple(nodes), made, facts=(("code", "C"),))


RICH = graph(
    [
        event("Aanvraag", Event.START),
        step("Ontvangen"),
        event("Bevestigd"),
        event("Geteld"),
        step("Toetsen", kind=Kind.SUBPROCESS),
        step("Lezen", "Toetsen"),
        event("Gelezen", parent="Toetsen"),
        step("Wegen", "Toetsen"),
        choice("Goed?"),
        choice("Spoed?"),
        step("Toekennen"),
        step("Afwijzen"),
        event("Klaar", Event.END),
    ],
    "Aanvraag>Ontvangen Ontvangen>Bevestigd Bevestigd>Geteld Geteld>Toetsen Lezen>Gelezen Gelezen>Wegen "
    "Toetsen>Goed? Goed?>Spoed? Goed?>Afwijzen Spoed?>Toekennen Spoed?>Klaar Toekennen>Klaar Afwijzen>Klaar",
)


def written(process: Process) -> list[tuple[str, str]]:
    """Number and name of each row of the workbook."""
    book = python_calamine.load_workbook(io.BytesIO(write_workbook([process])))
    heading, *rows = book.get_sheet_by_name("Stappen").to_python()
    number, name = heading.index("Nr"), heading.index("Stap")
    return [(str(row[number]), str(row[name])) for row in rows]


def test_steps_have_the_numbers_of_the_page_and_what_is_no_step_stands_between_them() -> None:
    assert written(RICH) == [
        ("0a", "Aanvraag"),
        ("1", "Ontvangen"),
        ("1a", "Bevestigd"),
        ("1b", "Geteld"),
        ("2", "Toetsen"),
        ("2.3", "Lezen"),
        ("2.3a", "Gelezen"),
        ("2.4", "Wegen"),
        ("2a", "Spoed?"),
        ("5", "Toekennen"),
        ("6", "Afwijzen"),
    ]
    on_page = sorted(step_numbers(RICH).items(), key=lambda numbered: int(numbered[1]))
    assert on_page == [
        ("Ontvangen", "1"),
        ("Toetsen", "2"),
        ("Lezen", "3"),
        ("Wegen", "4"),
        ("Toekennen", "5"),
        ("Afwijzen", "6"),
    ]


def test_what_stands_between_the_steps_is_read_back() -> None:
    (found,) = read_workbook("export.xlsx", write_workbook([RICH])).processes
    assert (leads_to(found.process), step_numbers(found.process)) == (leads_to(RICH), step_numbers(RICH))
    assert {node.id: node.parent for node in found.process.nodes}["Gelezen"] == "Toetsen"
    assert written(found.process) == written(RICH)


def test_a_process_of_a_workbook_keeps_its_rows_and_gets_the_numbers_of_the_page() -> None:
    read = process(
        "Nr | Soort | Stap | Vervolg",
        "10 | | Ontvangen | 20",
        "20 | gebeurtenis | Bevestigd | 30",
        "30 | | Toetsen | ja: 40a; nee: 40b",
        "40a | | Toekennen | einde",
        "40b | | Afwijzen | einde",
    )
    rows = [("1", "Ontvangen"), ("1a", "Bevestigd"), ("2", "Toetsen"), ("3", "Toekennen"), ("4", "Afwijzen")]
    assert written(read) == rows
    (found,) = read_workbook("export.xlsx", write_workbook([read])).processes
    assert [node.id for node in found.process.nodes] == [node.id for node in read.nodes]


@given(st.integers(0, 60), st.booleans())
def test_however_many_events_stand_between_two_steps_no_two_rows_have_one_number(count: int, inside: bool) -> None:
    parent = "Deel" if inside else ""
    between = [event(f"e{index}", parent=parent) for index in range(count)]
    level = [step("Eerst", parent), *between, step("Dan", parent)]
    around = [step("Deel", kind=Kind.SUBPROCESS)] if inside else []
    ids = [node.id for node in level]
    flows = " ".join(f"{one}>{other}" for one, other in pairwise(ids))
    before = graph([*around, *level], flows)
    numbers = [number for number, _ in written(before)]
    assert len(set(numbers)) == len(around) + len(level)
    (found,) = read_workbook("export.xlsx", write_workbook([before])).processes
    assert [node.id for node in found.process.nodes if node.id in before.node] == [node.id for node in before.nodes]
    assert {node.id: node.parent for node in before.nodes}.items() <= {
        node.id: node.parent for node in found.process.nodes
    }.items()
