"""Documents that steps name, for the register, the pages of processes and the preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Document


@dataclass(frozen=True, slots=True)
class DocumentValue:
    """A document of the register. `url` leads elsewhere, `has_file` says that there is something to look at here."""

    id: int
    name: str
    kind: str
    url: str
    has_file: bool

    @property
    def number(self) -> str:
        return f"DOC-{self.id}"

    @property
    def address(self) -> str:
        return f"/documenten/{self.number}"


def document_key(name: str) -> str:
    """How a document is found by the name a step gives it."""
    return fold(name)[:300]


def documents_named(names: Iterable[str]) -> dict[str, DocumentValue]:
    """The documents of the register by the names as they were given, in one query; unknown names are left out."""
    keys = {name: document_key(name) for name in names}
    rows = Document.objects.filter(key__in=set(keys.values())) if keys else Document.objects.none()
    found = {row.key: _value(row) for row in rows}
    return {name: found[key] for name, key in keys.items() if key in found}


def _value(row: Document) -> DocumentValue:
    return DocumentValue(row.pk, row.name, row.kind, row.url, row.stored_id is not None)
