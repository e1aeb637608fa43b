"""What colleagues say of a draft in a toets, and what was done with that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message, take_back_message
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.queries.accounts import account_names
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import storable
from stroomlijn.harmonisation.models import Remark, ReviewMeeting
from stroomlijn.harmonisation.queries.review_subjects import subjects
from stroomlijn.organisation.queries.people import people, person_of

from .running import locked
from .shown import card_now, card_on

Outcome = Remark.Outcome
MOST = 2_000


@transaction.atomic
def note(actor: Actor, meeting_id: int, text: str, subject: str = "", person_id: int | None = None) -> Remark:
    """Keeps what somebody said in a werkoverleg: about the whole draft, a step or a question of the card.

    With it goes the card that was seen: the one of now for what somebody says themselves, of the day of the werkoverleg
    for what is written down afterwards. `subject` is the key of one of `subjects`. Sent twice it is kept once.

    Raises Problem "remark-empty", "remark-too-long" or "remark-about".
    """
    meeting = ReviewMeeting.objects.select_related("review__group").get(pk=meeting_id)
    review = locked(meeting.review_id)
    said = _checked(text)
    if not said:
        raise Problem("remark-empty")
    known = {one.key: one for one in subjects(review)} if subject else {}
    if subject and subject not in known:
        raise Problem("remark-about")
    about = known.get(subject)
    words = {
        "difference": about.difference if about else "",
        "row": about.row if about else "",
        "about": about.words[:300] if about else "",
    }
    same = {"meeting": meeting, "text": said, "person_id": person_id, "outcome": Outcome.OPEN, **words}
    found = Remark.objects.filter(**same).first()
    if found is not None:
        return found
    own = person_id is not None and person_id == _person(actor)
    card = card_now(review) if own else card_on(review, meeting.day)
    remark = Remark.objects.create(**same, noted_by_id=actor.person, card=card)
    audit(actor, "remark-kept", "group", review.group_id, review=review.pk, remark=remark.pk)
    live.publish(f"group-{review.group_id}", review=review.pk)
    return remark


@transaction.atomic
def withdraw(actor: Actor, remark_id: int) -> None:
    """Takes back a reaction of which nothing was said yet. Raises Problem "remark-answered"."""
    remark = Remark.objects.select_related("meeting").select_for_update(of=("self",)).filter(pk=remark_id).first()
    if remark is None:
        return
    review = locked(remark.meeting.review_id)
    if remark.outcome != Outcome.OPEN:
        raise Problem("remark-answered")
    audit(actor, "remark-withdrawn", "group", review.group_id, review=review.pk, remark=remark.pk)
    remark.delete()


@transaction.atomic
def answer(actor: Actor, review_id: int, seen: Mapping[int, int], outcome: str, text: str) -> list[Remark]:
    """One outcome for reactions of a toets (`seen`: their revisions by id); who said them hears it.

    Raises Problem when one changed or was answered meanwhile, no outcome is chosen, or declining has no reason.
    """
    review = locked(review_id)
    said = _checked(text)
    if outcome not in (Outcome.ADOPTED, Outcome.DECLINED):
        raise Problem("remark-outcome")
    if outcome == Outcome.DECLINED and not said:
        raise Problem("remark-reason")
    found = list(Remark.objects.select_for_update().filter(meeting__review=review, pk__in=seen).order_by("pk"))
    if not found:
        raise Problem("remark-none")
    for remark in found:
        if remark.outcome != Outcome.OPEN:
            raise Problem("remark-answered")
        refuse_stale(remark, seen[remark.pk])
        remark.outcome, remark.answer = Outcome(outcome), said
        remark.answered_on, remark.answered_by_id = clock.today(), actor.person
        remark.seen_on = None
        remark.revision += 1
    Remark.objects.bulk_update(found, [*_ANSWERED, "revision"])
    audit(actor, "remarks-answered", "group", review.group_id, remarks=[one.pk for one in found], outcome=outcome)
    _tell(actor, found)
    live.publish(f"group-{review.group_id}", review=review.pk)
    return found


@transaction.atomic
def reopen(actor: Actor, review_id: int, remark_ids: Collection[int]) -> None:
    """Takes an answer back, with its message: what was done with these reactions is open again."""
    review = locked(review_id)
    rows = Remark.objects.select_for_update().filter(meeting__review=review, pk__in=remark_ids).order_by("pk")
    found = list(rows.exclude(outcome=Outcome.OPEN))
    for remark in found:
        take_back_message(actor, _key(remark))
        remark.outcome, remark.answer = Outcome.OPEN, ""
        remark.answered_on = remark.answered_by = remark.seen_on = None
        remark.revision += 1
    Remark.objects.bulk_update(found, [*_ANSWERED, "revision"])
    audit(actor, "remarks-reopened", "group", review.group_id, remarks=[one.pk for one in found])
    live.publish(f"group-{review.group_id}", review=review.pk)


@transaction.atomic
def mark_seen(actor: Actor, remark_ids: Collection[int]) -> None:
    """Whoever said it read what was done with it. Known to nobody else."""
    mine = Remark.objects.filter(pk__in=remark_ids, person__account=actor.person, seen_on=None)
    mine.exclude(outcome=Outcome.OPEN).update(seen_on=clock.today())


def _checked(text: str) -> str:
    said = storable(text).strip()
    if len(said) > MOST:
        raise Problem("remark-too-long", signs=len(said), most=MOST)
    return said


def _tell(actor: Actor, found: Sequence[Remark]) -> None:
    """A message for each reaction of somebody with an account, but not to who answers."""
    known = people({remark.person_id for remark in found if remark.person_id is not None})
    name = account_names([actor.person])[actor.person].split()[0]
    for remark in found:
        person = known.get(remark.person_id or 0)
        if person is None or person.account_id in (None, actor.person):
            continue
        words = {"name": name, "answer": remark.answer or remark.get_outcome_display()}
        title = _("%(name)s antwoordde op je reactie in de toets: %(answer)s") % words
        send_message(actor, [person.account_id], title, key=_key(remark), url="/reacties/mijn")


def _key(remark: Remark) -> str:
    return f"remark-answer-{remark.pk}-{remark.revision}"


_ANSWERED = ("outcome", "answer", "answered_on", "answered_by", "seen_on")


def _person(actor: Actor) -> int | None:
    mine = person_of(actor.person) if actor.person else None
    return mine.id if mine else None
