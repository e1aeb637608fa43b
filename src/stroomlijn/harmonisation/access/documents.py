"""How one comes at a row of documents of a group, and at the rewriting of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.models import DocumentChoice
from stroomlijn.organisation.queries.people import acts_for

from .groups import access_group, may


def access_document_row(account: Any, group_id: int, row_id: int, *any_of: May) -> DocumentChoice:
    """A row of documents, for who may do any of these things with its group (decide, when none is named); else 404."""
    group = access_group(account, group_id, *any_of)
    found = DocumentChoice.objects.select_related("owner", "decision").filter(group=group, pk=row_id).first()
    if found is None:
        raise Http404
    found.group = group
    return found


def access_rewriting(account: Any, group_id: int, row_id: int) -> DocumentChoice:
    """A document that is rewritten, for who does it (or acts for them) and for its working group; else 404."""
    rows = DocumentChoice.objects.select_related("owner", "decision", "group__traject", "group__working_group")
    found = rows.filter(group=group_id, pk=row_id).first()
    if found is None or found.outcome != DocumentChoice.Outcome.REWRITE:
        raise Http404
    if found.owner_id not in acts_for(account) and not may(account, found.group, May.HARMONISE):
        raise Http404
    return found
