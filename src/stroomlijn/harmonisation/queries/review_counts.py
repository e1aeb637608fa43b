"""How many colleagues gave how many reactions in a toets, and what was done with them, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation.small_numbers import FEWEST
from stroomlijn.harmonisation.models import Remark, Review


@dataclass(frozen=True, slots=True)
class Counts:
    """Reactions and what was done with them. `colleagues` is None where their number would say who they are."""

    colleagues: int | None
    remarks: int
    adopted: int
    declined: int

    @property
    def open(self) -> int:
        return self.remarks - self.adopted - self.declined


def counts_of(remarks: QuerySet[Remark], review: Review | None = None) -> Counts:
    """The reactions of this selection; of a whole toets also the colleagues who were there."""
    found = remarks.aggregate(
        remarks=Count("pk"),
        adopted=Count("pk", filter=Q(outcome=Remark.Outcome.ADOPTED)),
        declined=Count("pk", filter=Q(outcome=Remark.Outcome.DECLINED)),
    )
    there = list(review.meetings.values_list("colleagues", flat=True)) if review else []
    return Counts(colleagues=told(there), **found)


def told(there: list[int]) -> int | None:
    """The sum, when no werkoverleg in it had so few colleagues that their number tells who they are."""
    return sum(there) if there and all(number >= FEWEST for number in there) else None


def counted(counts: Counts) -> str:
    """'17 collega's gaven 9 reacties: 6 overgenomen, 3 niet overgenomen.'"""
    reactions = ngettext("%(number)d reactie", "%(number)d reacties", counts.remarks) % {"number": counts.remarks}
    done = []
    if counts.adopted:
        done.append(_("%(number)d overgenomen") % {"number": counts.adopted})
    if counts.declined:
        done.append(_("%(number)d niet overgenomen") % {"number": counts.declined})
    if counts.open:
        done.append(_("%(number)d nog niet besproken") % {"number": counts.open})
    if counts.colleagues is not None:
        reactions = _("%(people)d collega's gaven %(reactions)s") % {
            "people": counts.colleagues,
            "reactions": reactions,
        }
    return f"{reactions}: {', '.join(done)}." if done else f"{reactions}."
