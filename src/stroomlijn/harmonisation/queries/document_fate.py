"""What became of documents: on the page of each in the library, and on 'Vandaag' of who rewrites one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.harmonisation.access import may
from stroomlijn.harmonisation.models import Decision, DocumentChoice
from stroomlijn.landscape.queries.document_words import documents_with
from stroomlijn.landscape.queries.documents import DocumentValue
from stroomlijn.organisation.queries.people import acts_for

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """What was decided about a document with others in its row, and which of them stays."""

    row: DocumentChoice
    decision: Decision
    stays: DocumentValue | None


def fates_of(account: Any, document_id: int) -> list[Fate]:
    """The choices made about a document that the account may know of: of its own work, or of what was published."""
    rows = DocumentChoice.objects.filter(documents=document_id).exclude(decision=None)
    found = rows.select_related("group__traject", "group__working_group", "decision", "owner").order_by("-decision")
    seen = [row for row in found if row.group.published_id is not None or may(account, row.group, May.FOLLOW)]
    stay = documents_with({row.stays_id for row in seen if row.stays_id})
    return [Fate(row, row.decision, stay.get(row.stays_id or 0)) for row in seen if row.decision]


def to_rewrite(account: Any) -> TodaySection:
    """'Documenten om te herschrijven', the first that is due first."""
    mine = DocumentChoice.objects.filter(done_on=None, owner__in=acts_for(account))
    rows = list(mine.select_related("group").order_by("due_on", "pk")[:SHOWN])
    shown = tuple(
        TodayRow(
            title=row.name,
            url=f"/groepen/GROEP-{row.group_id}/documenten/{row.pk}/herschrijven",
            detail=row.group.name,
            due=row.due_on,
        )
        for row in rows
    )
    total = len(rows) if len(rows) < SHOWN else mine.count()
    return TodaySection("documents", _("Documenten om te herschrijven"), "doc", shown, total=total)
