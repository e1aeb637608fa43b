"""The editor through the database: commands are taken once and in order, and everybody undoes their own."""

from __future__ import annotations

from typing import Any

import pytest

from stroomlijn.engines.editing import rows
from stroomlijn.engines.formats.bpmn import read_bpmn
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import process_to_json
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Appearance, Edit, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.editor import findings, shown_rows
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.operations.werkrollen import make_werkrol

TABLE = b"Proces;Nr;Stap;Wie;Vervolg\nBezwaar;1;Ontvangen;Post;\nBezwaar;2;Beslissen;Jurist;einde\n"

DRAWN_ELSEWHERE = b"""<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
<process id="p" name="Van elders"><startEvent id="s"/><task id="a" name="Lezen"><extensionElements>
<o:notitie xmlns:o="urn:andere">onze notitie</o:notitie></extensionElements></task><task id="b" name="Beslissen"/>
<endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
<sequenceFlow id="f3" sourceRef="b" targetRef="e"/></process></definitions>"""


@pytest.fixture
def place(traject_id: int) -> Place:
    return Place(traject_id, None, "Nieuwe werkwijze")


@pytest.fixture
def concept(actor: Actor, place: Place) -> Version:
    return editing.begin_new(actor, place, "Melding aannemen")


@pytest.fixture
def other(transactional_db: None) -> Actor:
    account = make_account(PRODUCT, email="noor@voorbeeld.nl", name="Noor Bakker", password="een lang wachtwoord")
    give_role(PRODUCT, account, "procesanalist")
    return Actor(account.pk, "127.0.0.1")


class Pen:
    """Gives commands on one concept, each with a key of its own."""

    def __init__(self, actor: Actor, version: Version) -> None:
        self.actor, self.version, self.given = actor, version, 0

    def __call__(self, do: str, key: str = "", **facts: Any) -> editing.Outcome:
        self.given += 1
        return editing.give_command(
            self.actor, self.version.pk, {"do": do, **facts}, key or f"{self.actor.person}-{self.given}"
        )


@pytest.fixture
def pen(actor: Actor, concept: Version) -> Pen:
    return Pen(actor, concept)


def labels(version: Version) -> list[str]:
    return list(Appearance.objects.filter(version=version).values_list("label", flat=True))


def test_a_concept_is_written_step_by_step_and_is_whole_after_every_command(pen: Pen, concept: Version) -> None:
    first = Appearance.objects.get(version=concept).element
    pen("set", step=first, field="label", value="Melding lezen", was="")
    pen("set", step=first, field="role", value="Consulent", was="")
    pen("insert", after=first, id="tweede", label="Inwoner bellen")
    concept.refresh_from_db()
    assert labels(concept) == ["Melding lezen", "Inwoner bellen"]
    assert concept.step_count == 2
    assert concept.werkrol_keys == ["consulent"]
    assert "Inwoner bellen" in concept.drawing
    read = read_bpmn("concept.bpmn", bytes(concept.bpmn)).processes[0].process
    assert process_to_json(read) == concept.graph, "the record says what the graph says"
    assert list(Edit.objects.values_list("order", flat=True)) == [2, 3, 4]
    assert AuditLine.objects.filter(action="concept-edited", object_id=concept.pk).count() == 3


def test_a_command_that_arrives_twice_is_done_once(pen: Pen, concept: Version) -> None:
    for _ in range(2):
        outcome = pen("insert", key="zelfde", after=None, id="erbij", label="Eerst dit")
    assert outcome.version.revision == 2
    assert labels(concept).count("Eerst dit") == 1


def test_who_writes_over_what_another_wrote_is_told_and_nothing_is_lost(
    pen: Pen, concept: Version, other: Actor
) -> None:
    first = Appearance.objects.get(version=concept).element
    pen("set", step=first, field="label", value="Lezen", was="")
    with pytest.raises(Problem, match="edit-overtaken") as told:
        Pen(other, concept)("set", step=first, field="label", value="Bekijken", was="")
    assert told.value.facts["now"] == "Lezen"
    assert labels(concept) == ["Lezen"]


def test_everybody_undoes_and_redoes_their_own_last_command(pen: Pen, concept: Version, other: Actor) -> None:
    noor = Pen(other, concept)
    pen("insert", after=None, id="van-fatima", label="Van Fatima")
    noor("insert", after="van-fatima", id="van-noor", label="Van Noor")
    kept = Appearance.objects.get(version=concept, label="Van Fatima").step_id
    pen("undo")
    assert "Van Fatima" not in labels(concept)
    assert "Van Noor" in labels(concept)
    pen("redo")
    assert Appearance.objects.get(version=concept, label="Van Fatima").step_id == kept, "it is the step that it was"
    with pytest.raises(Problem, match="edit-nothing-redo"):
        pen("redo")


def test_an_undo_that_was_overtaken_says_so_and_one_can_go_further_back(
    pen: Pen, concept: Version, other: Actor
) -> None:
    first = Appearance.objects.get(version=concept).element
    pen("insert", after=first, id="tweede", label="Tweede")
    pen("set", step=first, field="label", value="Een", was="")
    Pen(other, concept)("set", step=first, field="label", value="Twee", was="Een")
    with pytest.raises(Problem, match="edit-undo-overtaken") as told:
        pen("undo")
    pen("undo", beyond=told.value.facts["order"])
    assert labels(concept) == ["Twee"]


def test_the_answers_of_a_decision_are_typed_in_words(pen: Pen, concept: Version) -> None:
    first = Appearance.objects.get(version=concept).element
    pen("insert", after=first, id="tweede", label="Tweede")
    nothing = {"question": "", "kind": "none", "ways": []}
    asked = {"step": first, "question": "Compleet?", "kind": "none", "numbers": {"2": "tweede"}, "was": nothing}
    with pytest.raises(Problem, match="edit-way-unread"):
        pen("decide", text="ja: 9; nee: einde", **asked)
    graph = pen("decide", text="ja: 2; nee: einde", **asked).graph
    assert {flow.label for flow in graph.flows} >= {"ja", "nee"}


def test_a_condition_with_signs_in_it_is_read_again_as_it_is_shown(pen: Pen, concept: Version) -> None:
    """It needs no question: it says itself when its way is taken, and the other is for all else."""
    first = Appearance.objects.get(version=concept).element
    pen("insert", after=first, id="tweede", label="Tweede")
    text, numbers = '"de inwoner belt, mailt of komt": einde; anders: 2', {"2": "tweede"}
    was = {"question": "", "kind": "none", "ways": []}
    for _again in range(2):
        given = {"step": first, "question": "", "kind": was["kind"], "numbers": numbers, "was": was}
        graph = pen("decide", text=text, **given).graph
        row = shown_rows(rows(graph))[0]
        assert row["text"] == text
        was = {"question": "", "kind": row["kind"], "ways": row["ways"]}
    told = "".join(finding["text"] for finding in findings(graph))
    assert "vraag" not in told and "antwoord" not in told


def test_the_next_version_of_a_process_keeps_its_steps_and_is_begun_once(actor: Actor, place: Place) -> None:
    base = editing.begin_from_file(actor, place, "bezwaar.csv", [TABLE])
    Version.objects.filter(pk=base.pk).update(state="gepubliceerd", number="1.0", published_at="2026-01-01T00:00Z")
    concept = editing.begin_from_version(actor, base.process_id, "1.0")
    again = editing.begin_from_version(actor, base.process_id, "1.0")
    assert concept.pk == again.pk
    assert (concept.number, concept.based_on_id, concept.name) == ("2.0-concept", base.pk, "Bezwaar")
    before, after = (dict(version.appearances.values_list("element", "step")) for version in (base, concept))
    assert before == after


def test_a_file_with_several_processes_is_refused_with_how_many(actor: Actor, place: Place) -> None:
    several = TABLE + b"Melding;1;Lezen;Post;einde\n"
    with pytest.raises(Problem, match="file-several-processes") as told:
        editing.begin_from_file(actor, place, "twee.csv", [several])
    assert told.value.facts["number"] == 2
    assert Version.objects.count() == 0


def test_a_concept_that_was_put_away_is_taken_up_again_unless_another_is_open(
    actor: Actor, pen: Pen, concept: Version
) -> None:
    pen("insert", after=None, id="erbij", label="Erbij")
    editing.put_away(actor, concept.pk)
    with pytest.raises(Problem, match="concept-closed"):
        pen("undo")
    editing.take_up_again(actor, concept.process_id, concept.number)
    pen("undo")
    assert labels(concept) == [""]


def test_a_drawing_is_kept_as_it_was_drawn_and_what_the_table_did_meanwhile_stays(
    actor: Actor, pen: Pen, concept: Version
) -> None:
    first = Appearance.objects.get(version=concept).element
    pen("set", step=first, field="label", value="Lezen", was="")
    concept.refresh_from_db()
    drawn = bytes(concept.bpmn).replace(b"Lezen", b"Goed lezen")
    pen("insert", after=first, id="erbij", label="Erbij")
    editing.take_drawing(actor, concept.pk, drawn, seen=2, key="tekening")
    concept.refresh_from_db()
    assert labels(concept) == ["Goed lezen", "Erbij"]
    pen("undo")
    assert labels(concept) == ["Lezen", "Erbij"]


def test_what_other_tools_wrote_in_the_file_comes_back_with_the_step(actor: Actor, place: Place, other: Actor) -> None:
    concept = editing.begin_from_file(actor, place, "van-elders.bpmn", [DRAWN_ELSEWHERE])
    fatima, noor, word = Pen(actor, concept), Pen(other, concept), b"onze notitie"
    assert word not in bytes(fatima("remove", step="a").version.bpmn)
    assert bytes(fatima("undo").version.bpmn) == DRAWN_ELSEWHERE, "nothing came between: the file is what it was"
    fatima("redo")
    noor("set", step="b", field="label", value="Besluiten", was="Beslissen")
    assert word in bytes(fatima("undo").version.bpmn)
    assert labels(concept) == ["Lezen", "Besluiten"]


def test_who_is_there_is_known_until_they_leave(actor: Actor, other: Actor, concept: Version, analyst: Account) -> None:
    from stroomlijn.landscape.queries.editor import present

    editing.be_present(actor, concept.pk, "stap-1")
    editing.be_present(other, concept.pk, "")
    assert [(one.name, one.me) for one in present(concept.pk, actor.person)] == [
        (analyst.name, True),
        ("Noor Bakker", False),
    ]
    editing.leave(other, concept.pk)
    assert len(present(concept.pk, actor.person)) == 1


def test_a_werkrol_of_the_register_is_spelled_as_there_also_when_pasted(
    pen: Pen, actor: Actor, concept: Version
) -> None:
    make_werkrol(actor, "Wmo-consulent")
    first = Appearance.objects.get(version=concept).element
    pen("set", step=first, field="role", value="wmo consulent", was="")
    pen("paste", after=first, id="erbij", text="Bellen\tWMO-CONSULENT\nMailen\tWmo consulent")
    assert set(Appearance.objects.filter(version=concept).values_list("werkrol", flat=True)) == {"Wmo-consulent"}
    concept.refresh_from_db()
    assert [lane["name"] for lane in concept.graph["lanes"]] == ["Wmo-consulent"]
    pen("undo")
    assert Appearance.objects.filter(version=concept).count() == 1
