"""What changed between two versions, in words and for whom."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest

from stroomlijn.engines.comparing import Aspect, Change, ChangedStep, WaitChange, WayChange
from stroomlijn.engines.process_model import Flow, Kind, Node, Way, process_to_json
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.landscape.models import Landscape, Process, Version
from stroomlijn.landscape.operations.applying import add_appearances
from stroomlijn.landscape.queries.change_words import words_of
from stroomlijn.landscape.queries.changes import VersionChanges, changes

STEPS = (
    Node("a", Kind.STEP, "Vraag noteren", role="Medewerker KCC"),
    Node("b", Kind.STEP, "Gesprek voeren", role="Wmo-consulent", lead_time="10 werkdagen"),
    Node("c", Kind.STEP, "Formulier printen", role="Administratie"),
)


@pytest.fixture
def process(traject_id: int) -> Process:
    landscape = Landscape.objects.create(traject_id=traject_id, name="Nieuw", kind="target")
    return Process.objects.create(landscape=landscape, name="Melding", name_key="melding")


def version(process: Process, *steps: Node, known: Version | None = None) -> Version:
    ends = pairwise(steps)
    flows = tuple(Flow(f"f{place}", left.id, right.id) for place, (left, right) in enumerate(ends))
    order = process.versions.count() + 1
    graph = process_to_json(Graph(id="p", nodes=steps, flows=flows))
    made = Version.objects.create(process=process, number=f"{order}.0", order=order, bpmn=b"", graph=graph, drawing="")
    carried = {row.element: str(row.step_id) for row in known.appearances.all()} if known else {}
    add_appearances([(made, carried)])
    return made


def told(process: Process, *steps: Node) -> VersionChanges:
    first = version(process, *STEPS)
    return changes(first, version(process, *steps, known=first))


def test_the_sentence_says_what_came_changed_and_went_by_number(process: Process) -> None:
    a, b, _c = STEPS
    new = Node("d", Kind.STEP, "Toets het besluit", role="Kwaliteit")
    found = told(process, a, replace(b, lead_time="5 werkdagen"), new)
    assert found.sentence == "1 stap erbij (3), 1 veranderd (2), 1 vervallen: Formulier printen"
    assert found.changed[0].words == ("Termijn: 5 werkdagen in plaats van 10 werkdagen.",)


def test_a_step_is_followed_by_its_permanent_id_and_not_by_its_name_or_element(process: Process) -> None:
    first = version(process, *STEPS)
    other = version(process, *(replace(step, id=f"nieuw-{step.id}") for step in STEPS))
    assert len(changes(first, other).added) == 3
    same = [row.step_id for row in first.appearances.order_by("position")]
    other.appearances.all().delete()
    renamed = [replace(step, id=f"nieuw-{step.id}") for step in STEPS]
    carried = {step.id: str(step_id) for step, step_id in zip(renamed, same, strict=True)}
    add_appearances([(other, carried)])
    assert not changes(first, other)


def test_only_the_werkrollen_of_what_is_different_are_touched(process: Process) -> None:
    a, b, _c = STEPS
    found = told(process, a, replace(b, role="Regisseur", helpers=("Klantregie",)))
    assert found.touched_keys == {"wmo consulent", "regisseur", "klantregie", "administratie"}


def test_equal_versions_say_so(process: Process) -> None:
    found = told(process, *STEPS)
    assert (bool(found), found.sentence) == (False, "De stappen zijn dezelfde gebleven")


def test_words_of_every_kind_are_whole_sentences(process: Process) -> None:
    a, b, c = STEPS
    other = replace(
        b,
        label="Keukentafelgesprek",
        role="",
        system="Suite",
        documents=("Vraaglijst",),
        lead_time="",
        documentation="Kijk naar het hele leven.",
    )
    [changed] = told(process, a, other, c).changed
    assert changed.words == (
        "Heette eerst ‘Gesprek voeren’.",
        "Wie: niet meer Wmo-consulent.",
        "Er is uitleg bij gekomen.",
        "Systeem: Suite.",
        "Document erbij: Vraaglijst.",
        "Termijn: niet meer 10 werkdagen.",
    )


def test_a_step_that_only_moved_is_told_once(process: Process) -> None:
    a, b, c = STEPS
    found = told(process, c, a, b)
    assert found.sentence == "1 verplaatst (1)"
    assert found.touched_keys == {"administratie"}


def test_a_question_that_changed_ends_with_its_own_mark() -> None:
    question = partial(Change, Aspect.QUESTION)
    changes = (question((), ("Veilig?",)), question(("Veilig?",), ("Klaar?",)), question(("Klaar?",), ()))
    assert words_of(ChangedStep(STEPS[0], STEPS[0], changes, ())) == (
        "Er is een vraag bij: ‘Veilig?’",
        "De vraag is ‘Klaar?’ in plaats van ‘Veilig?’",
        "Deze vraag beantwoord je hier niet meer: ‘Klaar?’",
    )


def test_an_answer_that_went_says_where_it_led_unless_its_question_went() -> None:
    gone = WayChange(Way((("Klaar?", "ja"),), (), "", "Besloten", "end"), None)
    asked = Change(Aspect.QUESTION, ("Klaar?",), ())
    said = [words_of(ChangedStep(STEPS[0], STEPS[0], changes, (gone,))) for changes in ((), (asked,))]
    assert said == [
        ("Het antwoord ‘ja’ is er niet meer. Dat was: klaar (Besloten).",),
        ("Deze vraag beantwoord je hier niet meer: ‘Klaar?’",),
    ]


def test_an_answer_to_which_a_condition_came_is_said_to_lead_elsewhere_and_not_to_have_gone() -> None:
    gone = WayChange(Way((("Klaar?", "ja"),), (), "3", "Bellen", "bel"), None)
    finer = WayChange(None, Way((("Klaar?", "ja, als er twijfel is"),), (), "4", "Schrijven", "schrijf"))
    assert words_of(ChangedStep(STEPS[0], STEPS[0], (), (finer, gone))) == (
        "Er is een mogelijkheid bij: ‘ja, als er twijfel is’, naar ‘Schrijven’.",
        "Bij ‘ja’ niet meer naar ‘Bellen’.",
    )


def test_what_is_waited_for_is_told_with_its_term_and_never_as_an_answer() -> None:
    weeks = [Node("w", Kind.EVENT, "advies van de arts", lead_time=term) for term in ("3 weken", "4 weken")]
    waits = (WaitChange(*weeks), WaitChange(None, weeks[1]), WaitChange(weeks[0], None))
    gone = WayChange(Way((), ("advies van de arts, 3 weken",), "3", "Bellen", "bel"), None)
    assert words_of(ChangedStep(STEPS[0], STEPS[0], (), (gone,), waits)) == (
        "Wachten op advies van de arts: 4 weken in plaats van 3 weken.",
        "Hierna wachten op: advies van de arts, 4 weken.",
        "Hierna niet meer wachten op: advies van de arts, 3 weken.",
        "Hierna niet meer naar ‘Bellen’.",
    )
