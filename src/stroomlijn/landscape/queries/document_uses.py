"""In which steps the documents are used that somebody found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stroomlijn.landscape.models import Document, Mention

from .documents import Use


def uses_of_documents(document_ids: Sequence[int], within: list[int] | None) -> dict[int, list[Use]]:
    """The steps that name each of these documents, by process; `within` are the processes that count, None is all."""
    known = dict(Document.objects.filter(pk__in=document_ids).values_list("key", "pk")) if document_ids else {}
    if not known:
        return {}
    rows = Mention.objects.filter(kind=Mention.Kind.DOCUMENT, key__in=known)
    rows = rows if within is None else rows.filter(process__in=within)
    values = rows.order_by("process__name_key", "process", "pk")
    uses: dict[int, list[Use]] = defaultdict(list)
    for row in values.select_related("process"):
        process = row.process
        uses[known[row.key]].append(Use(process.pk, process.name, process.domain, row.step, row.label))
    return dict(uses)
