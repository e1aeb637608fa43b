"""Low-hanging fruit of a group: found in the concept, chosen by people, done in the concept and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contexts.harmonisation.conftest import epml, imported_and_grouped
from tests.contexts.stages import stage

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.harmonisation.models import Findings, Group, Improvement
from stroomlijn.harmonisation.operations import concept, deciding, drafting, improving
from stroomlijn.harmonisation.operations.findings import findings_of
from stroomlijn.harmonisation.queries.concept import left_over
from stroomlijn.harmonisation.queries.improving import effect_words
from stroomlijn.harmonisation.queries.improving import improving as shown
from stroomlijn.harmonisation.queries.improving_list import fruit_of_traject
from stroomlijn.landscape.models import Appearance, Edit, Version
from stroomlijn.landscape.operations import editing

Work = Callable[[], None]
UDEN = ("Aanvraag aannemen", "Formulier printen", "Onderzoek doen", "Besluit nemen")
LANDERD = ("Aanvraag aannemen", "Formulier printen", "Onderzoek doen", "Besluit nemen", "Besluit sturen")
PRINT = "Formulier printen"


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    files = [("u.epml", epml("Bijstand voor Uden", *UDEN)), ("l.epml", epml("Bijstand voor Landerd", *LANDERD))]
    imported_and_grouped(actor, traject_id, work, files)
    found = Group.objects.get(members__process__landscape__name="Uden")
    drafting.begin_merge(actor, found.pk)
    work()
    while deciding.decide_as_proposed(actor, found.pk):
        work()
    return found


def key_of(group: Group) -> str:
    findings = findings_of(group)
    assert findings is not None
    return str(next(one["key"] for one in findings.found if one["place"] == PRINT))


def steps_of(version: Version) -> list[str]:
    return list(Appearance.objects.filter(version=version).order_by("position").values_list("label", flat=True))


@pytest.fixture
def client(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


def test_the_worker_looks_for_it_when_the_draft_is_made(group: Group) -> None:
    findings = Findings.objects.get(group=group)
    assert [one["place"] for one in findings.found] == [PRINT]
    assert findings.found[0]["effect"]["steps"] == -1


def test_what_was_accepted_is_done_as_one_edit_and_taken_back(actor: Actor, group: Group) -> None:
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    group.refresh_from_db()
    before = steps_of(made)
    chosen = improving.choose(actor, group.pk, key_of(group), "accepted")
    assert chosen.applied
    assert steps_of(made) == [step for step in before if step != PRINT]
    totals = shown(group, findings_of(group))
    assert (totals.before, totals.after, totals.saved) == (len(before), len(before) - 1, "1 stap minder")
    assert [one.applied for one in totals.accepted] == [True]
    improving.reopen(actor, group.pk, chosen.pk)
    assert steps_of(made) == before
    assert [one.place for one in shown(group, findings_of(group)).open] == [PRINT]


def test_accepted_before_there_is_a_concept_is_done_when_it_is_made(actor: Actor, group: Group) -> None:
    chosen = improving.choose(actor, group.pk, key_of(group), "accepted")
    assert not chosen.applied
    assert shown(group, findings_of(group)).after == shown(group, findings_of(group)).before - 1
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    assert PRINT not in steps_of(made)
    chosen.refresh_from_db()
    assert chosen.applied


def test_it_stays_done_when_the_draft_is_made_anew(actor: Actor, group: Group, work: Work) -> None:
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    group.refresh_from_db()
    improving.choose(actor, group.pk, key_of(group), "accepted")
    drafting.ask_anew(group.pk)
    work()
    assert PRINT not in steps_of(made)
    assert Version.objects.get(pk=made.pk).graph["nodes"]


def test_what_fits_no_more_is_done_on_the_new_draft_when_it_can_be(actor: Actor, group: Group, work: Work) -> None:
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    group.refresh_from_db()
    chosen = improving.choose(actor, group.pk, key_of(group), "accepted")
    edit = Edit.objects.get(version=made, key=chosen.edit)
    edit.command["commands"] = [{"do": "remove", "step": "gone"}]
    edit.save()
    drafting.ask_anew(group.pk)
    work()
    chosen.refresh_from_db()
    assert chosen.applied
    assert PRINT not in steps_of(made)
    group.refresh_from_db()
    assert left_over(group) == []


def test_what_can_not_be_taken_back_any_more_says_so_and_stays(actor: Actor, group: Group) -> None:
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    group.refresh_from_db()
    chosen = improving.choose(actor, group.pk, key_of(group), "accepted")
    following = Appearance.objects.get(version=made, label="Onderzoek doen").element
    editing.give_command(actor, made.pk, {"do": "remove", "step": following}, "weg")
    with pytest.raises(Problem, match="edit-undo-overtaken"):
        improving.reopen(actor, group.pk, chosen.pk)
    chosen.refresh_from_db()
    assert chosen.applied


def test_declining_asks_for_a_reason_and_stays_declined(actor: Actor, group: Group, work: Work) -> None:
    key = key_of(group)
    with pytest.raises(Problem, match="improvement-reason-missing"):
        improving.choose(actor, group.pk, key, "declined", "  ")
    improving.choose(actor, group.pk, key, "declined", "De inwoner vraagt erom.")
    drafting.ask_anew(group.pk)
    work()
    (fruit,) = shown(group, findings_of(group)).declined
    assert fruit.choice is not None
    assert fruit.choice.reason == "De inwoner vraagt erom."
    assert AuditLine.objects.filter(action="improvement-chosen").count() == 1


def test_nobody_chooses_what_is_not_there(actor: Actor, group: Group) -> None:
    with pytest.raises(Problem, match="improvement-unknown"):
        improving.choose(actor, group.pk, "paper-0000", "accepted")
    with pytest.raises(Problem, match="improvement-unknown"):
        improving.choose(actor, group.pk, key_of(group), "misschien")


def test_an_own_idea_goes_the_same_way(actor: Actor, group: Group) -> None:
    idea = improving.propose(actor, group.pk, "Bel de inwoner meteen", "Onderzoek doen")
    assert [one.place for one in shown(group, findings_of(group)).open] == [PRINT, "Onderzoek doen"]
    improving.choose(actor, group.pk, idea.key, "accepted")
    (fruit,) = shown(group, findings_of(group)).accepted
    assert fruit.by_hand
    assert fruit.reasons == ("Bel de inwoner meteen",)
    improving.reopen(actor, group.pk, idea.pk)
    assert Improvement.objects.get(pk=idea.pk).state == ""
    with pytest.raises(Problem, match="improvement-empty"):
        improving.propose(actor, group.pk, "  ")


def test_an_idea_that_drops_a_step_is_counted_and_done(actor: Actor, group: Group) -> None:
    idea = improving.propose(actor, group.pk, "Dit kan ook zonder", " onderzoek  DOEN", "drop")
    (fruit,) = (one for one in shown(group, findings_of(group)).open if one.key == idea.key)
    assert (fruit.effect, fruit.by_hand) == ("1 stap minder", False)
    made = Version.objects.get(pk=concept.make_concept(actor, group.pk).id)
    group.refresh_from_db()
    chosen = improving.choose(actor, group.pk, idea.key, "accepted")
    assert chosen.applied
    assert "Onderzoek doen" not in steps_of(made)
    improving.reopen(actor, group.pk, idea.pk)
    assert "Onderzoek doen" in steps_of(made)
    vague = improving.propose(actor, group.pk, "Een stap die er niet is", "Koffie halen", "drop")
    (fruit,) = (one for one in shown(group, findings_of(group)).open if one.key == vague.key)
    assert (fruit.effect, fruit.by_hand) == ("", True)


def test_what_a_person_must_do_leads_to_its_step_before_and_after_there_is_a_concept(
    actor: Actor, client: Client, group: Group
) -> None:
    made = improving.propose(actor, group.pk, "Bel eerst", "Onderzoek doen", "role-before")
    improving.choose(actor, group.pk, made.key, "accepted")
    address = f"/groepen/GROEP-{group.pk}/verbeteren"
    page = client.get(address).content.decode()
    assert "Bewerk de stap in de stappentabel" in page
    step = re.search(r'name="stap" value="([^"]+)"', page)[1]
    to_step = client.post(f"/groepen/GROEP-{group.pk}/concept/maken", {"stap": step}).headers["Location"]
    assert to_step.endswith(f"/bewerken#nr-{step}")
    assert f'id="nr-{step}"' in client.get(to_step).content.decode()
    assert to_step in client.get(address).content.decode()


def test_an_idea_on_the_page_says_what_it_saves(client: Client, group: Group) -> None:
    said = {"idee": "Dit kan ook zonder", "stap": "Onderzoek doen", "verandert": "drop"}
    page = client.post(reverse("improving-propose", args=[group.pk]), said, follow=True).content.decode()
    place = page.index("Dit kan ook zonder")
    assert "1 stap minder" in page[place : place + 400]


def test_the_list_of_a_traject_leaves_out_what_was_chosen(actor: Actor, group: Group) -> None:
    assert [(row.place, row.effect) for row in fruit_of_traject(group.traject_id)] == [(PRINT, "1 stap minder")]
    improving.choose(actor, group.pk, key_of(group), "declined", "Nee")
    assert fruit_of_traject(group.traject_id) == []
    assert [row.state for row in fruit_of_traject(group.traject_id, every=True)] == ["declined"]


def test_effects_are_said_in_words() -> None:
    effect = {"steps": -2, "handoffs": -1, "loops": 0, "waits": -1, "minutes": -30}
    said = effect_words(effect, ["3 werkdagen"])
    assert said == "2 stappen minder, 1 overdracht minder, 3 werkdagen wachten minder, 30 minuten werk minder"
    assert effect_words({"steps": 1, "waits": -1}) == "1 stap meer, 1 keer wachten minder"


def test_the_page_chooses_and_asks_few_queries(client: Client, actor: Actor, group: Group) -> None:
    concept.make_concept(actor, group.pk)
    for number in range(12):
        improving.propose(actor, group.pk, f"Idee {number}")
    address = reverse("improving", args=[group.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert len(asked) <= 25
    assert "1 stap minder" in page
    posted = {"verbetering": key_of(Group.objects.get(pk=group.pk)), "keuze": "accepted"}
    answer = client.post(reverse("improving-choose", args=[group.pk]), posted, follow=True)
    assert "Staat in het concept" in answer.content.decode()
    panel = client.get(reverse("improving-panel", args=[group.pk])).content.decode()
    assert "12 open" in panel
    listed = client.get(reverse("improving-csv", args=[group.traject_id]))
    assert "1 stap minder" in b"".join(listed.streaming_content).decode()
    assert client.get(reverse("improving-list", args=[group.traject_id])).status_code == 200
