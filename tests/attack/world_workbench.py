"""What a working group makes beside decisions: a document that is rewritten, and a toets with a reaction."""

from __future__ import annotations

import datetime

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import DocumentChoice
from stroomlijn.harmonisation.operations.documents.choosing import Chosen, choose
from stroomlijn.harmonisation.operations.review import remarks, running
from stroomlijn.harmonisation.operations.review.meetings import Held, keep_meeting


def lay_document(actor: Actor, group_id: int, document_id: int, person_id: int, mark: str) -> int:
    """A row with one document, that somebody rewrites."""
    row = DocumentChoice.objects.create(group_id=group_id, name=mark or "Beschikking", by_hand=True)
    row.documents.add(document_id)
    rewrite = Chosen("rewrite", document_id, person_id, datetime.date(2030, 4, 1), mark)
    return choose(actor, row.pk, rewrite).pk


def hold_review(actor: Actor, group_id: int, team_id: int, person_id: int, mark: str) -> tuple[int, int]:
    """A toets with a werkoverleg, in which one reaction was answered and one waits: ids of the meeting and of that."""
    review = running.begin(actor, group_id, mark or "Kun je zo werken?")
    meeting = keep_meeting(actor, review.pk, Held(team_id, datetime.date(2021, 3, 16), 8, person_id))
    answered = remarks.note(actor, meeting.pk, mark or "Graag een verslag", person_id=person_id)
    remarks.answer(actor, review.pk, {answered.pk: answered.revision}, "declined", mark or "Dat mag niet")
    waiting = remarks.note(actor, meeting.pk, f"Nog iets {mark}".strip(), person_id=person_id)
    return meeting.pk, waiting.pk
