"""What a decision does to the generic process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engines.merging.deciding import between, decide, line, one, step, told

from stroomlijn.engines.execution import check_soundness
from stroomlijn.engines.merging import Choice, Difference, Member, Merge, merge, project
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, Process


def keep(members: list[Member], *labels: str) -> Merge:
    return decide(members, *(("step-missing", label, Choice("keep")) for label in labels))


SHORT = line("kort", "Aanvraag ontvangen", "Aanvraag beoordelen")
LONG = line("lang", "Aanvraag ontvangen", "Huisbezoek doen", "Aanvraag beoordelen")
TWO = [Member("a", SHORT), Member("b", LONG)]


def test_a_step_that_one_source_lacks_is_a_difference_with_what_each_option_costs() -> None:
    merged = merge(TWO)
    difference = one(merged, "step-missing")
    assert difference.label == "Huisbezoek doen"
    assert [(option.id, option.members) for option in difference.options] == [
        ("keep", (("b", "lang"),)),
        ("condition", ()),
        ("drop", (("a", "kort"),)),
        ("new", ()),
    ]
    assert [option.consequence.steps for option in difference.options] == [0, 0, -1, 0]
    assert merged.differences == (difference,)
    (row,) = (row for row in merged.alignment.rows if row.id == difference.rows[0])
    assert (row.label, row.cells) == ("Huisbezoek doen", ("", "s1"))


def test_undecided_the_merge_lets_every_source_go_its_own_way() -> None:
    merged = merge(TWO)
    (split,) = (
        node for node in merged.process.nodes if node.kind is Kind.GATEWAY and len(merged.process.outgoing[node.id]) > 1
    )
    assert split.gateway is Gateway.EXCLUSIVE
    assert split.sources == ()
    assert told(project(merged, "a", "kort")) == ["Aanvraag ontvangen", "Aanvraag beoordelen"]


def test_keep_and_drop() -> None:
    kept = decide(TWO, ("step-missing", "", Choice("keep")))
    assert told(kept.process) == ["Aanvraag ontvangen", "Huisbezoek doen", "Aanvraag beoordelen"]
    dropped = decide(TWO, ("step-missing", "", Choice("drop")))
    assert told(dropped.process) == ["Aanvraag ontvangen", "Aanvraag beoordelen"]
    assert dropped.alignment.rows[2].element == ""


def test_a_condition_puts_a_choice_around_the_step() -> None:
    merged = decide(TWO, ("step-missing", "", Choice("condition", condition="alleen bij twijfel")))
    (visit,) = (node for node in merged.process.nodes if node.label == "Huisbezoek doen")
    (way_in,) = merged.process.incoming[visit.id]
    assert way_in.label == "alleen bij twijfel"
    assert sorted(flow.default for flow in merged.process.outgoing[way_in.source]) == [False, True]


def test_a_kept_step_of_another_source_goes_where_that_source_has_it() -> None:
    third = line("ander", "Aanvraag ontvangen", "Aanvraag beoordelen", "Brief sturen")
    members = [*TWO, Member("c", third)]
    merged = decide(
        members, ("step-missing", "Huisbezoek doen", Choice("keep")), ("step-missing", "Brief sturen", Choice("keep"))
    )
    assert told(merged.process) == ["Aanvraag ontvangen", "Huisbezoek doen", "Aanvraag beoordelen", "Brief sturen"]


def test_a_kept_branch_of_another_source_becomes_a_branch() -> None:
    two = between("Brief sturen", "Klant bellen", route=Gateway.EXCLUSIVE)
    three = between("Brief sturen", "Klant bellen", "Mail schrijven", route=Gateway.EXCLUSIVE)
    other = between("Brief sturen", "Klant bellen", "Huisbezoek doen", route=Gateway.EXCLUSIVE)
    members = [Member("a", two), Member("b", three), Member("c", other)]
    merged = decide(
        members, ("step-missing", "Mail schrijven", Choice("keep")), ("step-missing", "Huisbezoek doen", Choice("keep"))
    )
    (split,) = (node for node in merged.process.nodes if len(merged.process.outgoing[node.id]) > 1)
    following = {merged.process.node[flow.target].label for flow in merged.process.outgoing[split.id]}
    assert following == {"Brief sturen", "Klant bellen", "Mail schrijven", "Huisbezoek doen"}


def test_the_order_is_decided_by_taking_the_way_of_a_source() -> None:
    members = [
        Member("a", line("ab", "Brief sturen", "Klant bellen")),
        Member("b", line("ba", "Klant bellen", "Brief sturen")),
    ]
    difference = one(merge(members), "order")
    by_member = {option.members[0][0]: option for option in difference.options if option.members}
    assert by_member["b"].text == "Klant bellen → Brief sturen"
    merged = decide(members, ("order", "", Choice(by_member["b"].id)))
    assert told(merged.process) == ["Klant bellen", "Brief sturen"]
    assert not merged.open


FIRST = line("eerst schrijven", "Lezen", "Brief sturen", "Klant bellen", "Sluiten")
SECOND = line("eerst bellen", "Lezen", "Klant bellen", "Brief sturen", "Sluiten")
WITHOUT = line("zonder bellen", "Lezen", "Brief sturen", "Sluiten")


def test_the_order_of_steps_that_a_third_source_lacks_is_asked_as_well() -> None:
    """Who lacks one of the steps says nothing about their order."""
    members = [Member("a", FIRST), Member("b", SECOND), Member("c", WITHOUT)]
    undecided = merge(members)
    ways = {option.text: option for option in one(undecided, "order").options if option.members}
    assert {text: [file for file, _ in option.members] for text, option in ways.items()} == {
        "Lezen → Brief sturen → Klant bellen → Sluiten": ["a"],
        "Lezen → Klant bellen → Brief sturen → Sluiten": ["b"],
    }
    chosen = ways["Lezen → Klant bellen → Brief sturen → Sluiten"].id
    kept = decide(members, ("order", "", Choice(chosen)), ("step-missing", "", Choice("keep")))
    assert told(kept.process) == ["Lezen", "Klant bellen", "Brief sturen", "Sluiten"]
    dropped = decide(members, ("order", "", Choice(chosen)), ("step-missing", "", Choice("drop")))
    assert told(dropped.process) == ["Lezen", "Brief sturen", "Sluiten"]
    both = decide(members, ("order", "", Choice("condition", "bij spoed")), ("step-missing", "", Choice("keep")))
    assert {node.label for node in project(both, "c", WITHOUT.name).steps} == {"Lezen", "Brief sturen", "Sluiten"}


def test_a_third_source_that_lacks_a_step_makes_no_order_of_its_own() -> None:
    members = [Member("a", FIRST), Member("b", replace(FIRST, name="ook")), Member("c", WITHOUT)]
    assert [difference.type for difference in merge(members).differences] == ["step-missing"]


@pytest.mark.parametrize(
    ("condition", "question", "answers"),
    [
        ("bij spoed", "", {"anders": "Brief sturen", "bij spoed": "Klant bellen"}),
        (
            "Is er spoed?",
            "Is er spoed?",
            {"eerst Brief sturen": "Brief sturen", "eerst Klant bellen": "Klant bellen"},
        ),
    ],
)
def test_two_orders_both_stay_under_a_condition(condition: str, question: str, answers: dict[str, str]) -> None:
    often, other = (
        line("ab", "Lezen", "Brief sturen", "Klant bellen"),
        line("ba", "Lezen", "Klant bellen", "Brief sturen"),
    )
    members = [Member("a", often), Member("b", other), Member("c", often)]
    merged = decide(members, ("order", "", Choice("condition", condition)))
    (choice,) = (node for node in merged.process.nodes if len(merged.process.outgoing[node.id]) > 1)
    ways = merged.process.outgoing[choice.id]
    assert choice.label == question
    assert {flow.label: merged.process.node[flow.target].label for flow in ways} == answers
    assert len(merged.process.steps) == 5
    assert [told(project(merged, member.file, member.name)) for member in members] == [
        *(told(often), told(other), told(often)),
    ]
    assert check_soundness(merged.process).sound


def test_ways_that_do_not_part_at_one_place_cannot_both_stay() -> None:
    """One begins with the letter and the other with the call: there is no place to choose."""
    one, other = line("ab", "Brief sturen", "Klant bellen"), line("ba", "Klant bellen", "Brief sturen")
    apart = replace(other, nodes=other.nodes[1:], flows=other.flows[1:])
    assert "condition" in [option.id for option in difference_of_order(one, other).options]
    assert "condition" not in [option.id for option in difference_of_order(one, apart).options]


def difference_of_order(first: Process, second: Process) -> Difference:
    return one(merge([Member("a", first), Member("b", second)]), "order")


def test_places_with_a_shared_step_between_them_are_decided_apart() -> None:
    one_way = line("a", "Brief sturen", "Klant bellen", "Huisbezoek doen", "Verslag maken", "Besluit nemen")
    other_way = line("b", "Klant bellen", "Brief sturen", "Huisbezoek doen", "Besluit nemen", "Verslag maken")
    members = [Member("a", one_way), Member("b", other_way)]
    first, second = merge(members).differences
    assert (first.type, second.type) == ("order", "order")
    chosen = {
        difference.id: Choice(next(option.id for option in difference.options if option.members == ((file, file),)))
        for difference, file in ((first, "b"), (second, "a"))
    }
    assert told(merge(members, chosen).process) == [
        *("Klant bellen", "Brief sturen", "Huisbezoek doen", "Verslag maken", "Besluit nemen"),
    ]


@pytest.mark.parametrize(
    ("kind", "field", "ours", "theirs"),
    [
        ("role", "role", "Consulent", "Klantmanager"),
        ("system", "system", "Suite", "Zaaksysteem"),
        ("term", "lead_time", "5 werkdagen", "2 weken"),
    ],
)
def test_what_a_step_says_is_decided(kind: str, field: str, ours: str, theirs: str) -> None:
    members = [
        Member("a", line("a", step("Brief sturen", **{field: ours}))),
        Member("b", line("b", step("Brief sturen", **{field: theirs}))),
    ]
    difference = one(merge(members), kind)
    assert [option.text or option.id for option in difference.options] == [ours, theirs, "condition", "new"]
    taken = decide(members, (kind, "", Choice(difference.options[1].id)))
    assert getattr(taken.process.steps[0], field) == theirs
    new = decide(members, (kind, "", Choice("new", value="Iets anders")))
    assert getattr(new.process.steps[0], field) == "Iets anders"
    assert getattr(project(new, "a", "a").steps[0], field) == ours


def test_how_long_a_step_takes_is_asked_where_it_differs_and_carried_where_it_does_not() -> None:
    members = [
        Member("a", line("a", step("Brief sturen", duration=15.0), step("Besluiten", duration=30.0))),
        Member("b", line("b", step("Brief sturen", duration=10.0), step("Besluiten", duration=30.0))),
    ]
    difference = one(merge(members), "duration")
    assert [option.text or option.id for option in difference.options] == ["15 min", "10 min", "new"]
    taken = decide(members, ("duration", "", Choice(difference.options[1].id)))
    assert {node.label: node.duration for node in taken.process.steps} == {"Brief sturen": 10, "Besluiten": 30}
    new = decide(members, ("duration", "", Choice("new", value="1,5 uur")))
    assert {node.duration for node in new.process.steps} == {90, 30}
    assert merge(members, {difference.id: Choice("new", value="even")}).refused == (difference.id,)
    assert {node.duration for node in project(taken, "a", "a").steps} == {15, 30}


def test_saying_nothing_is_no_difference() -> None:
    members = [
        Member("a", line("a", step("Brief sturen", role="Consulent"))),
        Member("b", line("b", step("Brief sturen"))),
    ]
    merged = merge(members)
    assert merged.differences == ()
    assert merged.process.steps[0].role == "Consulent"


def test_names_that_differ_in_more_than_capitals_are_a_difference() -> None:
    members = [Member("a", line("a", "Aanvraag beoordelen")), Member("b", line("b", "Beoordelen aanvraag"))]
    assert [option.text for option in one(merge(members), "name").options][:2] == [
        "Aanvraag beoordelen",
        "Beoordelen aanvraag",
    ]
    assert merge([members[0], Member("c", line("c", "aanvraag  Beoordelen"))]).differences == ()


def test_documents_can_all_be_kept() -> None:
    members = [
        Member("a", line("a", step("Besluiten", documents=("Brief",)))),
        Member("b", line("b", step("Besluiten", documents=("Besluit", "Brief")))),
    ]
    kept = decide(members, ("document", "", Choice("keep")))
    assert set(kept.process.steps[0].documents) == {"Brief", "Besluit"}
    new = decide(members, ("document", "", Choice("new", value="Brief; Bijlage")))
    assert new.process.steps[0].documents == ("Brief", "Bijlage")


def test_a_decided_role_moves_the_step_to_its_lane() -> None:
    def laned(name: str, role: str) -> Process:
        process = line(name, step("Brief sturen", role=role, lane="l1"), step("Klant bellen", role="Balie", lane="l2"))
        return replace(process, lanes=(Lane("l1", role), Lane("l2", "Balie")))

    members = [Member("a", laned("a", "Consulent")), Member("b", laned("b", "Klantmanager"))]
    merged = decide(members, ("role", "", Choice("new", value="Regisseur")))
    (letter,) = (node for node in merged.process.steps if node.label == "Brief sturen")
    lanes = {lane.id: lane.name for lane in merged.process.lanes}
    assert lanes[letter.lane] == "Regisseur"
    assert sorted(lanes.values()) == ["Balie", "Regisseur"]


def test_a_decided_name_is_what_the_step_is_called_everywhere() -> None:
    one_way, other_way = (
        line(name, step(label, role=name)) for name, label in (("a", "Brief sturen"), ("b", "Brief verzenden"))
    )
    members = [Member("a", one_way), Member("b", other_way)]
    asked = one(merge(members), "name")
    for label in ("Brief sturen", "Brief verzenden"):
        (chosen,) = (option.id for option in asked.options if option.text == label)
        merged = merge(members, {asked.id: Choice(chosen)})
        assert {difference.label for difference in merged.differences} == {label}
        assert told(merged.process) == [label] == [row.label for row in merged.alignment.rows if row.kind is Kind.STEP]


def test_what_describes_the_whole_is_carried_where_all_say_it_and_asked_where_they_differ() -> None:
    said = {"aanleiding": "Een melding", "termijn": "6 weken", "aantal_per_jaar": "310", "zaaktype": "Melding"}
    theirs = {"aanleiding": "een  melding", "termijn": "8 weken", "aantal_per_jaar": "420", "code": "B-01"}
    members = [
        Member(name, replace(line(name, "Brief sturen"), facts=tuple(facts.items())))
        for name, facts in (("a", said), ("b", theirs))
    ]
    merged = merge(members)
    asked = one(merged, "fact", "termijn")
    assert [option.text for option in asked.options] == ["6 weken", "8 weken", ""]
    assert merged.process.fact == {"aanleiding": "Een melding", "aantal_per_jaar": "730", "zaaktype": "Melding"}
    assert project(merged, "b", "b").facts == tuple(theirs.items())
    term = merge(members, {asked.id: Choice(asked.options[1].id)}).process.fact["termijn"]
    assert (term, decide(members, ("fact", "", Choice("new", value="7 weken"))).process.fact["termijn"]) == (
        "8 weken",
        "7 weken",
    )


def test_a_dropped_subprocess_goes_with_what_is_inside_and_attached() -> None:
    plain = line("kort", "Melding ontvangen", "Besluit nemen")
    long = line("lang", "Melding ontvangen", Node("", Kind.SUBPROCESS, "Onderzoek", type="subProcess"), "Besluit nemen")
    inside = Node("in", Kind.STEP, "Klant bellen", type="task", parent="s1")
    late = Node("te laat", Kind.EVENT, "Te laat", type="boundaryEvent", event=Event.BOUNDARY, attached_to="s1")
    long = replace(long, nodes=(*long.nodes, inside, late), flows=(*long.flows, Flow("b", "te laat", "end")))
    merged = merge([Member("a", plain), Member("b", long)])
    decided = merge(
        [Member("a", plain), Member("b", long)],
        {one.id: Choice("drop" if one.type == "step-missing" else one.options[0].id) for one in merged.differences},
    )
    assert told(decided.process) == ["Melding ontvangen", "Besluit nemen"]
    assert len(decided.process.nodes) == 4


def test_opposites_are_never_one_step() -> None:
    members = [Member("a", line("a", "Aanvraag toekennen")), Member("b", line("b", "Aanvraag afwijzen"))]
    assert {d.label for d in merge(members).differences} == {"Aanvraag toekennen", "Aanvraag afwijzen"}


def test_decisions_that_fit_nothing_are_told_and_change_nothing() -> None:
    difference = one(merge(TWO), "step-missing").id
    merged = merge(TWO, {"gone": Choice("keep"), difference: Choice("perhaps")})
    assert merged.refused == (difference, "gone")
    assert merged.process == merge(TWO).process


def test_ids_of_differences_survive_another_source() -> None:
    before = one(merge(TWO), "step-missing").id
    after = merge([*TWO, Member("c", line("ander", "Aanvraag ontvangen", "Aanvraag beoordelen", "Brief sturen"))])
    assert before in {difference.id for difference in after.differences}


def test_two_processes_of_one_file_with_one_name_stay_apart() -> None:
    members = [Member("a", replace(SHORT, name="x")), Member("a", replace(LONG, name="x"))]
    merged = merge(members)
    assert merged.alignment.columns == (("a", "x (kort)"), ("a", "x (lang)"))
    assert told(project(merged, "a", "x (lang)")) == told(LONG)


def test_unknown_source_and_no_source() -> None:
    with pytest.raises(Problem, match="merge-unknown-source"):
        project(merge(TWO), "a", "lang")
    with pytest.raises(Problem, match="merge-no-members"):
        merge([])


def test_a_condition_without_words_is_not_applied() -> None:
    difference = one(merge(TWO), "step-missing")
    for empty in ("", "  "):
        merged = merge(TWO, {difference.id: Choice("condition", empty)})
        assert merged.refused == (difference.id,)
        assert merged.open == merge(TWO).open
