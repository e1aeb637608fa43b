"""What a workshop has said besides its decisions: judgements of steps, and what it laid before others."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.access import may, parts_of
from stroomlijn.harmonisation.models import Decision, Difference, Draft, Group, Judgement, Referral
from stroomlijn.harmonisation.queries.answers_of_questions import Asked, asked_otherwise
from stroomlijn.harmonisation.queries.premises import waiting_for
from stroomlijn.harmonisation.queries.register import chosen_words
from stroomlijn.harmonisation.queries.standing import agreeing_keys, in_force, settled_keys, with_effect
from stroomlijn.harmonisation.queries.workbench import TYPES, falls_said, words_of


@dataclass(frozen=True, slots=True)
class ShownJudgement:
    """What was said of two steps. `newest`: said after the last decision, so undoing takes it back first; `rows` are
    those in which the steps lie now, `cell` is that of the first of them.
    """

    id: int
    left: str
    right: str
    same: bool
    by: str
    at: datetime.datetime
    newest: bool
    rows: tuple[str, ...]
    cell: str


@dataclass(frozen=True, slots=True)
class ShownReferral:
    """Where a difference lies or lay, and whether one who looks may answer for whom it lies before.

    `for_steering`: it is advice that the steering group waits for, or got. `may_ask`: before the steering group, and
    nobody was asked for advice.
    """

    id: int
    to: str
    to_label: str
    state_label: str
    whom: str
    question: str
    answer: str
    by: str
    asked_on: datetime.date
    open: bool
    advice: bool
    may_answer: bool
    for_steering: bool
    may_ask: bool


def judgements_of(draft: Draft) -> list[ShownJudgement]:
    """The judgements of a group, the newest first."""
    steps = {
        (column["process"], cell["element"]): (
            f"{column['organisation']}: {cell['label']}",
            row["id"],
            f"stap-{number}-{cell['element']}",
        )
        for row in draft.rows
        for number, (column, cell) in enumerate(zip(draft.columns, row["cells"], strict=True), 1)
        if cell
    }
    said = list(Judgement.objects.filter(group_id=draft.group_id).select_related("judged_by").order_by("-pk"))
    last = in_force(draft.group_id).order_by("-pk").values_list("decided_at", flat=True).first() if said else None
    return [_judgement(one, steps, newest=last is None or one.judged_at > last) for one in said]


def _judgement(
    one: Judgement, steps: Mapping[tuple[int, str], tuple[str, str, str]], *, newest: bool
) -> ShownJudgement:
    gone = one.left_label or one.left_element, one.right_label or one.right_element
    left, left_row, cell = steps.get((one.left_process_id, one.left_element), (gone[0], "", ""))
    right, right_row, _cell = steps.get((one.right_process_id, one.right_element), (gone[1], "", ""))
    return ShownJudgement(
        id=one.pk,
        left=left,
        right=right,
        same=one.same,
        by=one.judged_by.name,
        at=one.judged_at,
        newest=newest,
        rows=tuple(filter(None, (left_row, right_row))),
        cell=cell,
    )


@dataclass(frozen=True, slots=True)
class Outdated:
    """A decision without effect: what was chosen then, and how they do it now; nothing where the difference is gone."""

    number: str
    key: str
    summary: str
    chosen: str
    now: list[str]


def outdated_decisions(draft: Draft) -> list[Outdated]:
    """The decisions that the draft could not follow: their difference or option is gone, as after a source was read
    anew.
    """
    if draft.state != Draft.State.READY:
        return []
    there = {one.key: one for one in Difference.objects.filter(draft=draft)}
    return [
        _outdated(one, there.get(one.difference))
        for one in in_force(draft.group_id).exclude(difference__in=agreeing_keys(draft.group_id))
        if one.difference not in there or not there[one.difference].decided
    ]


def _outdated(decision: Decision, difference: Difference | None) -> Outdated:
    done_so = [option for option in difference.options if option["members"]] if difference else []
    now = [words_of(option, difference.type) for option in done_so] if difference else []
    return Outdated(decision.number, decision.difference, decision.summary, chosen_words(decision), now)


@dataclass(frozen=True, slots=True)
class Lately:
    """A decision in force, with what was chosen in words."""

    decision: Decision
    chosen: str


def decided_lately(group: Group, limit: int = 12) -> list[Lately]:
    """The newest decisions on differences that have effect; the first one is what undoing takes back."""
    newest = with_effect(group.pk).select_related("decided_by", "working_group", "meeting").order_by("-pk")[:limit]
    return [Lately(one, chosen_words(one)) for one in newest]


@dataclass(frozen=True, slots=True)
class EqualChoice:
    """One of the ways that as many organisations go as another."""

    option: str
    words: str
    members: list[str]
    falls: list[str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What most organisations do now, or one of them, for a difference that is open: shown before it is decided for
    many at once.

    `equal` are the choices of which none is that of most: as many do the one as the other; empty where there is one.
    `own` are those that take words of one's own, `others` all but the proposed one. `falls` says which questions
    fall away by the proposed one, or may. `asked` tells of a question or an
    answer how each asks and answers; `carries` whether the answers to it follow.
    """

    key: str
    type_label: str
    label: str
    words: str
    members: list[str]
    equal: list[EqualChoice]
    own: list[EqualChoice]
    others: list[EqualChoice]
    falls: list[str]
    asked: Asked | None = None
    carries: bool = False


def to_choose(group_id: int) -> QuerySet[Difference]:
    """The open differences of which it is known who does what now; what lies before others or waits is left out.

    The decisions themselves say what is open: the draft may still be on its way.
    """
    laid = Referral.objects.filter(group_id=group_id, state=Referral.State.OPEN)
    found = Difference.objects.filter(draft__group=group_id).exclude(proposed="")
    return found.exclude(key__in=laid.values("difference")).exclude(
        key__in=[*settled_keys(group_id), *waiting_for(group_id)]
    )


def choice_of(difference: Difference, organisation: str) -> dict[str, Any] | None:
    """The option that an organisation follows now; None where it says nothing of it, or its processes differ."""
    followed = [option for option in difference.options if organisation in option["members"]]
    return followed[0] if len(followed) == 1 else None


def proposed_choices(draft: Draft, type_: str = "", like: str = "") -> list[Proposed]:
    """Of each difference to choose (of one type) the choice of most, or of the organisation that it is to be like, by
    type. The answers to a question are chosen with it."""
    found = to_choose(draft.group_id)
    proposals = [_proposed(one, like) for one in (found.filter(type=type_) if type_ else found)]
    shown = {one.key: one for one in proposals if one is not None}
    for asked in asked_otherwise(draft.pk):
        carries = asked.question in shown
        for key in asked.answers if carries else ():
            shown.pop(key, None)
        shown |= {key: replace(shown[key], asked=asked, carries=carries) for key in asked.keys if key in shown}
    place = {str(label): number for number, label in enumerate(TYPES.values())}
    return sorted(shown.values(), key=lambda one: place.get(one.type_label, len(place)))


def referrals_of(group: Group, account: Any) -> dict[str, list[ShownReferral]]:
    """By key of a difference: where it lies or lay, in the order of asking."""
    everywhere = may(account, group, May.HARMONISE)
    mine = {part.working_group_id for part in parts_of(account)}
    found: dict[str, list[ShownReferral]] = defaultdict(list)
    every = list(Referral.objects.filter(group=group).select_related("working_group", "asked_by"))
    waiting = {one.within_id for one in every if one.state == Referral.State.OPEN}
    for one in every:
        found[one.difference].append(_shown(one, everywhere or one.working_group_id in mine, one.pk in waiting))
    return dict(found)


def _proposed(difference: Difference, like: str) -> Proposed | None:
    if like:
        option = choice_of(difference, like)
    else:
        option = next(one for one in difference.options if one["id"] == difference.proposed)
    if option is None:
        return None
    return Proposed(
        key=difference.key,
        type_label=str(TYPES.get(difference.type, difference.type)),
        label=difference.about.get("label", ""),
        words=words_of(option, difference.type),
        members=list(dict.fromkeys(option["members"])),
        equal=[] if like else _equal(difference, len(option["members"])),
        own=[_choice(one, difference) for one in difference.options if one["kind"] in ("condition", "new")],
        others=[] if like else [_choice(one, difference) for one in difference.options if one["id"] != option["id"]],
        falls=falls_said(option),
    )


def _equal(difference: Difference, most: int) -> list[EqualChoice]:
    found = [_choice(one, difference) for one in difference.options if len(one["members"]) == most]
    return found if len(found) > 1 else []


def _choice(option: dict[str, Any], difference: Difference) -> EqualChoice:
    return EqualChoice(option["id"], words_of(option, difference.type), option["members"], falls_said(option))


def _shown(one: Referral, may_answer: bool, waits: bool) -> ShownReferral:
    steering, is_open = one.to == Referral.To.STEERING, one.state == Referral.State.OPEN
    state = _("Wacht op advies") if waits else Referral.State(one.state).label
    if one.within_id and one.state == Referral.State.RETURNED:
        state = _("Terug naar de stuurgroep")
    return ShownReferral(
        id=one.pk,
        to=one.to,
        to_label=Referral.To(one.to).label,
        state_label=state,
        whom=one.working_group.name if one.working_group else "",
        question=one.question,
        answer=one.answer,
        by=one.asked_by.name,
        asked_on=one.asked_on,
        open=is_open,
        advice=one.to == Referral.To.ADVICE,
        may_answer=may_answer and one.to != Referral.To.TOETS,
        for_steering=one.within_id is not None,
        may_ask=steering and is_open and not waits,
    )
