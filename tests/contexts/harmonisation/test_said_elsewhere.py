"""What people say of two steps in one group is known at once in the other groups of the traject."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.contexts.harmonisation.conftest import imported_and_grouped
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Draft, Group, GroupMember, Judgement
from stroomlijn.harmonisation.operations import drafting
from stroomlijn.harmonisation.operations.judging import Step, judge, unjudge
from stroomlijn.harmonisation.queries.match_choice import MatchChoice, match_choice
from stroomlijn.harmonisation.queries.near_steps import Question, standing_alone
from stroomlijn.harmonisation.queries.replaying import replayed_group
from stroomlijn.landscape.models import Process

Work = Callable[[], None]
TALK = ("Wijkgesprek voeren", "Startbabbel houden")
TABLE = """Proces;Gemeente;Nr;Stap;Wie
Melding;Uden;1;Melding aannemen;Consulent
Melding;Uden;2;Wijkgesprek voeren;Consulent
Melding;Uden;3;Besluit nemen;Consulent
Melding;Landerd;1;Melding aannemen;Consulent
Melding;Landerd;2;Startbabbel houden;Consulent
Melding;Landerd;3;Besluit nemen;Consulent
Verlenging;Uden;1;Indicatie opzoeken;Consulent
Verlenging;Uden;2;Wijkgesprek voeren;Consulent
Verlenging;Uden;3;Brief sturen;Consulent
Verlenging;Landerd;1;Indicatie opzoeken;Consulent
Verlenging;Landerd;2;Rondvraag doen;Consulent
Verlenging;Landerd;3;Startbabbel houden;Consulent
Verlenging;Landerd;4;Brief sturen;Consulent
"""


@stage
def two(actor: Actor, traject_id: int, work: Work) -> tuple[Group, Group]:
    """A group of each of two kinds of work; on the first people are at work."""
    imported_and_grouped(actor, traject_id, work, [("werk.csv", TABLE.encode())])
    versions = dict(GroupMember.objects.values_list("process", "version"))
    Group.objects.filter(traject=traject_id).delete()
    groups = []
    for name in ("Melding", "Verlenging"):
        group = Group.objects.create(traject_id=traject_id, name=name, name_key=name.casefold())
        for process in Process.objects.filter(pk__in=versions, name=name):
            GroupMember.objects.create(group=group, process=process, version_id=versions[process.pk])
        groups.append(group)
    first, second = groups
    drafting.begin_merge(actor, first.pk)
    work()
    return first, second


@stage
def both(actor: Actor, two: tuple[Group, Group], work: Work) -> tuple[Group, Group]:
    """The same, with people at work on both."""
    drafting.begin_merge(actor, two[1].pk)
    work()
    return two


def steps_called(group: Group, label: str) -> list[Step]:
    draft = Draft.objects.get(group=group)
    return [
        Step(column["process"], cell["element"])
        for row in draft.rows
        for column, cell in zip(draft.columns, row["cells"], strict=True)
        if cell and cell["label"] == label
    ]


def say(actor: Actor, group: Group, *, same: bool) -> Judgement:
    one, other = (step for label in TALK for step in steps_called(group, label))
    return judge(actor, group.pk, one, other, same=same)


def questions(group: Group) -> list[Question]:
    found = standing_alone(Draft.objects.get(group=group))
    assert found is not None
    return found.questions


def names(question: Question) -> set[str]:
    return {question.one.label, question.other.label}


def choice(group: Group) -> MatchChoice:
    draft, ((process, element), *_) = Draft.objects.get(group=group), steps_called(group, TALK[0])
    found = match_choice(draft, _row(group), f"{process}:{element}")
    assert found is not None
    return found


def rows(group: Group) -> list[set[str]]:
    return [{cell["label"] for cell in row["cells"] if cell} for row in Draft.objects.get(group=group).rows]


def test_what_is_the_same_in_one_group_is_proposed_first_in_another_with_the_reason(
    actor: Actor, both: tuple[Group, Group], analyst: Account, work: Work
) -> None:
    first, second = both
    assert choice(second).best[0].label != TALK[1]
    judgement = say(actor, first, same=True)
    assert choice(second).best[0].label == TALK[1], "before the worker did anything"
    work()
    (question, *_others) = questions(second)
    assert names(question) == set(TALK)
    assert "elders is gezegd dat dit hetzelfde is" in question.reasons
    assert set(TALK) not in rows(second), "the table of a group changes by what is said there"
    client = Client()
    client.force_login(analyst)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("group-match", args=[second.pk, _row(second)])).content.decode()
    assert TALK[1] in page and len(asked) <= 25
    unjudge(actor, first.pk, judgement.pk)
    work()
    assert all("elders is gezegd dat dit hetzelfde is" not in one.reasons for one in questions(second))


def test_what_is_not_the_same_in_one_group_is_asked_in_no_other(
    actor: Actor, both: tuple[Group, Group], work: Work
) -> None:
    first, second = both
    held = rows(second)
    say(actor, first, same=True)
    work()
    assert set(TALK) in map(names, questions(second))
    say(actor, first, same=False)
    assert TALK[1] not in {side.label for side in choice(first).best}, "nor is it proposed there again"
    work()
    assert set(TALK) not in map(names, questions(second))
    assert rows(second) == held


def test_a_group_in_which_work_begins_later_begins_with_all_that_was_said(
    actor: Actor, two: tuple[Group, Group], work: Work
) -> None:
    first, second = two
    say(actor, first, same=True)
    work()
    drafting.begin_merge(actor, second.pk)
    work()
    assert set(TALK) in rows(second)
    assert replayed_group(second.pk).outcome == "same"
    say(actor, first, same=False)
    work()
    assert replayed_group(second.pk).outcome == "same", "what is said later elsewhere changes no table"


def _row(group: Group) -> str:
    rows = Draft.objects.get(group=group).rows
    return str(next(row["id"] for row in rows if any(cell and cell["label"] == TALK[0] for cell in row["cells"])))
