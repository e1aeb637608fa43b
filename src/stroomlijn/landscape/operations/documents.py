"""The register of documents: adding them, changing what is known of them, and giving them a next file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction

from stroomlijn.engines.formats.text_document import Format, format_of
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.codes import code_key
from stroomlijn.foundation.limited import shared_reader
from stroomlijn.foundation.operations.indexing import Findable, reindex
from stroomlijn.foundation.operations.recording import audit, tell
from stroomlijn.foundation.operations.uploads import path_of, store
from stroomlijn.foundation.personal_data import masked, seems_personal
from stroomlijn.foundation.revision import refuse_stale
from stroomlijn.foundation.text import one_line, storable
from stroomlijn.landscape import events
from stroomlijn.landscape.models import Document, DocumentFile
from stroomlijn.landscape.queries.documents import document_key

from .found_items import as_json, storable_json

MOST = 20 * 1024 * 1024
MOST_IN_NAME = 300
_READ = (Format.PACKAGE, Format.TEXT, Format.PDF)


@dataclass(frozen=True, slots=True)
class Details:
    """What people say of a document."""

    name: str
    kind: str = ""
    description: str = ""
    url: str = ""
    is_public: bool = False


@transaction.atomic
def add_document(actor: Actor, name: str) -> Document:
    """Adds a document. Raises Problem "document-exists", "document-name-empty" or "document-name-too-long"."""
    name = _name(name)
    document, made = Document.objects.get_or_create(key=document_key(name), defaults={"name": name})
    if not made:
        raise Problem("document-exists", name=document.name)
    _keep(actor, document, "document-added", name=name)
    return document


@transaction.atomic
def add_documents(actor: Actor, names: Iterable[str]) -> int:
    """Adds those that are not there yet; returns how many. Raises Problem "document-name-too-long"; then none is."""
    wanted = {document_key(name): _name(name) for name in names if storable(name).strip()}
    known = set(Document.objects.filter(key__in=wanted).values_list("key", flat=True))
    for key, name in wanted.items():
        if key not in known:
            _keep(actor, Document.objects.create(key=key, name=name), "document-added", name=name)
    return len(wanted.keys() - known)


@transaction.atomic
def change_document(actor: Actor, document_id: int, details: Details, *, seen: int | None = None) -> None:
    """Changes what is known of a document. Its key stays the name it had first.

    Steps name documents in their own text, and versions in the archive cannot be changed: what they say goes on leading
    to this document under its new name. A step that uses the new name leads to it once the document is added by that
    name. Raises Problem "document-name-empty", "document-name-too-long", "document-url" and "changed-meanwhile".
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    refuse_stale(document, seen)
    if details.url and not details.url.startswith(("https://", "http://")):
        raise Problem("document-url")
    before = {name: getattr(document, name) for name in asdict(details)}
    document.name = _name(details.name)
    document.kind = storable(details.kind).strip()[:60]
    document.description = storable(details.description).strip()
    document.url, document.is_public = details.url, details.is_public
    changed = [name for name, value in before.items() if getattr(document, name) != value]
    _keep(actor, document, "document-changed", changed=changed)


@transaction.atomic
def add_file(
    actor: Actor, document_id: int, name: str, chunks: Iterable[bytes], *, seen: int | None = None
) -> DocumentFile:
    """Gives a document its next file; the ones before stay as its archive. What can be shown of it is read by a job.

    Raises Problem for a file that is too large, empty, a program, or an office file with macros.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    refuse_stale(document, seen)
    stored = store(actor, name, chunks, most=MOST)
    found = format_of(path_of(stored.key).read_bytes())
    before = document.files.only("order").first()
    file = DocumentFile.objects.create(
        document=document,
        order=before.order + 1 if before else 1,
        stored=stored,
        format=found,
        blocks=None if found in _READ else [],
        remarks=as_json(seems_personal(stored.name)),
        looked_through=True,
        added_by_id=actor.person,
    )
    _keep(actor, document, "document-file-added", file=file.order, sha256=stored.sha256)
    tell(actor, events.DOCUMENT_FILE_ADDED, "document", document.pk, file=file.order)
    if file.blocks is None:
        queue_reading(file)
    return file


def read_document(file_id: int) -> None:
    """Reads the words of a file under limits and keeps them with what must be known of them.

    Those of a PDF are looked through and not kept: a browser shows the file itself.
    """
    file = DocumentFile.objects.select_related("stored").get(pk=file_id)
    if file.blocks is not None:
        return
    found = file.format
    blocks: list[dict[str, object]] = []
    remarks: list[Remark] = []
    try:
        document = shared_reader().read_text(file.stored.name, path_of(file.stored.key).read_bytes())
        found, blocks = document.format, [asdict(block) for block in document.blocks]
        remarks = [*document.remarks]
    except Problem as problem:
        remarks = [Remark("document-not-searched") if found == Format.PDF else problem.as_remark()]
    words = "\n".join([file.stored.name, *(_words(block) for block in blocks)])
    shown = [] if found == Format.PDF else storable_json(blocks)
    _keep_words(file, found, shown, [*remarks, *seems_personal(words)])


@transaction.atomic
def give_up(file_id: int) -> None:
    """Ends the reading of a file that lost its worker again and again: it can be downloaded."""
    file = DocumentFile.objects.get(pk=file_id)
    if file.blocks is None:
        code = "document-not-searched" if file.format == Format.PDF else "document-no-text"
        _keep_words(file, file.format, [], [Remark(code), *seems_personal(file.stored.name)])


def queue_reading(file: DocumentFile) -> None:
    """A job reads it; those of one document one after another."""
    from stroomlijn.landscape import jobs

    jobs.read_document.configure(lock=f"document-{file.document_id}").defer(file_id=file.pk)


def words_of(file: DocumentFile) -> str:
    """Its name and all that was read of it."""
    return "\n".join([file.stored.name, *(_words(block) for block in file.blocks or [])])


def index_document(document: Document) -> None:
    """Makes a document findable by its names, what is said of it and how it begins; not by what seems personal."""
    newest = document.files.first()
    words = "\n".join(_words(block) for block in (newest.blocks or [])[:200]) if newest else ""
    entry = Findable(
        kind="document",
        object_id=document.pk,
        part="",
        title=document.name,
        url=f"/documenten/{document.number}",
        context=" · ".join(part for part in (document.number, document.kind) if part),
        excerpt=masked("\n".join(part for part in (document.description, words) if part)),
        also=document.key,
        tags=(f"nummer:{code_key(document.number)}",),
    )
    reindex("document", [document.pk], [entry])


@transaction.atomic
def _keep_words(file: DocumentFile, found: str, blocks: list[dict[str, object]], remarks: list[Remark]) -> None:
    file.format, file.blocks, file.remarks = found, blocks, as_json(remarks)
    file.save(update_fields=["format", "blocks", "remarks"])
    index_document(file.document)
    audit(PRODUCT, "document-file-read", "document", file.document_id, file=file.order)
    tell(PRODUCT, events.DOCUMENT_FILE_READ, "document", file.document_id, file=file.order)


def _keep(actor: Actor, document: Document, action: str, **details: object) -> None:
    document.revision += 1
    document.save()
    index_document(document)
    audit(actor, action, "document", document.pk, **details)


def _name(name: str) -> str:
    kept = one_line(name)
    if not document_key(kept):
        raise Problem("document-name-empty")
    if len(kept) > MOST_IN_NAME:
        raise Problem("document-name-too-long", most=MOST_IN_NAME, signs=len(kept), begin=kept[:60])
    return kept


def _words(block: dict[str, object]) -> str:
    rows = block.get("rows") or ()
    return "\n".join([str(block.get("text", "")), *(" ".join(map(str, row)) for row in rows)])  # type: ignore[attr-defined]
