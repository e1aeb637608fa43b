"""Keeping what was on the card of a toets, so that a reaction can be read against what people saw."""

from __future__ import annotations

import datetime
import json

from stroomlijn.foundation import clock
from stroomlijn.harmonisation.models import Draft, Review, ShownCard
from stroomlijn.harmonisation.queries.review_card import content_of


def keep_shown(group_id: int) -> None:
    """Keeps the card of the toets that runs, when it says something else than the one that was kept last.

    Call it in the transaction that changes what is on it.
    """
    review = Review.objects.filter(group=group_id, closed_on=None).first()
    if review is not None:
        card_now(review)


def card_now(review: Review) -> ShownCard:
    """The kept card that says what the card says now."""
    last = review.cards.order_by("-pk").first()
    content = json.loads(json.dumps(content_of(review), default=str))
    if last is not None and last.content == content:
        return last
    made = Draft.objects.filter(group=review.group_id).values_list("made", flat=True).first() or 0
    return ShownCard.objects.create(review=review, since=clock.today(), made=made, content=content)


def card_on(review: Review, day: datetime.date) -> ShownCard:
    """The card that was on the table on a day: the last one of that day or before, else the first that there is."""
    now = card_now(review)
    return review.cards.filter(since__lte=day).order_by("-pk").first() or review.cards.first() or now
