"""What becomes of documents is decided once: where the steps are compared and where the documents lie side by side."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from tests.contexts.harmonisation.documents import colleague, document, gathered, group, named_by, rows

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Origin, WorkingGroup
from stroomlijn.harmonisation.operations import deciding, publishing, referring
from stroomlijn.harmonisation.operations.documents.choosing import Chosen, choose, undo
from stroomlijn.harmonisation.queries.document_standing import rows_to_choose
from stroomlijn.harmonisation.queries.replaying import replayed_group

__all__ = ["gathered", "group", "rows"]

Work = Callable[[], None]
BRIEF = "Beschikking Uden"


def between(group: Group, *names: str) -> Difference:
    """The difference between documents with these names."""
    found = Difference.objects.filter(draft__group=group, type="document")
    keys = {name.casefold() for name in names}
    return next(one for one in found if {key for of in one.about["documents"].values() for key in of} == keys)


def letters(group: Group) -> Difference:
    return between(group, "Beschikking Uden", "Beschikking Landerd")


def option(difference: Difference, text: str) -> str:
    return next(one["id"] for one in difference.options if one["text"] == text)


def decide(actor: Actor, group: Group, difference: Difference, text: str, reason: str = "") -> Decision:
    answer = deciding.Answer(difference.key, option(difference, text))
    (made,) = deciding.decide(actor, group.pk, [answer], reason)
    return made


def page(client: Client, account: Account, address: str) -> str:
    client.force_login(account)
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_was_decided_at_a_step_stands_with_the_documents_under_its_number(
    rows, actor: Actor, analyst: Account, group: Group, work: Work, client: Client
) -> None:
    made = decide(actor, group, letters(group), "Beschikking Landerd", "Gewone taal")
    row = rows()[BRIEF]
    assert (row.standing.outcome, row.standing.stays, row.standing.at_steps) == (
        "stays",
        document("Beschikking Landerd"),
        True,
    )
    assert [one.number for one in row.standing.decisions] == [made.number]
    assert rows_to_choose(group) == (2, 3)
    shown = page(client, analyst, f"/groepen/GROEP-{group.pk}/documenten")
    assert made.number in shown
    assert "Gewone taal" in shown
    one = page(client, analyst, f"/groepen/GROEP-{group.pk}/documenten/{row.choice.pk}")
    assert f'value="stays:{document("Beschikking Landerd")}" checked' in one
    deciding.withdraw(actor, group.pk, made.number)
    assert rows()[BRIEF].standing.outcome == ""


def test_choosing_otherwise_at_the_documents_is_a_new_decision_that_takes_the_place_of_the_one_at_the_step(
    rows, actor: Actor, analyst: Account, group: Group, work: Work, client: Client
) -> None:
    first = decide(actor, group, letters(group), "Beschikking Landerd")
    row = rows()[BRIEF]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Uden"), reason="Toch deze"))
    work()
    (second,) = Decision.objects.filter(withdrawn_at=None)
    first.refresh_from_db()
    assert (second.kind, second.corrects, first.withdrawn_at is None) == ("document", first, False)
    assert named_by(group) & {"Beschikking Uden", "Beschikking Landerd"} == {"Beschikking Uden"}
    assert rows()[BRIEF].standing.decisions == (second,)
    register = page(client, analyst, "/besluiten")
    assert second.number in register
    assert f"Vervangen door {second.number}" in register
    side = page(client, analyst, f"/groepen/GROEP-{group.pk}?toon=alles")
    assert f"{second.number}" in side
    assert "‘Beschikking Uden’ blijft" in side
    assert "Besloten bij de documenten" in side
    own = page(client, analyst, f"/besluiten/{second.number}")
    assert f"/groepen/GROEP-{group.pk}/documenten/{row.choice.pk}" in own
    assert own.count("Van Uden.") == 1
    assert replayed_group(group.pk).outcome == "same"


def test_agreeing_at_the_documents_leaves_the_decision_at_the_step(rows, actor: Actor, group: Group) -> None:
    first = decide(actor, group, letters(group), "Beschikking Landerd")
    choose(actor, rows()[BRIEF].choice.pk, Chosen("stays", document("Beschikking Landerd")))
    first.refresh_from_db()
    assert first.withdrawn_at is None
    assert Decision.objects.get(kind="document").corrects is None


def test_what_was_chosen_at_the_documents_settles_the_step(rows, actor: Actor, group: Group, work: Work) -> None:
    difference = letters(group)
    row = rows()[BRIEF]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")))
    number = Decision.objects.get().number
    with pytest.raises(Problem, match="already-decided") as refused:
        decide(actor, group, difference, "Beschikking Uden")
    assert refused.value.facts["number"] == number
    assert difference.key not in {one.difference for one in deciding.decide_as_proposed(actor, group.pk)}
    work()
    group.refresh_from_db()
    assert group.state == Group.State.DECIDED
    assert Difference.objects.get(draft__group=group, key=difference.key).decided
    undo(actor, row.choice.pk)
    work()
    group.refresh_from_db()
    assert group.state == Group.State.MERGING
    assert decide(actor, group, difference, "Beschikking Uden").corrects is None


def test_choosing_again_and_again_keeps_every_decision(rows, actor: Actor, group: Group) -> None:
    row = rows()[BRIEF].choice
    for name in ("Beschikking Uden", "Beschikking Landerd", "Beschikking Landerd"):
        choose(actor, row.pk, Chosen("stays", document(name)))
    first, second = Decision.objects.order_by("pk")
    assert second.corrects == first
    assert (first.withdrawn_at is None, second.withdrawn_at is None) == (False, True)


def test_another_day_to_rewrite_it_is_no_other_decision(rows, actor: Actor, employee: Account, group: Group) -> None:
    row, person = rows()[BRIEF].choice, colleague(employee)
    for day in (1, 8):
        due = datetime.date(2030, 4, day)
        choose(actor, row.pk, Chosen("rewrite", document("Beschikking Landerd"), person.pk, due))
    assert Decision.objects.count() == 1
    row.refresh_from_db()
    assert row.due_on == datetime.date(2030, 4, 8)
    assert Message.objects.filter(account=employee, title__contains="8 april").count() == 1


def test_a_step_with_more_documents_keeps_what_was_decided_of_the_others(
    rows, actor: Actor, group: Group, work: Work
) -> None:
    """At the step one says 'letter; map', the other 'letter; plan': another letter is another decision there too."""
    for member in group.members.select_related("version", "process__landscape"):
        town = member.process.landscape.name
        step = next(node for node in member.version.graph["nodes"] if node.get("label") == "Besluit nemen")
        step["documents"] = [f"Beschikking {town}", f"Bijlage {town}"]
        member.version.save(update_fields=["graph"])
    from stroomlijn.harmonisation.operations.drafting import ask_anew

    ask_anew(group.pk)
    work()
    difference = between(
        group, *(f"{name} {town}" for name in ("Beschikking", "Bijlage") for town in ("Uden", "Landerd"))
    )
    first = decide(actor, group, difference, "Beschikking Landerd; Bijlage Landerd")
    choose(actor, rows()[BRIEF].choice.pk, Chosen("stays", document("Beschikking Uden")))
    work()
    at_step = Decision.objects.get(difference=difference.key, withdrawn_at=None)
    assert (at_step.corrects, at_step.value) == (first, "Beschikking Uden; Bijlage Landerd")
    assert {"Beschikking Uden", "Bijlage Landerd"} <= named_by(group)
    assert not {"Beschikking Landerd", "Bijlage Uden"} & named_by(group)


def test_taking_a_choice_back_brings_the_one_before_it_back(
    rows, actor: Actor, analyst: Account, group: Group, client: Client
) -> None:
    client.force_login(analyst)
    row = rows()[BRIEF].choice
    address = f"/groepen/GROEP-{group.pk}/documenten/{row.pk}"
    mine, theirs = document("Beschikking Uden"), document("Beschikking Landerd")
    by, day = colleague(analyst).pk, datetime.date(2026, 12, 1)
    choose(actor, row.pk, Chosen("rewrite", mine, by, day))
    row.refresh_from_db()
    answer = client.post(address, {"choice": f"stays:{theirs}", "gezien": row.revision})
    (told,) = get_messages(answer.wsgi_request)
    client.post(told.extra_tags)
    row = rows()[BRIEF].choice
    assert (row.outcome, row.stays_id, row.owner_id, row.due_on) == ("rewrite", mine, by, day)
    assert Decision.objects.filter(withdrawn_at=None, kind="document").count() == 1
    undo(actor, row.pk)
    assert rows()[BRIEF].standing.outcome == "", "the first choice itself is only taken back"


def test_what_lies_before_the_steering_group_is_not_decided_at_the_documents(rows, actor: Actor, group: Group) -> None:
    WorkingGroup.objects.create(traject=group.traject, kind="stuurgroep", name="Stuurgroep")
    referring.refer(actor, group.pk, letters(group).key, "steering")
    with pytest.raises(Problem, match="referral-steering"):
        choose(actor, rows()[BRIEF].choice.pk, Chosen("stays", document("Beschikking Uden")))
    assert not Decision.objects.exists()


def test_the_step_says_why_its_document_is_what_it_is(rows, actor: Actor, group: Group, work: Work) -> None:
    first = decide(actor, group, letters(group), "Beschikking Landerd")
    choose(actor, rows()[BRIEF].choice.pk, Chosen("stays", document("Beschikking Uden")))
    work()
    while deciding.decide_as_proposed(actor, group.pk):
        work()
    made = publishing.publish_group(actor, group.pk, name="Melding Wmo behandelen")
    second = Decision.objects.get(kind="document")
    of = {origin.element: origin.decisions for origin in Origin.objects.filter(version=made.id)}
    steps = Draft.objects.get(group=group).rows
    element = {row["label"]: row["element"] for row in steps}
    assert second.number in of[element["Besluit nemen"]]
    assert first.number not in of[element["Besluit nemen"]]
    assert second.number not in of[element["Melding aannemen"]]


def test_documents_in_each_others_place_at_a_step_lie_together_whatever_they_are_called(rows) -> None:
    assert {held.document.name for held in rows()["Gespreksformulier"].documents} == {
        "Gespreksformulier",
        "Vragenlijst keukentafel",
    }
