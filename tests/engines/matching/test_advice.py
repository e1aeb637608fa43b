"""Whether it pays to make a group one process, and how much is told twice in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from stroomlijn.engines.matching import Cluster, Member, Said, cluster
from stroomlijn.engines.matching.grouping import Weighed, look_at_pairs, standardizing, weigh
from stroomlijn.engines.matching.values import ActivityClass, Advice
from stroomlijn.engines.process_model import Kind, Node, Process

SHARED = ["Melding ontvangen", "Huisbezoek plannen", "Verslag schrijven", "Besluit nemen"]


def process(labels: list[str]) -> Process:
    nodes = (Node(f"n{number}", Kind.STEP, label, type="task") for number, label in enumerate(labels))
    return Process("p", "Melding", tuple(nodes))


def grouped(*processes: list[str]) -> Cluster:
    """The processes as one group, whatever the comparison would make of them."""
    members = [Member(f"{place}", process(labels)) for place, labels in enumerate(processes)]
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


def test_apart_waits_for_the_steps_that_may_be_one() -> None:
    east = ["Aanvraag registreren", "Recht op bijstand beoordelen", "Besluit verzenden"]
    west = ["Verzoek inboeken", "Recht beoordelen", "Beschikking versturen"]
    processes = [process(east), process(west)]
    counted = weigh(processes)
    assert (counted.copies, counted.deciding, counted.advice) == (0, 6, Advice.APART)
    looked = look_at_pairs(counted, processes)
    assert (looked.advice, looked.pairs, looked.joined) == (Advice.LOOK, 3, (3, 0))
    assert (looked.copies, looked.deciding) == (0, 6), "what is not said yet is not counted"


def test_apart_stays_apart_where_the_likely_pairs_do_not_turn_it() -> None:
    east = ["Melding ontvangen", "Arts raadplegen", "Offerte vragen", "Kind horen"]
    west = ["Melding ontvangst bevestigen", "Kaart drukken", "Leges innen", "Foto nakijken"]
    processes = [process(east), process(west)]
    assert look_at_pairs(weigh(processes), processes).advice is Advice.APART


def test_of_too_many_steps_to_look_at_it_says_to_look_without_a_number() -> None:
    """Forty processes of 25 steps would have whoever moves one of them wait for a quarter of a minute."""
    many = [process([f"Stap {place} {step} nakijken" for step in range(25)]) for place in range(9)]
    looked = look_at_pairs(Weighed(0, 225, Advice.APART), many)
    assert (looked.advice, looked.pairs, looked.deciding) == (Advice.LOOK, 0, 225)


def test_of_each_step_that_stands_alone_one_pair_counts() -> None:
    """Two steps of one process are never one, however alike."""
    processes = [process(["Recht op bijstand beoordelen"]), process(["Recht beoordelen", "Recht op zorg beoordelen"])]
    looked = look_at_pairs(weigh(processes), processes)
    assert (looked.pairs, looked.joined) == (1, (1, 1))


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


def test_a_group_in_which_nothing_changed_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    align = standardizing.align

    def counted(processes: Sequence[Process], **options: Any) -> tuple[ActivityClass, ...]:
        compared.append(len(processes))
        return align(processes, **options)

    monkeypatch.setattr(standardizing, "align", counted)
    group, more = [process(["Keuring plannen", "Keuring doen"])] * 2, process(["Keuring plannen"])
    assert weigh(group) == weigh(list(group))
    assert weigh([*group, more]) != weigh(group)
    assert compared == [2, 3]


def test_what_people_said_of_such_steps_elsewhere_is_not_asked_before_the_advice() -> None:
    east = ["Aanvraag registreren", "Recht op bijstand beoordelen", "Besluit verzenden"]
    west = ["Verzoek inboeken", "Recht beoordelen", "Beschikking versturen"]
    processes = [process(east), process(west)]
    never = [Said(one, other, same=False) for one in east for other in west]
    assert look_at_pairs(weigh(processes, said=never), processes, said=never).advice is Advice.APART
    same = [Said(one, other, same=True) for one, other in zip(east, west, strict=True)]
    assert (weigh(processes, said=same).copies, weigh(processes, said=same).advice) == (3, Advice.ONE)
    members = [Member("east", processes[0]), Member("west", processes[1])]
    (group,) = cluster(members, together=[(members[0].key, members[1].key)], said=same)
    assert (group.copies, group.advice) == (3, Advice.ONE)
