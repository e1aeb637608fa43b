"""Documents as harmonisation lays them side by side: who names them, and the words of their newest file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Func, IntegerField

from stroomlijn.engines.formats.text_document import Format
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model import STEPS, process_from_json, reading_order, step_numbers
from stroomlijn.foundation.limited import shared_reader
from stroomlijn.foundation.operations.uploads import path_of
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Document, DocumentFile, Version

from .documents import DocumentValue, document_key, documents_named

WORDS = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
LONG = {"document-cut", "document-begin-searched"}
"""Remarks that say that only the beginning of a file was read."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A step of a version that names a document; `key` is by which the library knows it.

    What is not a step (a form that comes in, a letter that goes out) has no `number`. A document of the library that a
    step only writes of in its text is named too.
    """

    key: str
    name: str
    organisation: str
    process_id: int
    process: str
    number: str
    label: str


class Library:
    """Names of documents that are known when they stand in a text: those of more than one word."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = dict(names)
        self._longest = max((len(key.split()) for key in self._names), default=0)

    def named_in(self, *texts: str) -> dict[str, str]:
        """By key, the names of what stands in full in one of the texts; of two over one another the longer."""
        found: dict[str, str] = {}
        for text in texts if self._longest else ():
            words = WORDS.findall(fold(text))
            place = 0
            while place < len(words):
                keys = (" ".join(words[place : place + length]) for length in range(self._longest, 1, -1))
                key = next((one for one in keys if one in self._names), "")
                if key:
                    found[key] = self._names[key]
                place += len(key.split()) or 1
        return found


@dataclass(frozen=True, slots=True)
class NewestFile:
    """The newest file of a document. `words`: "reading" until it was read, "none" where no words are in it, "some", and
    "begin" where they are more than are looked at."""

    order: int
    name: str
    words: str


def namings_in(version_ids: Iterable[int]) -> list[Naming]:
    """The documents that these versions name, in the order of the steps."""
    versions = Version.objects.filter(pk__in=version_ids).select_related("process__landscape__organisation")
    rows = versions.only("graph", "process").order_by("process_id")
    library = Library(Document.objects.filter(key__contains=" ").values_list("key", "name"))
    return [naming for version in rows for naming in _namings(version, library)]


def documents_with(ids: Collection[int]) -> dict[int, DocumentValue]:
    """Documents of the library by id."""
    names = dict(Document.objects.filter(pk__in=ids).values_list("key", "pk")) if ids else {}
    return {names[key]: value for key, value in documents_named(names).items()}


def document_ids(keys: Collection[str]) -> dict[str, int]:
    """The ids of documents by the key under which steps find them; unknown ones are left out."""
    return dict(Document.objects.filter(key__in=keys).values_list("key", "pk")) if keys else {}


def document_keys(ids: Collection[int]) -> dict[int, str]:
    return dict(Document.objects.filter(pk__in=ids).values_list("pk", "key")) if ids else {}


def newest_files(ids: Collection[int]) -> dict[int, NewestFile]:
    """The newest file of each of these documents that has one, without its words."""
    rows = DocumentFile.objects.filter(document__in=ids).order_by("document", "-order").distinct("document")
    # The words themselves may be large: only how many there are is asked.
    counted = rows.annotate(some=Func("blocks", function="jsonb_array_length", output_field=IntegerField()))
    values = counted.values_list("document", "order", "stored__name", "format", "some", "remarks")
    return {document: NewestFile(order, name, _state(*rest)) for document, order, name, *rest in values}


def paragraphs_of(document_id: int) -> tuple[int, tuple[str, ...]]:
    """The order of the newest file (0: there is none) and its paragraphs, for a job: a PDF is read anew, under limits.

    No paragraphs where there are no words: a scan, a picture, or what cannot be read.
    """
    file = DocumentFile.objects.select_related("stored").filter(document=document_id).order_by("-order").first()
    if file is None:
        return 0, ()
    blocks: Sequence[Any] = file.blocks or ()
    if file.format != Format.PDF:
        return file.order, tuple(_lines(blocks))
    try:
        read = shared_reader().read_text(file.stored.name, path_of(file.stored.key).read_bytes())
    except Problem:
        return file.order, ()
    return file.order, tuple(_lines([{"text": block.text, "rows": block.rows} for block in read.blocks]))


def _namings(version: Version, library: Library) -> Iterator[Naming]:
    process, graph = version.process, process_from_json(version.graph)
    organisation = process.landscape.organisation
    of = organisation.name if organisation else process.landscape.name
    numbers = step_numbers(graph)
    for node in reading_order(graph):
        named = {key: name for name in node.documents if (key := document_key(name))}
        texts = library.named_in(node.label, node.documentation) if node.kind in STEPS else {}
        for key, name in {**texts, **named}.items():
            yield Naming(key, name, of, process.pk, process.name, numbers.get(node.id, ""), node.label)


def _lines(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        for text in [block.get("text") or "", *(" | ".join(map(str, row)) for row in block.get("rows") or ())]:
            for line in str(text).splitlines():
                if folded := " ".join(line.split()):
                    yield folded


def _state(format_: str, some: int | None, remarks: list[dict[str, Any]]) -> str:
    codes = {one.get("code") for one in remarks}
    if some is None:
        return "reading"
    if codes & LONG:
        return "begin"
    if format_ == Format.PDF:
        return "none" if "document-not-searched" in codes else "some"
    return "some" if some else "none"
