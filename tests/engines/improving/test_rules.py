"""What each rule points at, and what applying it makes of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.engines.editing.commanding import seen
from tests.engines.improving.generated import line

from stroomlijn.engines.counting import Counts
from stroomlijn.engines.editing import apply, rows
from stroomlijn.engines.formats import read
from stroomlijn.engines.improving import WORDS, Change, Finding, Rule, Tried, improvements, try_idea
from stroomlijn.engines.improving.lengths import days_of
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Node, Process


def decided(graph: Process, step: str, *ways: tuple[str, str], question: str = "") -> Process:
    asked = {"do": "decide", "step": step, "kind": "exclusive", "question": question, "was": seen(graph, step)}
    return apply(graph, {**asked, "ways": [{"answer": answer, "to": to} for answer, to in ways]}).graph


def found(graph: Process, rule: Rule) -> list[Finding]:
    return [finding for finding in improvements(graph) if finding.rule is rule]


def only(graph: Process, rule: Rule) -> Finding:
    (finding,) = found(graph, rule)
    return finding


def labels_after(graph: Process, finding: Finding) -> list[str]:
    for command in finding.commands:
        graph = apply(graph, command).graph
    return [row.label for row in rows(graph)]


def test_the_later_of_two_checks_of_the_same_thing_can_go() -> None:
    graph = line(("Verslag schrijven", "A"), ("Verslag controleren", "B"), ("Brief maken", "A"))
    assert not found(graph, Rule.DOUBLE_CHECK)
    graph = line(("Verslag controleren", "B"), ("Brief maken", "A"), ("Verslag nogmaals toetsen", "C"))
    finding = only(graph, Rule.DOUBLE_CHECK)
    assert finding.example == (("Verslag controleren", "B"), ("Verslag nogmaals toetsen", "C"))
    assert finding.effect == Counts(steps=-1, handoffs=-1)
    assert labels_after(graph, finding) == ["Verslag controleren", "Brief maken"]
    assert not found(graph, Rule.NO_CRITERION), "a place is named once"


def test_when_the_later_check_decides_the_earlier_one_can_go() -> None:
    graph = line(("Besluit controleren", "B"), ("Besluit toetsen", "C"), ("Brief sturen", "A"), ("Sluiten", "A"))
    graph = decided(graph, "s2", ("ja", ""), ("nee", "s4"), question="Akkoord?")
    finding = only(graph, Rule.DOUBLE_CHECK)
    assert labels_after(graph, finding) == ["Besluit toetsen", "Brief sturen", "Sluiten"]


def test_a_check_once_a_year_is_another_one() -> None:
    graph = line(("Autorisatie checken", ""), ("Account maken", ""), ("Autorisaties halfjaarlijks controleren", ""))
    assert not found(graph, Rule.DOUBLE_CHECK)


def test_checks_of_different_things_and_on_different_ways_are_not_double() -> None:
    assert not found(line(("Identiteit controleren", ""), ("Inkomen controleren", "")), Rule.DOUBLE_CHECK)
    graph = line(("Soort bepalen", ""), ("Besluit toetsen", ""), ("Besluit controleren", ""), ("Sluiten", ""))
    graph = decided(graph, "s1", ("groot", "s2"), ("klein", "s3"), question="Soort?")
    graph = apply(
        graph,
        {
            "do": "decide",
            "step": "s2",
            "kind": "none",
            "question": "",
            "ways": [{"answer": "", "to": "s4"}],
            "was": seen(graph, "s2"),
        },
    ).graph
    assert not found(graph, Rule.DOUBLE_CHECK)


def test_work_that_goes_to_another_role_and_back_can_stay() -> None:
    graph = line(("Gesprek", "Consulent"), ("Verslag boeken", "Administratie"), ("Besluit", "Consulent"))
    finding = only(graph, Rule.RETURNING_HANDOFF)
    assert [role for _, role in finding.example] == ["Consulent", "Administratie", "Consulent"]
    assert finding.effect == Counts(handoffs=-2)
    for command in finding.commands:
        graph = apply(graph, command).graph
    assert {row.role for row in rows(graph)} == {"Consulent"}


def test_of_roles_that_go_to_and_fro_each_step_is_named_once() -> None:
    steps = [("Melden", "A"), ("Boeken", "B"), ("Vastleggen", "A"), ("Versturen", "B"), ("Sluiten", "A")]
    assert [len(finding.commands) for finding in found(line(*steps), Rule.RETURNING_HANDOFF)] == [1, 1]


def test_work_that_not_every_role_can_do_stays_where_it_is() -> None:
    steps = [("Gesprek voeren", "Consulent"), ("Huisbezoek afleggen", "Handhaver"), ("Recht vaststellen", "Consulent")]
    assert not found(line(*steps), Rule.RETURNING_HANDOFF)


@pytest.mark.parametrize(
    "between", [("Reageren", "Inwoner"), ("Verslag controleren", "Kwaliteit"), ("Verslag boeken", "")]
)
def test_outsiders_checkers_and_nobody_are_no_handoff_that_returns(between: tuple[str, str]) -> None:
    assert not found(line(("Gesprek", "Consulent"), between, ("Besluit", "Consulent")), Rule.RETURNING_HANDOFF)


def test_printing_scanning_and_retyping_after_one_another_are_one_finding() -> None:
    graph = line(("Verslag maken", ""), ("Verslag printen", ""), ("Verslag scannen", ""), ("Dossier sluiten", ""))
    finding = only(graph, Rule.PAPER)
    assert [reason.code for reason in finding.reasons] == ["improve-printed", "improve-scanned"]
    assert finding.effect == Counts(steps=-2)
    assert labels_after(graph, finding) == ["Verslag maken", "Dossier sluiten"]


def test_paper_work_that_goes_round_is_one_finding_and_ends() -> None:
    nodes = [Node("a", Kind.STEP, "Verslag printen"), Node("b", Kind.STEP, "Verslag scannen")]
    (finding,) = found(Process("p", "", tuple(nodes), (Flow("f", "a", "b"), Flow("g", "b", "a"))), Rule.PAPER)
    assert finding.elements == ("a", "b")


def test_a_label_that_names_two_kinds_of_paper_work_is_paper_work() -> None:
    graph = line(("Gesprek", "A"), ("Formulier printen en scannen", "B"), ("Verslag maken", "A"))
    assert labels_after(graph, only(graph, Rule.PAPER)) == ["Gesprek", "Verslag maken"]
    assert not found(graph, Rule.RETURNING_HANDOFF), "what can go needs no other role"


def test_what_is_more_than_paper_work_is_for_a_person() -> None:
    finding = only(line(("Besluit maken", ""), ("Brief printen en tekenen", "")), Rule.PAPER)
    assert not finding.commands
    assert finding.effect == Counts()


def test_what_is_entered_in_a_second_system_names_the_first() -> None:
    graph = line(("Melding registreren", ""), ("Gesprek", ""), ("Melding invoeren", ""))
    for step, system in (("s1", "Klantcontact"), ("s3", "Suite")):
        graph = apply(graph, {"do": "set", "step": step, "field": "system", "value": system, "was": ""}).graph
    finding = only(graph, Rule.PAPER)
    assert finding.reasons[0].facts == {"step": "Melding invoeren", "system": "Suite", "from": "Klantcontact"}


def _workbook(*waits: str, term: str = "") -> Process:
    told = [f"{number};Stap {number};Wie {number};{wait}" for number, wait in enumerate(waits, 1)]
    told = [f"1;Melding registreren;Backoffice;{waits[0]}", *told[1:]]
    text = "\n".join(["Nr;Stap;Wie;Wacht op", *told, f"{len(waits) + 1};Gesprek voeren;Consulent;"])
    graph = read("wmo.csv", text.encode()).processes[0].process
    return replace(graph, facts=(("termijn", term),)) if term else graph


def test_a_wait_for_colleagues_is_named_with_its_term() -> None:
    finding = only(_workbook("antwoord van toegang, 10 werkdagen"), Rule.WAITING)
    assert finding.place == "Melding registreren"
    assert finding.reasons[0].facts["what"] == "antwoord van toegang"
    assert finding.reasons[0].facts["term"] == "10 werkdagen"
    assert (finding.effect, finding.commands) == (Counts(waits=-1), ())
    assert only(_workbook("reactie consulent, 3 werkdagen"), Rule.WAITING), "a role of the process itself"


def test_a_wait_that_nobody_here_can_shorten_is_not_named() -> None:
    assert not found(_workbook("bouwkundig advies, 10 werkdagen"), Rule.WAITING)
    assert not found(_workbook("bouwkundig advies"), Rule.WAITING)


def test_waits_that_together_take_most_of_the_term_are_named_at_the_longest() -> None:
    waits = ("bouwkundig advies, 10 werkdagen", "offertes, 3 weken", "oplevering, 10 werkdagen")
    finding = only(_workbook(*waits, term="6 weken onderzoek en 2 weken besluit"), Rule.WAITING)
    (reason,) = finding.reasons
    assert reason.code == "improve-wait-long"
    assert (reason.facts["what"], reason.facts["days"]) == ("offertes", 14 + 21 + 14)
    assert reason.facts["limit"] == "6 weken onderzoek en 2 weken besluit"
    assert not found(_workbook(*waits, term="15 weken"), Rule.WAITING), "half of the term is enough to work in"
    assert only(_workbook(*waits), Rule.WAITING).reasons[0].code == "improve-wait-long-no-term"


def test_what_takes_longer_than_the_term_is_a_day_that_was_agreed_on() -> None:
    assert not found(_workbook("bericht aan de raad, 52 weken", term="8 weken"), Rule.WAITING)
    assert not found(_workbook("voortgangsgesprek, 6 weken"), Rule.WAITING)


@pytest.mark.parametrize(
    ("told", "days"),
    [("10 werkdagen", 14), ("binnen 6 weken", 42), ("1 maand", 30), ("P30D", 30), ("PT4H", 0), ("spoedig", 0), ("", 0)],
)
def test_a_length_is_understood_as_people_write_it(told: str, days: float) -> None:
    assert days_of(told) == days


def test_waiting_for_ones_own_meeting_can_go() -> None:
    graph = _workbook("weekverdeling, 1 week")
    finding = only(graph, Rule.WAITING)
    assert finding.effect == Counts(waits=-1)
    assert finding.commands
    assert labels_after(graph, finding) == ["Melding registreren", "Gesprek voeren"]
    step = line(("Melden", ""), ("Wachten op weekverdeling", ""), ("Bellen", ""))
    assert labels_after(step, only(step, Rule.WAITING)) == ["Melden", "Bellen"]


def test_a_meeting_and_the_wait_for_it_are_one_place_and_go_together() -> None:
    graph = _workbook("weekverdeling, 1 week")
    step = rows(graph)[0].id
    label = "Melding verdelen in het weekoverleg"
    rename = {"do": "set", "step": step, "field": "label", "value": label, "was": "Melding registreren"}
    graph = apply(graph, rename).graph
    finding = only(graph, Rule.WAITING)
    assert finding.effect == Counts(steps=-1, handoffs=-1, waits=-1)
    assert labels_after(graph, finding) == ["Gesprek voeren"]


@pytest.mark.parametrize("wait", ["bezwaartermijn, 6 weken", "reactie inwoner, 10 werkdagen"])
def test_terms_of_the_law_and_time_of_residents_are_no_low_hanging_fruit(wait: str) -> None:
    assert not found(_workbook(wait), Rule.WAITING)


def test_work_that_a_role_gets_a_second_time_to_complete_it() -> None:
    steps = [("Melding opnemen", "Toegang"), ("Aanvraag vastleggen", "BO"), ("Aanvraag laten aanvullen", "Toegang")]
    graph = line(*steps, ("Besluit maken", "Consulent"))
    finding = only(graph, Rule.SENT_BACK)
    assert (finding.place, finding.effect) == ("Aanvraag laten aanvullen", Counts(steps=-1, handoffs=-1))
    assert labels_after(graph, finding) == ["Melding opnemen", "Aanvraag vastleggen", "Besluit maken"]
    assert not found(line(("Aanvraag laten aanvullen", "Toegang"), ("Besluit", "BO")), Rule.SENT_BACK)


def test_what_people_told_is_shown_with_the_place() -> None:
    graph = line(("Melding toedelen", "Teamleider"), ("Bellen", "Consulent"))
    told = "Meldingen liggen tot het wekelijkse verdeeloverleg op de stapel."
    graph = apply(graph, {"do": "set", "step": "s1", "field": "bottleneck", "value": told, "was": ""}).graph
    finding = only(graph, Rule.WAITING)
    assert (finding.told, finding.reasons[0].code) == (told, "improve-wait-told")


@pytest.mark.parametrize("told", ["Op papier, met de post", "Wordt eerst geprint", "Alles moet nog worden gescand."])
def test_work_that_people_say_goes_over_paper_is_paper_work(told: str) -> None:
    graph = line(("Aanvraag ontvangen", "Backoffice"), ("Bellen", "Consulent"))
    graph = apply(graph, {"do": "set", "step": "s1", "field": "bottleneck", "value": told, "was": ""}).graph
    finding = only(graph, Rule.PAPER)
    assert (finding.told, finding.reasons[0].code, finding.commands) == (told, "improve-told", ())


def test_a_bottleneck_about_something_else_is_no_paper_work() -> None:
    graph = line(("Aanvraag ontvangen", "Backoffice"), ("Bellen", "Consulent"))
    told = "De telefoon is vaak bezet."
    graph = apply(graph, {"do": "set", "step": "s1", "field": "bottleneck", "value": told, "was": ""}).graph
    assert not found(graph, Rule.PAPER)


def test_an_approval_after_which_the_same_always_follows_can_go() -> None:
    graph = line(("Besluit maken", "A"), ("Akkoord geven", "B"), ("Brief sturen", "A"))
    finding = only(graph, Rule.NO_CRITERION)
    assert labels_after(graph, finding) == ["Besluit maken", "Brief sturen"]


def test_a_check_that_decides_needs_a_question_and_answers() -> None:
    graph = line(("Besluit toetsen", ""), ("Brief sturen", ""), ("Sluiten", ""))
    unasked = decided(graph, "s1", ("ja", ""), ("nee", "s3"))
    assert only(unasked, Rule.NO_CRITERION).reasons[0].code == "improve-check-no-criterion"
    assert not found(decided(graph, "s1", ("ja", ""), ("nee", "s3"), question="Volledig?"), Rule.NO_CRITERION)


def test_in_an_epc_the_events_after_a_check_are_its_criterion() -> None:
    """A model with signs for its connectors, as most of the municipal ones have."""
    nodes = [
        Node("begin", Kind.EVENT, "Aanvraag is er", event=Event.START, type="startEvent"),
        Node("toets", Kind.STEP, "Volledigheid toetsen", type="task"),
        Node("x", Kind.GATEWAY, "x", gateway=Gateway.EXCLUSIVE, type="exclusiveGateway"),
        Node("wel", Kind.EVENT, "volledig", event=Event.INTERMEDIATE, type="intermediateThrowEvent"),
        Node("niet", Kind.EVENT, "onvolledig", event=Event.INTERMEDIATE, type="intermediateThrowEvent"),
        Node("a", Kind.STEP, "Besluit nemen", type="task"),
        Node("b", Kind.STEP, "Brief sturen", type="task"),
    ]
    ends = [("begin", "toets"), ("toets", "x"), ("x", "wel"), ("x", "niet"), ("wel", "a"), ("niet", "b")]
    graph = Process("epc", "Toets", tuple(nodes), tuple(Flow(f"{a}-{b}", a, b) for a, b in ends))
    assert not found(graph, Rule.NO_CRITERION)
    unnamed = replace(graph, nodes=tuple(replace(node, label="") if node.id == "niet" else node for node in nodes))
    assert only(unnamed, Rule.NO_CRITERION).reasons[0].code == "improve-check-no-criterion"


def test_what_is_kept_apart_for_safety_is_never_taken_away_or_given_to_another() -> None:
    signed = line(("Besluit maken", "A"), ("Betaalbestand fiatteren", "B"), ("Sluiten", "A"))
    assert only(signed, Rule.NO_CRITERION).commands == ()
    paid = line(("Bedrag bepalen", "A"), ("Handmatige betaling aanmaken", "B"), ("Betaling inhouden", "A"))
    assert not found(paid, Rule.RETURNING_HANDOFF)
    theirs = line(("Plan maken", "A"), ("Akkoord gezin vragen", "B"), ("Plan uitvoeren", "A"))
    assert not found(theirs, Rule.NO_CRITERION)


def test_printing_to_a_file_makes_no_paper() -> None:
    assert not found(line(("Formulier printen naar pdf", ""), ("Sluiten", "")), Rule.PAPER)


def test_an_idea_is_counted_on_the_process_itself() -> None:
    graph = line(("Bellen", "A"), ("Vastleggen", "B"), ("Sluiten", "A"))
    dropped = try_idea(graph, Change.DROP, "vastleggen")
    assert (dropped.element, dropped.effect) == ("s2", Counts(steps=-1, handoffs=-2))
    assert try_idea(graph, Change.ROLE_BEFORE, "Vastleggen").effect == Counts(handoffs=-2)
    assert try_idea(graph, Change.ROLE_BEFORE, "Bellen") == Tried("s1"), "nobody did a step before it"
    assert try_idea(line(("Bellen", "A"), ("Bellen", "B")), Change.DROP, "Bellen") == Tried(), "which one?"


def test_a_step_that_leads_nowhere_is_a_dead_end() -> None:
    graph = line(("A", ""), ("B", ""))
    graph = replace(
        graph,
        nodes=(*graph.nodes, Node("c", Kind.STEP, "Terugbellen", "task")),
        flows=(*graph.flows, Flow("x", "s1", "c")),
    )
    assert only(graph, Rule.DEAD_END).elements == ("c",)


def test_questions_to_different_people_can_be_asked_at_once() -> None:
    asked = [("Medisch advies opvragen", "A"), ("Inkomensgegevens opvragen", "A")]
    graph = line(("Melding lezen", "A"), *asked, ("Besluit maken", "A"))
    finding = only(graph, Rule.IN_SEQUENCE)
    assert finding.commands
    made = graph
    for command in finding.commands:
        made = apply(made, command).graph
    first = rows(made)[0]
    assert first.routing == "parallel"
    assert len(first.ways) == 2


def test_an_answer_that_the_next_question_is_about_is_waited_for() -> None:
    asked = [("Medisch advies opvragen", "A"), ("Toelichting op advies opvragen", "A")]
    assert not found(line(("Melding lezen", "A"), *asked, ("Besluit maken", "A")), Rule.IN_SEQUENCE)


def test_a_step_of_two_roles_and_a_step_that_is_done_again() -> None:
    graph = line(("Gesprek voeren", "Consulent / Toegang"), ("Dossier maken", "Toegang"), ("Dossier maken", "BO"))
    codes = {finding.reasons[0].code for finding in found(graph, Rule.TWO_ROLES)}
    assert codes == {"improve-step-two-roles", "improve-done-again"}


def test_work_that_is_sent_back_to_another_role() -> None:
    graph = line(("Melding opnemen", "Toegang"), ("Gesprek", "Consulent"), ("Besluit", "Consulent"))
    back = decided(graph, "s2", ("ja", ""), ("nee", "s1"), question="Compleet?")
    finding = only(back, Rule.SENT_BACK)
    assert finding.effect == Counts(handoffs=-1, loops=-1)
    facts = finding.reasons[0].facts
    assert (facts["from"], facts["to"], facts["answer"]) == ("Consulent", "Toegang", "nee")


def test_other_words_find_other_things() -> None:
    graph = line(("Stuk faxen", ""), ("Sluiten", ""))
    assert not improvements(graph)
    (finding,) = improvements(graph, words=replace(WORDS, printing=frozenset({"faxen"})))
    assert finding.rule is Rule.PAPER


def test_the_key_stays_when_other_steps_change() -> None:
    graph = line(("Besluit maken", "A"), ("Akkoord geven", "B"), ("Brief sturen", "A"))
    (key,) = [finding.key for finding in found(graph, Rule.NO_CRITERION)]
    changed: Any = {"do": "set", "step": "s3", "field": "label", "value": "Bellen", "was": "Brief sturen"}
    assert [finding.key for finding in found(apply(graph, changed).graph, Rule.NO_CRITERION)] == [key]


def test_an_empty_process_and_one_of_only_events() -> None:
    assert improvements(Process("p")) == ()
    assert improvements(Process("p", "", (Node("s", Kind.EVENT, event=Event.START),))) == ()
