"""Deciding differences. A decision is never changed: it is withdrawn and another is made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.merging import DifferenceType
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model.durations import minutes
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import storable
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Referral
from stroomlijn.harmonisation.queries.answers_of_questions import following
from stroomlijn.harmonisation.queries.premises import waiting_for
from stroomlijn.harmonisation.queries.same_choice import SameChoice, same_choices
from stroomlijn.harmonisation.queries.standing import in_force, settled_keys, standing_decisions
from stroomlijn.harmonisation.queries.workbench import options_as_shown, subject_of
from stroomlijn.harmonisation.queries.workshop import choice_of, to_choose

from .drafting import ask_anew
from .premises import seen_by_deciding
from .referring import answered_by_deciding
from .registering import Entry, record, withdraw_decision
from .telling import told_live

ASKS_FOR = {"condition": "condition", "new": "value"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is decided of one difference."""

    difference: str
    option: str
    condition: str = ""
    value: str = ""


@transaction.atomic
def decide(actor: Actor, group_id: int, answers: Sequence[Answer], reason: str = "") -> list[Decision]:
    """Records a numbered decision for each answer and has the draft made anew.

    A decision on it that has no effect any more is withdrawn for it.
    Raises Problem when the group is not in work, an option does not exist, its text is missing, or somebody else
    decided the same difference meanwhile. Nothing is recorded then.
    """
    group = _in_work(group_id)
    keys = [answer.difference for answer in answers]
    differences = {row.key: row for row in Difference.objects.filter(draft__group=group, key__in=keys)}
    _refuse_decided(group, keys)
    for outdated in in_force(group.pk).filter(difference__in=keys):
        _take_back(actor, group, outdated)
    decisions = record(
        actor, *(entry_of(group, differences.get(answer.difference), answer, reason) for answer in answers)
    )
    for decision in decisions:
        audit(actor, "difference-decided", "group", group.pk, number=decision.number, option=decision.option)
    tell(actor, events.DIFFERENCE_DECIDED, "group", group.pk, numbers=[one.number for one in decisions])
    if decisions:
        answered_by_deciding(actor, group, keys)
        seen_by_deciding(group.pk, keys)
        ask_anew(group.pk, decided=told_live(decisions))
    return decisions


@transaction.atomic
def decide_everywhere(actor: Actor, group_id: int, answer: Answer, reason: str = "") -> list[Decision]:
    """Decides a difference, and in the same way all open ones that ask the same, each by a decision of its own."""
    group = _in_work(group_id)
    others = [Answer(one.key, one.option, answer.condition, one.value) for one in _asking_the_same(group, answer)]
    return decide(actor, group_id, [answer, *others], reason)


@transaction.atomic
def decide_together(actor: Actor, group_id: int, answer: Answer, reason: str = "") -> list[Decision]:
    """Decides a question with the open answers to it, or an answer with its question, as the same organisations do."""
    return decide(actor, group_id, _with_what_belongs(_in_work(group_id), [answer]), reason)


@transaction.atomic
def decide_as_proposed(
    actor: Actor,
    group_id: int,
    reason: str = "",
    only: Collection[str] | None = None,
    chosen: Collection[Answer] = (),
) -> list[Decision]:
    """Decides open differences (those in `only`, else all) as most organisations do it now, or as was `chosen`; the
    answers to a question as those do it whose question it becomes.

    What lies before others or waits for a premise stays open.
    """
    group, own = _in_work(group_id), {answer.difference: answer for answer in chosen}
    still_open = to_choose(group_id)
    if only is not None:
        still_open = still_open.filter(key__in=[*only, *own])
    answers = [own.get(row.key) or Answer(row.key, row.proposed) for row in still_open]
    return decide(actor, group_id, _with_what_belongs(group, answers), reason)


@transaction.atomic
def decide_like(actor: Actor, group_id: int, organisation: str, only: Collection[str], reason: str) -> list[Decision]:
    """Decides the open differences in `only` as one organisation does it now, each by a decision of its own.

    What lies before others or waits for a premise stays open. Raises Problem "like-needs-reason" without a reason.
    """
    group = _in_work(group_id)
    if not reason.strip():
        raise Problem("like-needs-reason", organisation=organisation)
    chosen = ((one.key, choice_of(one, organisation)) for one in to_choose(group_id).filter(key__in=only))
    answers = [Answer(key, option["id"]) for key, option in chosen if option]
    return decide(actor, group_id, _with_what_belongs(group, answers), reason)


def _with_what_belongs(group: Group, answers: Sequence[Answer]) -> list[Answer]:
    """Questions and the answers to them by the words of the same organisations."""
    draft = Draft.objects.only("pk").filter(group=group).first()
    if draft is None:
        return list(answers)
    chosen = {answer.difference: answer.option for answer in answers}
    belonging = following(draft.pk, chosen, set(to_choose(group.pk).values_list("key", flat=True)))
    kept = [answer for answer in answers if answer.difference not in belonging]
    return [*kept, *(Answer(key, option) for key, option in belonging.items())]


def alike(group: Group, decision: Decision) -> list[SameChoice]:
    """The open differences that ask the same; what lies before others or waits for a premise is left out."""
    return [] if decision.withdrawn_at is not None else _asking_the_same(group, decision)


def _asking_the_same(group: Group, made: Decision | Answer) -> list[SameChoice]:
    draft = Draft.objects.defer("bpmn", "graph", "drawing", "rows").filter(group=group).first()
    if draft is None:
        return []
    laid = Referral.objects.filter(group=group, state=Referral.State.OPEN).values_list("difference", flat=True)
    return same_choices(draft, made, {*settled_keys(group.pk), *laid, *waiting_for(group.pk)})


@transaction.atomic
def decide_alike(actor: Actor, group_id: int, number: str, only: Collection[str], reason: str) -> list[Decision]:
    """Decides the open differences in `only` that ask what this decision answered in the same way, each by its own."""
    group = _in_work(group_id)
    decision = Decision.objects.get(group=group, kind=Decision.Kind.DIFFERENCE, number=number)
    answers = [
        Answer(one.key, one.option, decision.condition, one.value) for one in alike(group, decision) if one.key in only
    ]
    return decide(actor, group_id, answers, reason)


@transaction.atomic
def withdraw_many(actor: Actor, group_id: int, numbers: Collection[str]) -> list[Decision]:
    """Takes back what was decided together: all of it, or none."""
    return [withdraw(actor, group_id, number) for number in sorted(numbers)]


@transaction.atomic
def withdraw(actor: Actor, group_id: int, number: str) -> Decision:
    """Takes a decision back; the difference is open again. The decision itself stays: it is archive.

    Raises Problem "decision-used" while the group is adopted or published; after that it is allowed again.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state in (Group.State.ADOPTED, Group.State.PUBLISHED):
        raise Problem("decision-used")
    decision = Decision.objects.select_for_update().get(group=group, kind=Decision.Kind.DIFFERENCE, number=number)
    if decision.withdrawn_at is None:
        decision = _take_back(actor, group, decision)
        ask_anew(group.pk, open=[decision.difference])
    return decision


def _take_back(actor: Actor, group: Group, decision: Decision) -> Decision:
    withdrawn = withdraw_decision(actor, decision.pk)
    audit(actor, "decision-withdrawn", "group", group.pk, number=decision.number)
    tell(actor, events.DECISION_WITHDRAWN, "group", group.pk, number=decision.number)
    return withdrawn


def _in_work(group_id: int) -> Group:
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.state not in (Group.State.MERGING, Group.State.DECIDED):
        raise Problem("group-not-in-state", state=Group.State(group.state).label)
    return group


def _refuse_decided(group: Group, keys: Sequence[str]) -> None:
    settled = standing_decisions(group.pk)
    if (already := next((settled[key] for key in keys if key in settled), None)) is not None:
        raise Problem("already-decided", number=already.number, name=already.decided_by.name)


def entry_of(group: Group, difference: Difference | None, answer: Answer, reason: str) -> Entry:
    """What the register gets of an answer. Raises Problem when the option is not there (any more) or lacks its text."""
    option = next((one for one in difference.options if one["id"] == answer.option), None) if difference else None
    if difference is None or option is None:
        raise Problem("option-unknown")
    texts = {"condition": storable(answer.condition).strip(), "value": storable(answer.value).strip()}
    asked = ASKS_FOR.get(option["kind"])
    if asked and not texts[asked]:
        raise Problem("option-needs-text")
    if asked == "value" and difference.type == DifferenceType.DURATION:
        texts["value"] = _duration(texts["value"])
    return Entry(
        kind=Decision.Kind.DIFFERENCE,
        traject_id=group.traject_id,
        group_id=group.pk,
        difference=difference.key,
        type=difference.type,
        summary=subject_of(difference),
        option=option["id"],
        options=options_as_shown(difference),
        steps=difference.about.get("steps", ()),
        condition=texts["condition"] if asked == "condition" else "",
        value=texts["value"] if asked == "value" else "",
        reason=reason,
    )


def _duration(written: str) -> str:
    """A number alone is of minutes, and says so. Raises Problem when it is no duration."""
    if minutes(written) is None:
        raise Problem("edit-duration-unread", text=written)
    has_unit = ":" in written or any(letter.isalpha() for letter in written)
    return written if has_unit else _("%(number)s minuten") % {"number": written}
