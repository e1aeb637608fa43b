"""What a working group makes beside decisions: a document that is rewritten."""

from __future__ import annotations

import datetime

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import DocumentChoice
from stroomlijn.harmonisation.operations.documents.choosing import Chosen, choose


def lay_document(actor: Actor, group_id: int, document_id: int, person_id: int, mark: str) -> int:
    """A row with one document, that somebody rewrites."""
    row = DocumentChoice.objects.create(group_id=group_id, name=mark or "Beschikking", by_hand=True)
    row.documents.add(document_id)
    rewrite = Chosen("rewrite", document_id, person_id, datetime.date(2030, 4, 1), mark)
    return choose(actor, row.pk, rewrite).pk
