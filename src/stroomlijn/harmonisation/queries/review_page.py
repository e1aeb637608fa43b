"""What the pages of a toets show: its werkoverleggen with their counts, reactions with similar ones together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stroomlijn.engines.bundling import Said, bundles
from stroomlijn.foundation.personal_data import masked
from stroomlijn.foundation.small_numbers import FEWEST
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.harmonisation.models import Remark, Review, ReviewMeeting

from .review_counts import Counts, counts_of, told

MASK = "[naam]"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A werkoverleg with what was said in it. Of fewer than five colleagues it is not told how many they were."""

    meeting: ReviewMeeting
    counts: Counts

    @property
    def is_small(self) -> bool:
        return 0 < self.meeting.colleagues < FEWEST


def latest_review(group_id: int) -> Review | None:
    """The toets that runs, else the last one."""
    return Review.objects.filter(group=group_id).order_by("-pk").first()


def earlier_reviews(review: Review) -> list[Review]:
    """The toetsen of the same group that were closed before this one, newest first."""
    return list(Review.objects.filter(group=review.group_id, pk__lt=review.pk).order_by("-pk")[:20])


def held_meetings(review: Review) -> list[HeldMeeting]:
    """The werkoverleggen of a toets in order of day."""
    rows = list(review.meetings.select_related("team__organisation", "by"))
    said: dict[int, list[str]] = defaultdict(list)
    for meeting, outcome in Remark.objects.filter(meeting__review=review).values_list("meeting", "outcome"):
        said[meeting].append(outcome)
    return [HeldMeeting(one, _counts(one, said[one.pk])) for one in rows]


def counts_of_review(review: Review) -> Counts:
    return counts_of(Remark.objects.filter(meeting__review=review), review)


def remark_bundles(review: Review, outcome: str | None) -> list[list[Remark]]:
    """The reactions with those that say the same; only of the same outcome they go together. None: all outcomes."""
    rows = list(remarks_of(review, outcome))
    by_outcome: dict[str, list[Remark]] = defaultdict(list)
    for remark in rows:
        by_outcome[remark.outcome].append(remark)
    known = {remark.pk: remark for remark in rows}
    found: list[list[Remark]] = []
    for same in by_outcome.values():
        said = (Said(one.pk, 0, one.difference or one.row, one.text) for one in same)
        found += [[known[pk] for pk in ids] for ids in bundles(said)]
    return found


def remarks_of(review: Review, outcome: str | None = None) -> QuerySet[Remark]:
    rows = Remark.objects.filter(meeting__review=review)
    rows = rows if outcome is None else rows.filter(outcome=outcome)
    return rows.select_related("meeting__team", "person", "answered_by").order_by("pk")


def remarks_by(account_id: int, limit: int = 50) -> list[Remark]:
    """What somebody said in toetsen, newest first."""
    rows = Remark.objects.filter(person__account=account_id).select_related("meeting__review__group", "answered_by")
    return list(rows.order_by("-pk")[:limit])


def answered_in_review(account: Any) -> TodaySection:
    """'Antwoord op wat je zei in de toets', until one says to have seen it."""
    mine = Remark.objects.filter(person__account=account.pk, seen_on=None).exclude(outcome=Remark.Outcome.OPEN)
    rows = list(mine.select_related("meeting__review__group").order_by("-answered_on", "-pk")[:SHOWN])
    shown = tuple(
        TodayRow(title=one.about or one.meeting.review.group.name, url="/reacties/mijn", detail=_told(one))
        for one in rows
    )
    total = len(rows) if len(rows) < SHOWN else mine.count()
    title = _("Antwoord op wat je zei in de toets")
    return TodaySection("review-answers", title, "talk", shown, total, more_url="/reacties/mijn", to_do=False)


def export_rows(review: Review) -> Iterator[tuple[object, ...]]:
    """A heading, then a row per reaction as it can be given to who asks under the Woo: without names."""
    yield _("Nummer"), _("Werkoverleg"), _("Datum"), _("Over"), _("Reactie"), _("Uitkomst"), _("Uitleg"), _("Op")
    rows = list(remarks_of(review))
    names = _names(rows)
    for remark in rows:
        yield (
            remark.pk,
            remark.meeting.team.name,
            remark.meeting.day.isoformat(),
            remark.about,
            masked(remark.text, names, MASK),
            remark.get_outcome_display(),
            masked(remark.answer, names, MASK),
            remark.answered_on.isoformat() if remark.answered_on else "",
        )


def _names(rows: Iterable[Remark]) -> Collection[str]:
    said = {remark.person.name for remark in rows if remark.person is not None}
    return said | {remark.answered_by.name for remark in rows if remark.answered_by is not None}


def _counts(meeting: ReviewMeeting, outcomes: list[str]) -> Counts:
    adopted, declined = (outcomes.count(one) for one in (Remark.Outcome.ADOPTED, Remark.Outcome.DECLINED))
    return Counts(told([meeting.colleagues]), len(outcomes), adopted, declined)


def _told(remark: Remark) -> str:
    state = remark.get_outcome_display()
    answer = " ".join(remark.answer.split())
    return f"{state}: {answer[:80]}" if answer else state
