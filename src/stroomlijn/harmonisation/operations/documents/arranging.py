"""Putting documents of a group together, apart, or in another row."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.harmonisation.models import DocumentChoice, Group
from stroomlijn.landscape.queries.document_words import documents_with

from .gathering import compare_again


@transaction.atomic
def arrange(actor: Actor, group_id: int, document_ids: Collection[int], row_id: int | None) -> DocumentChoice:
    """Lays documents of the group in another row, or (None) together in a row of their own.

    A row that is left without documents goes. Its inverse is the same act with the row they came from. Raises Problem
    "document-row-chosen" when something was chosen for a row they leave or enter, "document-not-here" when one of them
    is not in this group.
    """
    Group.objects.select_for_update().get(pk=group_id)
    leaving = list(DocumentChoice.objects.filter(group=group_id, documents__in=document_ids).distinct())
    here = DocumentChoice.documents.through.objects.filter(documentchoice__group=group_id, document__in=document_ids)
    if not document_ids or here.count() != len(set(document_ids)):
        raise Problem("document-not-here")
    entered = DocumentChoice.objects.filter(group=group_id, pk=row_id).first() if row_id else None
    if row_id and entered is None:
        raise Problem("document-not-here")
    if any(row.decision_id for row in [*leaving, *([entered] if entered else [])]):
        raise Problem("document-row-chosen")
    target = entered or DocumentChoice.objects.create(group_id=group_id, name=_name(document_ids), by_hand=True)
    here.delete()
    target.documents.add(*document_ids)
    for row in leaving:
        _keep(row)
    _keep(target)
    audit(actor, "documents-arranged", "group", group_id, documents=sorted(document_ids), row=target.pk)
    compare_again(group_id)
    return target


def _keep(row: DocumentChoice) -> None:
    """A row as people made it; its name is of a document in it."""
    ids = list(row.documents.values_list("pk", flat=True))
    if not ids:
        row.delete()
        return
    names = {document.name for document in documents_with(ids).values()}
    if row.name not in names:
        row.name = _name(ids)
    row.by_hand = True
    row.revision += 1
    row.save()


def _name(document_ids: Collection[int]) -> str:
    found = documents_with(list(document_ids))
    return found[min(found)].name
