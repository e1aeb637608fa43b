"""Groups that may be one all the same, with what speaks for it."""

from __future__ import annotations

import random

from stroomlijn.engines.matching import Member, Said, cluster
from stroomlijn.engines.matching.near_groups import NearGroups, near_groups
from stroomlijn.engines.process_model import Kind, Node, Process

HERE = [
    "Aanvraag ontvangen",
    "Gegevens opvragen",
    "Draagkracht berekenen",
    "Recht beoordelen",
    "Besluit opstellen",
    "Beschikking versturen",
    "Bijstand uitbetalen",
]
THERE = [
    "Verzoek binnen",
    "Stukken compleet maken",
    "Draagkracht vaststellen",
    "Rapportage schrijven",
    "Collegiale toetsing",
    "Beschikking versturen",
    "Bedrag overmaken",
]


def member(file: str, name: str, labels: list[str]) -> Member:
    nodes = tuple(Node(f"n{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels))
    return Member(file, Process(name, name, nodes))


def codes(near: NearGroups) -> list[str]:
    return [reason.code for reason in near.reasons]


def test_the_same_name_with_other_steps_is_a_likely_pair_with_the_reason() -> None:
    groups = [
        [member("uden", "Bijzondere bijstand", HERE)],
        [member("landerd", "Parkeerkaart", ["Kaart maken", "Leges innen"])],
        [member("landerd", "Bijzondere bijstand", THERE)],
    ]
    (near,) = near_groups(groups)
    assert (near.left, near.right) == (0, 2)
    assert (near.one, near.other) == (("uden", "Bijzondere bijstand"), ("landerd", "Bijzondere bijstand"))
    name, steps = near.reasons
    assert name.code == "name-same"
    assert steps.code == "steps-near" and steps.facts["of"] == 7


def test_nothing_alike_but_the_name_is_said_so() -> None:
    groups = [[member("u", "Klacht", ["Brief lezen", "Inwoner bellen"])], [member("l", "Klacht", ["Zaak aanmaken"])]]
    (near,) = near_groups(groups)
    assert codes(near) == ["name-same", "steps-none"] and near.reasons[1].facts == {"of": 2}


def test_an_alike_name_needs_steps_that_are_alike() -> None:
    one = member("u", "Aanvraag bijzondere bijstand levensonderhoud", HERE)
    other = member("l", "Aanvraag bijzondere bijstand levensonderhoud jongeren", HERE[:4])
    elsewhere = member("l", "Aanvraag bijzondere bijstand levensonderhoud jongeren", ["Kaart maken", "Leges innen"])
    (near,) = near_groups([[one], [other]])
    assert codes(near)[0] == "name-alike" and "bijstand" in near.reasons[0].facts["words"]
    assert near_groups([[one], [elsewhere]]) == ()


def test_half_of_the_steps_in_the_same_words_is_enough_under_any_name() -> None:
    groups = [[member("u", "Individuele toeslag", HERE)], [member("l", "Extra geld", [*HERE[:5], "Brief", "Klaar"])]]
    (near,) = near_groups(groups)
    assert codes(near) == ["steps-near"] and near.reasons[0].facts == {"alike": 5, "of": 7}


def test_a_number_before_a_name_is_no_part_of_it_one_at_its_end_is() -> None:
    one, other = ["Brief lezen", "Inwoner bellen"], ["Zaak aanmaken", "Dossier sluiten"]
    assert len(near_groups([[member("u", "3.1 Klacht", one)], [member("l", "12. Klacht", other)]])) == 1
    assert near_groups([[member("u", "Klacht 3", one)], [member("l", "Klacht 12", other)]]) == ()


def test_opposites_are_no_pair() -> None:
    groups = [[member("u", "Bezwaar toekennen", ["Brief sturen"])], [member("l", "Bezwaar afwijzen", ["Dossier"])]]
    assert near_groups(groups) == ()


def test_the_likeliest_comes_first_and_the_order_of_members_does_not_matter() -> None:
    groups = [
        [member("a", "Bijstand", HERE), member("b", "Uitkering", HERE[:3])],
        [member("c", "Bijstand", [*HERE[:5], "Iets anders"])],
        [member("d", "Bijstand", THERE)],
    ]
    found = near_groups(groups)
    assert (found[0].left, found[0].right) == (0, 1)
    assert [near.likeness for near in found] == sorted((near.likeness for near in found), reverse=True)
    mixed = [random.Random(3).sample(inside, len(inside)) for inside in groups]
    assert near_groups(mixed) == found


def test_a_process_without_steps_or_name_takes_no_part() -> None:
    empty = member("u", "Bijstand", [])
    assert near_groups([[empty], [member("l", "Bijstand", HERE)]]) == ()
    assert near_groups([]) == ()
    assert near_groups([[member("u", "", ["Een"])], [member("l", "", ["Twee"])]]) == ()


def test_what_the_comparison_leaves_apart_under_one_name_is_found() -> None:
    """As an analyst met it: two workbooks with one process of the same name in other words."""
    members = [member("uden", "Bijzondere bijstand", HERE), member("landerd", "Bijzondere bijstand", THERE)]
    groups = [list(one.members) for one in cluster(members)]
    assert len(groups) == 1 or [codes(near)[0] for near in near_groups(groups)] == ["name-same"]


def test_steps_that_people_said_are_not_the_same_make_no_two_groups_alike() -> None:
    name = "Aanvraag bijzondere bijstand levensonderhoud"
    worded = [f"{label} door medewerker" for label in HERE]
    groups = [[member("u", name, HERE)], [member("l", f"{name} jongeren", worded)]]
    assert near_groups(groups)
    said = [Said(one, other, same=False) for one, other in zip(HERE, worded, strict=True)]
    assert near_groups(groups, said) == ()


def test_steps_that_people_said_are_the_same_count_where_groups_have_an_alike_name() -> None:
    one = member("u", "Aanvraag bijzondere bijstand levensonderhoud", ["Brief lezen", "Inwoner bellen"])
    other = member("l", "Aanvraag bijzondere bijstand levensonderhoud jongeren", ["Kaart maken", "Leges innen"])
    assert near_groups([[one], [other]]) == ()
    (near,) = near_groups([[one], [other]], [Said("Kaart maken", "Brief lezen", same=True)])
    assert codes(near) == ["name-alike", "step-near"]
