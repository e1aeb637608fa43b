"""Whether it pays to make a group one process, and how much is told twice in it."""

from __future__ import annotations

from stroomlijn.engines.matching import Cluster, Member, cluster
from stroomlijn.engines.matching.values import Advice
from stroomlijn.engines.process_model import Kind, Node, Process

SHARED = ["Melding ontvangen", "Huisbezoek plannen", "Verslag schrijven", "Besluit nemen"]


def grouped(*processes: list[str]) -> Cluster:
    """The processes as one group, whatever the comparison would make of them."""
    members = []
    for place, labels in enumerate(processes):
        nodes = tuple(Node(f"n{number}", Kind.STEP, label, type="task") for number, label in enumerate(labels))
        members.append(Member(f"{place}", Process("p", "Melding", nodes)))
    return cluster(members, together=[(members[0].key, one.key) for one in members[1:]])[0]


def test_one_process_when_most_of_it_is_done_by_most() -> None:
    group = grouped(SHARED, [*SHARED, "Dossier sluiten"])
    assert (group.copies, group.deciding, group.standardizability, group.advice) == (4, 1, 4.0, Advice.ONE)


def test_variants_when_it_pays_but_most_steps_are_of_some_only() -> None:
    east = [*SHARED, "Arts raadplegen", "Offerte vragen"]
    west = [*SHARED, "Kaart drukken", "Leges innen", "Foto nakijken"]
    assert grouped(east, east, west, west).advice is Advice.VARIANTS


def test_apart_when_it_asks_more_decisions_than_it_saves_steps() -> None:
    group = grouped(["Melding ontvangen", "Arts raadplegen"], ["Melding ontvangen", "Kaart drukken"])
    assert (group.copies, group.deciding, group.standardizability, group.advice) == (1, 2, 0.5, Advice.APART)


def test_a_step_worded_a_little_otherwise_is_no_decision() -> None:
    group = grouped(SHARED, [*SHARED[:3], "Besluiten nemen"])
    assert (group.copies, group.deciding) == (4, 0)


def test_no_advice_on_one_process_and_apart_without_steps() -> None:
    assert (grouped(SHARED).advice, grouped(SHARED).copies) == (None, 0)
    assert grouped([], []).advice is Advice.APART


def test_copies_are_said_when_only_some_members_are() -> None:
    reasons = {reason.code: reason.facts for reason in grouped(SHARED, SHARED, [*SHARED[:2], "Kaart drukken"]).reasons}
    assert reasons["steps-equal"] == {"processes": 2, "of": 3}
    assert "steps-equal" not in {reason.code for reason in grouped(SHARED, SHARED).reasons}
