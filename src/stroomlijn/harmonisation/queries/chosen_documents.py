"""The documents that stay in a group in the place of others, and the one process with them in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stroomlijn.engines.process_model import Process
from stroomlijn.foundation.text import fold
from stroomlijn.harmonisation.models import DocumentChoice
from stroomlijn.landscape.queries.document_words import document_keys, documents_with
from stroomlijn.landscape.queries.documents import DocumentValue, document_key


@dataclass(frozen=True, slots=True)
class ChosenDocument:
    """What stands in the place of a document: its name as steps find it in the library, "" when nothing does.

    `decision` is the id of the decision that says so.
    """

    name: str
    decision: int


Chosen = Mapping[str, ChosenDocument]
"""By `document_key` of every document of a group of which it was decided, on its own page, what becomes of it."""


def chosen_documents(group_id: int) -> dict[str, ChosenDocument]:
    rows = {row.pk: row for row in _decided(group_id)}
    if not rows:
        return {}
    through = DocumentChoice.documents.through.objects.filter(documentchoice__in=rows)
    links = list(through.values_list("document", "documentchoice"))
    ids = {document for document, _row in links} | {row.stays_id for row in rows.values() if row.stays_id}
    keys, values = document_keys(ids), documents_with(ids)
    found = {}
    for document, row_id in links:
        row = rows[row_id]
        name = name_to_find(values[row.stays_id], keys[row.stays_id]) if row.stays_id in values else ""
        found[keys[document]] = ChosenDocument(name, row.decision_id or 0)
    return found


def name_to_find(document: DocumentValue, key: str) -> str:
    """Its name while that leads to it; a document that was renamed is found under the name it had first."""
    return document.name if fold(document.name)[:300] == key else key


def left_of(names: Iterable[str], chosen: Chosen) -> list[str]:
    """The names with those that stay instead of those that were there, each once."""
    kept: dict[str, None] = {}
    for name in names:
        one = chosen.get(document_key(name))
        if one is None:
            kept[name] = None
        elif one.name:
            kept[one.name] = None
    return list(kept)


def with_chosen(graph: Process, chosen: Chosen) -> Process:
    """The process with in each step the documents that stay."""
    if not chosen:
        return graph
    return replace(
        graph, nodes=tuple(replace(node, documents=tuple(left_of(node.documents, chosen))) for node in graph.nodes)
    )


def _decided(group_id: int) -> Iterable[DocumentChoice]:
    return DocumentChoice.objects.filter(group=group_id).exclude(decision=None).select_related("decision")
