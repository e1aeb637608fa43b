"""Groups of equal processes and their names."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from stroomlijn.engines.matching import Member, Thesaurus, cluster
from stroomlijn.engines.matching.naming import propose_name, tells_subject
from stroomlijn.engines.process_model import Kind, Node, Process

WMO = ["Melding ontvangen", "Huisbezoek plannen", "Huisbezoek uitvoeren", "Verslag maken", "Beschikking sturen"]
PARKING = ["Kenteken controleren", "Parkeerkaart maken", "Parkeerkaart sturen", "Leges innen"]
WOZ = ["Taxatie doen", "Waarde bepalen", "Aanslag opleggen"]


def member(file: str, name: str, labels: list[str]) -> Member:
    nodes = tuple(Node(f"n{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels))
    return Member(file, Process(name, name, nodes))


MEMBERS = [
    member("oost", "Wmo melding Oost", WMO),
    member("west", "Wmo melding West", [*WMO[1:], "Dossier sluiten"]),
    member("noord", "WMO Melding Noord", [WMO[0], WMO[2], WMO[3], "Besluit nemen"]),
    member("oost", "Parkeervergunning Oost", PARKING),
    member("west", "Parkeervergunning West", [*PARKING, "Bezwaar melden"]),
    member("zuid", "Leeg", []),
]


def files(members: list[Member], **judged: object) -> list[set[str]]:
    return [{f"{m.file} {m.name.split()[0]}" for m in one.members} for one in cluster(members, **judged)]  # type: ignore[arg-type]


def test_equal_processes_are_together_with_a_name_and_a_figure() -> None:
    groups = cluster(MEMBERS)
    assert [(group.name, len(group.members)) for group in groups] == [
        ("Wmo melding", 3),
        ("Parkeervergunning", 2),
        ("Leeg", 1),
    ]
    assert 0.5 < groups[0].likeness < 1
    assert groups[2].likeness == 1


def test_the_order_does_not_matter() -> None:
    mixed = MEMBERS[:]
    random.Random(4).shuffle(mixed)
    assert cluster(mixed) == cluster(MEMBERS)


def test_people_put_together_and_apart() -> None:
    wmo, parking = MEMBERS[0].key, MEMBERS[3].key
    groups = cluster(MEMBERS, together=[(wmo, parking)])
    assert any({wmo, parking} <= {m.key for m in group.members} for group in groups)
    groups = cluster(MEMBERS, apart=[(MEMBERS[0].key, MEMBERS[1].key)])
    assert not any({MEMBERS[0].key, MEMBERS[1].key} <= {m.key for m in group.members} for group in groups)
    assert sum(len(group.members) for group in groups) == len(MEMBERS)


def with_facts(one: Member, **facts: str) -> Member:
    return replace(one, process=replace(one.process, facts=tuple(facts.items())))


def test_a_group_says_why_its_members_are_together() -> None:
    law = "Awb art. 4:13; Wmo 2015 art. 2.3.2"
    wmo = [with_facts(each, grondslag=law, aanleiding="Een melding") for each in MEMBERS[:2]]
    others = [with_facts(each, grondslag="Awb art. 4:13", aanleiding="Een aanvraag") for each in MEMBERS[3:5]]
    group = next(each for each in cluster([*wmo, *others]) if each.name == "Wmo melding")
    assert [(reason.code, reason.facts) for reason in group.reasons] == [
        ("steps-alike", {"percent": 80}),
        ("law-shared", {"what": "Wmo 2015 art. 2.3.2", "processes": 2, "of": 2}),
        ("trigger-shared", {"what": "Een melding", "processes": 2, "of": 2}),
        ("words-shared", {"words": list(group.words)}),
    ]


def test_what_only_half_of_the_members_say_is_no_reason() -> None:
    group = cluster([with_facts(MEMBERS[0], aanleiding="Een melding"), MEMBERS[1]])[0]
    assert "trigger-shared" not in {reason.code for reason in group.reasons}


def test_benefit_and_cost_of_making_a_group_one() -> None:
    group = cluster(MEMBERS[:2])[0]
    assert (group.copies, group.deciding) == (4, 2), "four steps are in both, two in one of them"
    assert group.standardizability == 2
    alone = cluster(MEMBERS[:1])[0]
    assert (alone.copies, alone.standardizability, alone.reasons) == (0, 0, ())


def test_one_and_none() -> None:
    assert cluster([]) == ()
    (group,) = cluster(MEMBERS[:1])
    assert (group.name, group.likeness) == ("Wmo melding Oost", 1.0)


def test_without_names_the_steps_name_the_group() -> None:
    (group,) = cluster([member(f, "", WMO) for f in ("oost", "west")])
    assert "huisbezoek" in group.name


def test_a_few_names_that_share_nothing_are_all_in_the_name_of_the_group() -> None:
    (group,) = cluster([member("oost", "Kinderrolstoel", WMO), member("west", "Elektrische rolstoel", WMO)])
    assert group.name == "Elektrische rolstoel / Kinderrolstoel"


def test_a_single_word_is_a_name_after_what_stands_in_all_names_and_not_behind_what_tells() -> None:
    kinds = [("WMO", WMO), ("Parkeren", PARKING), ("WOZ", WOZ)]
    members = [member(f"{n}", f"Fig.{n}: {kind} model", steps) for kind, steps in kinds for n in range(3)]
    assert {group.name for group in cluster(members)} == {"WMO", "Parkeren", "WOZ"}
    youth = [member(place, f"{kind} jeugd {place}", WMO) for place, kind in (("Oost", "Crisis"), ("West", "Spoed"))]
    others = [member(place, f"Parkeren {place}", PARKING) for place in ("Oost", "West")]
    assert {group.name for group in cluster([*youth, *others])} == {"Crisis jeugd Oost / Spoed jeugd West", "Parkeren"}


def test_a_word_for_any_work_is_no_name_of_a_group() -> None:
    bare = [member(place, "Nieuwe aanvraag", WMO) for place in ("Oost", "West")]
    parking = [member(place, name, PARKING) for place, name in (("Oost", "Melding kaart"), ("West", "Melding plaats"))]
    value = [member(place, "Bezwaar", WOZ) for place in ("Oost", "West")]
    names = {group.name for group in cluster([*bare, *parking, *value])}
    assert {name for name in names if not name.startswith("Nieuwe")} == {"Melding kaart / Melding plaats", "Bezwaar"}
    (told,) = (name for name in names if name.startswith("Nieuwe"))
    assert told.startswith("Nieuwe aanvraag (huisbezoek, ")
    (alone,) = cluster([member("oost", "Blad1", PARKING)])
    assert alone.name.startswith("Blad1 (") and "parkeerkaart" in alone.name


@pytest.mark.parametrize(
    ("name", "told"), [("Aanvraag", False), ("Nieuwe melding 2", False), ("Proces_1", False), ("Bezwaar", True)]
)
def test_which_names_tell_what_the_work_is_about(name: str, told: bool) -> None:
    assert tells_subject(name) is told


def test_a_name_is_what_most_names_share_and_others_do_not() -> None:
    family = ["Fig.1: WMO model for MunA", "Fig.2: WNMO model for MunB", "Fig.3: WMO model for MunC"]
    others = ["Fig.4: WOZ model for MunA", "Fig.5: WOZ model for MunB", "Fig.6: MOR model MunC"]
    assert propose_name(family, others) == "WMO"
    assert propose_name(["Aanvraag van bijstand Oost", "Aanvraag van bijstand West"], []) == "Aanvraag van bijstand"
    assert propose_name(["Oost", "West"], []) == ""


def test_words_that_people_said_mean_the_same_bring_processes_together() -> None:
    def told(name: str, talk: str) -> Member:
        return member(name, name, [f"{talk} plannen", f"{talk} voeren", f"Verslag {talk} maken"])

    members = [
        told("a", "Poortgesprek"),
        told("b", "Startbabbel"),
        *(told(name, talk) for name, talk in (("c", "Bezwaar"), ("d", "Schouw"), ("e", "Keuring"), ("f", "Controle"))),
    ]
    said = Thesaurus.own().extended(same=[("poortgesprek", "startbabbel")])

    def equal(**options: Thesaurus) -> list[tuple[str, ...]]:
        groups = [group for group in cluster(members, **options) if group.likeness == 1.0 and len(group.members) > 1]
        return [tuple(one.file for one in group.members) for group in groups]

    assert equal() == []
    assert equal(thesaurus=said) == [("a", "b")]
    (group,) = (one for one in cluster(members, thesaurus=said) if len(one.members) > 1)
    assert (group.copies, group.deciding) == (3, 0)
