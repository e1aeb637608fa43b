"""How one comes at a toets: its working group runs it, colleagues of its teams read the card and react."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.models import Remark, Review, ReviewMeeting, ShownCard
from stroomlijn.organisation.queries.people import person_of

from .groups import READING, access_group, may


def access_review(account: Any, group_id: int, *any_of: May, review_id: int | None = None) -> Review:
    """A toets of a group (the one that runs, else the last, when none is named); for who may do this. Else 404."""
    group = access_group(account, group_id, *any_of)
    rows = Review.objects.filter(group=group).order_by("-pk")
    found = (rows if review_id is None else rows.filter(pk=review_id)).first()
    if found is None:
        raise Http404
    found.group = group
    return found


def access_review_meeting(account: Any, group_id: int, meeting_id: int, *any_of: May) -> ReviewMeeting:
    """A werkoverleg of any toets of a group; else 404."""
    group = access_group(account, group_id, *any_of)
    rows = ReviewMeeting.objects.select_related("review", "team__organisation", "by")
    found = rows.filter(review__group=group, pk=meeting_id).first()
    if found is None:
        raise Http404
    found.review.group = group
    return found


def access_card(account: Any, group_id: int) -> tuple[Review, ReviewMeeting | None]:
    """The card of a toets, with the werkoverleg of one's own team where one may react; else 404.

    Of colleagues only those of a team in whose werkoverleg the card is.
    """
    found = Review.objects.select_related("group__traject", "group__working_group").filter(group=group_id)
    review = found.order_by("-pk").first()
    if review is None:
        raise Http404
    own = own_meeting(account, review)
    if own is None and not any(may(account, review.group, what) for what in (*READING, May.HARMONISE)):
        raise Http404
    return review, own


def access_shown_card(account: Any, group_id: int, card_id: int) -> ShownCard:
    """A card as it was on the table, for who may look at the group and who said something about it; else 404."""
    found = ShownCard.objects.select_related("review__group__traject", "review__group__working_group")
    shown = found.filter(review__group=group_id, pk=card_id).first()
    if shown is None:
        raise Http404
    said = Remark.objects.filter(card=shown, person__account=account.pk)
    if not any(may(account, shown.review.group, what) for what in (*READING, May.HARMONISE)) and not said.exists():
        raise Http404
    return shown


def own_meeting(account: Any, review: Review) -> ReviewMeeting | None:
    """The last werkoverleg of this toets of a team in which somebody is."""
    person = person_of(account.pk)
    if person is None:
        return None
    rows = review.meetings.filter(team__in=person.team_ids).select_related("team__organisation")
    return rows.order_by("-day", "-pk").first()


def access_remark(account: Any, group_id: int, remark_id: int) -> Remark:
    """A reaction, for who said it or wrote it down; 403 for others who look at the group, else 404."""
    rows = Remark.objects.select_related("meeting__review__group__traject", "person")
    found = rows.filter(meeting__review__group=group_id, pk=remark_id).first()
    if found is None:
        raise Http404
    group = found.meeting.review.group
    if account.pk in (found.noted_by_id, found.person.account_id if found.person else None):
        return found
    if any(may(account, group, what) for what in (*READING, May.HARMONISE)):
        raise PermissionDenied
    raise Http404
