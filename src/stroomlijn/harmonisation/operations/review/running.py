"""A toets from its beginning until its outcome goes back to the differences that were asked about."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation import clock, live
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.text import one_line
from stroomlijn.harmonisation import events
from stroomlijn.harmonisation.models import Draft, Group, Referral, Remark, Review
from stroomlijn.harmonisation.queries.review_counts import counted, counts_of

from .shown import card_now


@transaction.atomic
def begin(actor: Actor, group_id: int, question: str = "") -> Review:
    """Begins a toets of the draft as it is, about the differences that were referred to it.

    Raises Problem "review-running" while one runs, "review-no-draft" when there is nothing to show.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if Review.objects.filter(group=group, closed_on=None).exists():
        raise Problem("review-running")
    if not Draft.objects.filter(group=group, made__gt=0).exists():
        raise Problem("review-no-draft")
    review = Review.objects.create(
        group=group,
        question=one_line(question)[:500],
        differences=list(_referred(group.pk).values_list("difference", flat=True)),
        begun_on=clock.today(),
        begun_by_id=actor.person,
    )
    card_now(review)
    audit(actor, "review-begun", "group", group.pk, review=review.pk, differences=review.differences)
    tell(actor, events.REVIEW_BEGUN, "group", group.pk, review=review.pk)
    return review


@transaction.atomic
def change(actor: Actor, review_id: int, question: str) -> Review:
    """Another question at the top of the card."""
    review = locked(review_id)
    review.question = one_line(question)[:500]
    _keep(review)
    card_now(review)
    audit(actor, "review-changed", "group", review.group_id, review=review.pk)
    return review


@transaction.atomic
def close(actor: Actor, review_id: int) -> Review:
    """Ends a toets: every difference that was referred to it gets its outcome back, to be decided.

    Raises Problem "review-remarks-open" while of a reaction it is not said what was done with it.
    """
    review = locked(review_id)
    remarks = Remark.objects.filter(meeting__review=review)
    if waiting := remarks.filter(outcome=Remark.Outcome.OPEN).count():
        raise Problem("review-remarks-open", number=waiting)
    whole = counted(counts_of(remarks, review))
    review.differences = sorted({*review.differences, *_referred(review.group_id).values_list("difference", flat=True)})
    for referral in _referred(review.group_id).select_for_update():
        about = counted(counts_of(remarks.filter(difference=referral.difference)))
        referral.state = Referral.State.ANSWERED
        referral.answer = _("%(whole)s Over deze vraag: %(about)s") % {"whole": whole, "about": about}
        referral.answered_on, referral.answered_by_id = clock.today(), actor.person
        referral.save()
    review.closed_on = clock.today()
    _keep(review)
    audit(actor, "review-closed", "group", review.group_id, review=review.pk)
    tell(actor, events.REVIEW_CLOSED, "group", review.group_id, review=review.pk, differences=review.differences)
    return review


@transaction.atomic
def reopen(actor: Actor, review_id: int) -> Review:
    """Takes the closing of a toets back; its questions lie with the toets again, unless they went elsewhere since."""
    review = Review.objects.select_for_update().get(pk=review_id)
    if Review.objects.filter(group=review.group_id, closed_on=None).exists():
        raise Problem("review-running")
    elsewhere = Referral.objects.filter(group=review.group_id, state=Referral.State.OPEN).values("difference")
    answered = Referral.objects.filter(
        group=review.group_id,
        to=Referral.To.TOETS,
        state=Referral.State.ANSWERED,
        answered_on=review.closed_on,
        difference__in=review.differences,
    )
    for referral in answered.exclude(difference__in=elsewhere):
        referral.state, referral.answer = Referral.State.OPEN, ""
        referral.answered_on = referral.answered_by = None
        referral.save()
    review.closed_on = None
    _keep(review)
    audit(actor, "review-reopened", "group", review.group_id, review=review.pk)
    return review


def locked(review_id: int) -> Review:
    """A toets that runs, to change something of it. Raises Problem "review-not-open"."""
    review = Review.objects.select_for_update().get(pk=review_id)
    if review.closed_on is not None:
        raise Problem("review-not-open")
    return review


def _referred(group_id: int) -> QuerySet[Referral]:
    return Referral.objects.filter(group=group_id, to=Referral.To.TOETS, state=Referral.State.OPEN)


def _keep(review: Review) -> None:
    review.revision += 1
    review.save()
    live.publish(f"group-{review.group_id}", review=review.pk)
