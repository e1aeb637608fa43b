"""Documents that steps name, for the register, the pages of processes and the preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Document, DocumentFile, Mention, Process


@dataclass(frozen=True, slots=True)
class DocumentValue:
    """A document of the register. `url` leads elsewhere, `has_file` says that there is something to look at here."""

    id: int
    name: str
    kind: str
    url: str
    has_file: bool
    is_public: bool

    @property
    def number(self) -> str:
        return f"DOC-{self.id}"

    @property
    def address(self) -> str:
        return f"/documenten/{self.number}"


@dataclass(frozen=True, slots=True)
class Use:
    """A step of a process that names a document or parameter; `number` is "" for the process itself."""

    process_id: int
    process: str
    domain: str
    number: str
    label: str


@dataclass(frozen=True, slots=True)
class Unregistered:
    """A name that published processes use and that is not in the register, with how many of them do."""

    name: str
    processes: int


def document_key(name: str) -> str:
    """How a document is found by the name a step gives it."""
    return fold(name)[:300]


def documents_named(names: Iterable[str]) -> dict[str, DocumentValue]:
    """The documents of the register by the names as they were given, in one query; unknown names are left out."""
    keys = {name: document_key(name) for name in names}
    rows = _with_file(Document.objects.filter(key__in=set(keys.values()))) if keys else Document.objects.none()
    found = {row.key: _value(row) for row in rows}
    return {name: found[key] for name, key in keys.items() if key in found}


def register(
    within: QuerySet[Process] | None,
    *,
    text: str = "",
    kind: str = "",
    empty: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> tuple[list[Document], int]:
    """Documents by name with `.uses` (processes that name it) and `.has_file`, and how many there are in all.

    `within` are the processes that count; None means all. `empty` keeps those with nothing to look at.
    """
    rows = Document.objects.all()
    if text:
        rows = rows.filter(Q(key__contains=fold(text)) | Q(description__icontains=text))
    if kind:
        rows = rows.filter(kind=kind)
    if empty:
        rows = rows.filter(files=None, url="")
    page = list(_with_file(rows)[offset : offset + limit])
    uses = _numbers_of_uses([row.key for row in page], within)
    for row in page:
        row.uses = uses.get(row.key, 0)  # type: ignore[attr-defined]
    return page, rows.count()


def kinds_in_use() -> list[str]:
    """The kinds that documents have, by name."""
    return list(Document.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct())


def unregistered(within: QuerySet[Process] | None, limit: int = 10) -> tuple[list[Unregistered], int]:
    """Names that are used most and not in the register yet, and how many such names there are."""
    rows = _mentions(within).filter(~Exists(Document.objects.filter(key=OuterRef("key"))))
    counted = rows.order_by().values_list("key").annotate(name=Max("name"), processes=Count("process", distinct=True))
    found = sorted((-processes, key, name) for key, name, processes in counted)
    return [Unregistered(name, -less) for less, _key, name in found[:limit]], len(found)


def uses_of(kind: str, key: str, within: QuerySet[Process] | None, limit: int = 200) -> list[Use]:
    """The steps that name a document or parameter, by process."""
    rows = _mentions(within, kind).filter(key=key).order_by("process__name_key", "process", "pk")
    values = rows.values_list("process", "process__name", "process__domain", "step", "label")
    return [Use(*row) for row in values[:limit]]


def files_of(document: Document) -> list[DocumentFile]:
    """Every version of a document, the newest first, without their words but for the newest."""
    return list(document.files.select_related("stored", "added_by").defer("blocks"))


def newest_file(document: Document) -> DocumentFile | None:
    return document.files.select_related("stored").first()


def _numbers_of_uses(keys: list[str], within: QuerySet[Process] | None) -> dict[str, int]:
    """How many processes name each of these documents, of those that any does."""
    naming = _mentions(within).filter(key__in=keys).order_by().values_list("key")
    return dict(naming.annotate(processes=Count("process", distinct=True)))


def _mentions(within: QuerySet[Process] | None, kind: str = Mention.Kind.DOCUMENT) -> QuerySet[Mention]:
    rows = Mention.objects.filter(kind=kind)
    return rows if within is None else rows.filter(process__in=within)


def _with_file(rows: QuerySet[Document]) -> QuerySet[Document]:
    return rows.annotate(has_file=Exists(DocumentFile.objects.filter(document=OuterRef("pk"))))


def _value(row: Document) -> DocumentValue:
    has_file: bool = row.has_file  # type: ignore[attr-defined]
    return DocumentValue(row.pk, row.name, row.kind, row.url, has_file, row.is_public)
