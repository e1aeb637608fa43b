"""Groups follow from the collection, whatever it is and in whatever order it comes."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.matching import Cluster, Member, cluster
from stroomlijn.engines.matching.grouping.relocating import relocated
from stroomlijn.engines.process_model import Kind, Node, Process

WORDS = ("aanvraag", "melding", "besluit", "dossier", "brief", "gesprek", "kaart", "leges")
VERBS = ("maken", "sturen", "nakijken", "sluiten")


def process(name: str, labels: list[str], **facts: str) -> Process:
    nodes = tuple(Node(f"n{place}", Kind.STEP, label, type="task") for place, label in enumerate(labels))
    return Process(name, name, nodes, facts=tuple(facts.items()))


def members(*found: Process) -> list[Member]:
    return [Member(f"{place:03}", one) for place, one in enumerate(found)]


def sizes(groups: tuple[Cluster, ...]) -> list[int]:
    return [len(group.members) for group in groups]


LABELS = st.builds("{} {}".format, st.sampled_from(WORDS), st.sampled_from(VERBS))
PROCESSES = st.lists(
    st.builds(process, st.sampled_from(["Melding", "Aanvraag kaart", ""]), st.lists(LABELS, max_size=5)), max_size=8
)


@given(PROCESSES, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(found: list[Process], random: Random) -> None:
    given_ = members(*found)
    mixed = given_[:]
    random.shuffle(mixed)
    assert cluster(mixed) == cluster(given_)


@given(PROCESSES, st.data())
def test_what_people_said_is_never_overruled(found: list[Process], data: st.DataObject) -> None:
    given_ = members(*found)
    pairs = [(one.key, other.key) for one in given_ for other in given_ if one.key < other.key]
    together = data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    one = cluster(given_, together=together)
    home = {member.key: place for place, group in enumerate(one) for member in group.members}
    assert sum(sizes(one)) == len(given_)
    assert all(home[left] == home[right] for left, right in together)
    apart = [pair for pair in pairs if home[pair[0]] == home[pair[1]]][:2]
    other = cluster(given_, apart=apart)
    lying = {member.key: place for place, group in enumerate(other) for member in group.members}
    assert all(lying[left] != lying[right] for left, right in apart)


def test_none_one_and_two() -> None:
    steps = ["Melding ontvangen", "Huisbezoek plannen"]
    assert cluster([]) == ()
    assert sizes(cluster(members(process("Een", steps)))) == [1]
    assert sizes(cluster(members(process("Een", steps), process("Twee", steps)))) == [2]
    assert sizes(cluster(members(process("Een", steps), process("Twee", ["Kaart drukken", "Leges innen"])))) == [1, 1]


def test_all_equal_is_one_group_and_nothing_equal_is_none() -> None:
    steps = ["Melding ontvangen", "Huisbezoek plannen", "Besluit nemen"]
    assert sizes(cluster(members(*(process("Melding", steps) for _ in range(30))))) == [30]
    other = [process(f"p{one}", [f"woord{one}x{step} doen{one}x{step}" for step in range(4)]) for one in range(30)]
    assert sizes(cluster(members(*other))) == [1] * 30


def test_processes_without_steps_stand_alone_also_under_one_name() -> None:
    assert sizes(cluster(members(*(process("Melding", []) for _ in range(5))))) == [1] * 5


def test_five_hundred_processes_of_one_name_with_steps_of_their_own() -> None:
    found = [
        process("Melding", [f"{a}{one} {b}{one}" for a, b in zip(WORDS, VERBS, strict=False)]) for one in range(500)
    ]
    assert sum(sizes(cluster(members(*found)))) == 500


def test_where_groups_end_follows_from_the_collection() -> None:
    """Two municipalities word half of their steps otherwise; each has every process twice, word for word."""
    shared = {kind: [f"{kind}stap{step} doen" for step in range(4)] for kind in "abcdef"}
    found = [
        process(f"{kind} {copy}", [*steps, *(f"{place}{kind}eigen{step} doen" for step in range(5))])
        for kind, steps in shared.items()
        for place in ("oost", "west")
        for copy in ("een", "twee")
    ]
    assert sizes(cluster(members(*found))) == [4] * 6


def test_ten_variants_of_one_process_are_one_group_also_when_there_is_nothing_else() -> None:
    """What all of them say is what they are, not what may be left out."""
    shared = [f"{word} {VERBS[place % 4]}" for place, word in enumerate(WORDS)]
    found = [
        process("Melding", [*shared, *(f"eigen{n}x{step} doen{n}x{step}" for step in range(6))]) for n in range(10)
    ]
    assert sizes(cluster(members(*found))) == [10]


def test_a_short_process_goes_to_those_that_are_most_like_it_not_to_what_it_was_joined_with_first() -> None:
    distances = np.array(
        [
            [0.0, 0.2, 0.3, 0.9, 0.9],
            [0.2, 0.0, 0.3, 0.9, 0.9],
            [0.3, 0.3, 0.0, 0.5, 0.6],
            [0.9, 0.9, 0.5, 0.0, 0.2],
            [0.9, 0.9, 0.6, 0.2, 0.0],
        ]
    )
    joined, free = np.array([1, 1, 2, 2, 2]), np.zeros((5, 5), dtype=bool)
    assert relocated(joined, distances, free).tolist() == [0, 0, 0, 1, 1]
    free[2, 0] = free[0, 2] = True
    assert relocated(joined, distances, free).tolist() == [0, 0, 1, 1, 1], "people said never"


def test_trigger_result_and_law_bring_together_what_words_its_steps_otherwise() -> None:
    law = {"grondslag": "Wmo 2015 art. 2.3.2", "aanleiding": "Melding van een inwoner", "resultaat": "Verslag gegeven"}
    one = process("Melding Wmo", ["Melding noteren", "Gesprek voeren", "Verslag maken"], **law)
    same = process("Melding Wmo", ["Intake doen", "Keukentafel plannen", "Verslag maken"], **law)
    others = [process(f"werk{n}", [f"{a}{n} {b}{n}" for a, b in zip(WORDS, VERBS, strict=False)]) for n in range(6)]
    assert sizes(cluster(members(one, same, *others))) == [2] + [1] * 6
