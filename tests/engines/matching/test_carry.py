"""Permanent ids over versions: a step keeps its id by what it is, not by the place where it stood."""

from __future__ import annotations

from stroomlijn.engines.matching.carrying import carry, carry_events
from stroomlijn.engines.process_model import Event, Flow, Kind, Node, Process


def steps(*rows: tuple[str, str]) -> Process:
    nodes = tuple(Node(key, Kind.STEP, label) for key, label in rows)
    flows = tuple(Flow(f"f{n}", rows[n][0], rows[n + 1][0]) for n in range(len(rows) - 1))
    return Process("p", "p", nodes=nodes, flows=flows)


OLD = steps(("1", "Melding ontvangen"), ("2", "Gesprek voeren"), ("3", "Verslag maken"), ("4", "Besluit nemen"))


def test_a_row_that_goes_does_not_hand_its_id_to_the_row_below() -> None:
    new = steps(("1", "Melding ontvangen"), ("2", "Gesprek voeren"), ("3", "Besluit nemen"), ("4", "Archiveren"))
    for lasting in (True, False):
        carried = carry(OLD, new, ids_are_lasting=lasting)
        assert carried["3"] == "4", "the decision stays the decision"
        assert carried.get("4") != "4"
    assert carry(OLD, new, ids_are_lasting=False) == {"1": "1", "2": "2", "3": "4"}


def test_a_tool_that_keeps_ids_may_rename_a_step() -> None:
    new = steps(("1", "Melding ontvangen"), ("2", "Thuis langsgaan"), ("3", "Verslag maken"), ("4", "Besluit nemen"))
    assert carry(OLD, new, ids_are_lasting=True)["2"] == "2"
    assert "2" not in carry(OLD, new, ids_are_lasting=False)


def test_rows_in_another_order_keep_their_own_ids() -> None:
    new = steps(("1", "Gesprek voeren"), ("2", "Melding ontvangen"), ("3", "Verslag maken"), ("4", "Besluit nemen"))
    assert carry(OLD, new, ids_are_lasting=False) == {"1": "2", "2": "1", "3": "3", "4": "4"}


def test_no_old_step_is_carried_twice_and_empty_processes_carry_nothing() -> None:
    new = steps(("a", "Besluit nemen"), ("b", "Besluit nemen"), ("4", "Besluit nemen"))
    carried = carry(OLD, new, ids_are_lasting=True)
    assert len(set(carried.values())) == len(carried)
    assert carried["4"] == "4"
    assert carry(Process("x"), new, ids_are_lasting=True) == {}


def events(*rows: tuple[str, str, Event]) -> Process:
    return Process("p", "p", nodes=tuple(Node(key, Kind.EVENT, label, event=place) for key, label, place in rows))


def test_an_event_is_the_one_with_its_words_in_the_same_place() -> None:
    begin, between = ("1", "Melding binnen", Event.START), ("2", "Termijn voorbij", Event.INTERMEDIATE)
    old = events(begin, between, ("3", "Klaar", Event.END))
    moved = events(begin, ("2", "Klaar", Event.INTERMEDIATE), ("3", "Termijn voorbij", Event.INTERMEDIATE))
    assert carry_events(old, moved, ids_are_lasting=False) == {"1": "1", "3": "2"}
    renamed = events(("1", "Aanvraag binnen", Event.START), ("2", "", Event.END), ("3", "Klaar", Event.END))
    assert carry_events(old, renamed, ids_are_lasting=True) == {"1": "1", "3": "3"}
