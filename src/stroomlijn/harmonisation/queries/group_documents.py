"""The documents of a group in rows: what they are, how like each other, what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stroomlijn.harmonisation.models import DocumentChoice, DocumentPair, Group
from stroomlijn.harmonisation.queries.needed import needed_versions
from stroomlijn.landscape.queries.document_words import (
    Naming,
    NewestFile,
    document_keys,
    documents_with,
    namings_in,
    newest_files,
)
from stroomlijn.landscape.queries.documents import DocumentValue

from .document_standing import Standing, standings


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document in a row: of whom, in which steps, and what can be said of its file."""

    document: DocumentValue
    organisations: tuple[str, ...]
    steps: tuple[Naming, ...]
    file: NewestFile | None

    @property
    def key(self) -> str:
        return str(self.document.id)

    @property
    def without_words(self) -> str:
        """Why there is nothing to compare: "file", "reading" or "words"; "begin" where it is the beginning only; ''
        when there is."""
        if self.file is None:
            return "file"
        return {"reading": "reading", "none": "words", "begin": "begin"}.get(self.file.words, "")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """Documents that serve one purpose. `state`: same, alike, alone, waiting or unknown; `percent` with alike."""

    choice: DocumentChoice
    standing: Standing
    documents: tuple[HeldDocument, ...]
    state: str
    percent: int

    @property
    def stays(self) -> HeldDocument | None:
        return next((one for one in self.documents if one.document.id == self.standing.stays), None)


def namings_of(group: Group) -> list[Naming]:
    """The documents that the steps of the needed members name, in the versions that are compared."""
    return namings_in(needed_versions(group.pk))


def document_rows(group: Group, only: int | None = None) -> list[DocumentRow]:
    """The rows of a group, what is still to choose first; `only` gives that row alone."""
    choices = DocumentChoice.objects.filter(group=group).select_related("owner", "decision__decided_by")
    found = list(choices if only is None else choices.filter(pk=only))
    links = DocumentChoice.documents.through.objects.filter(documentchoice__in=found).order_by("document")
    held: dict[int, list[int]] = defaultdict(list)
    for row, document in links.values_list("documentchoice", "document"):
        held[row].append(document)
    known = _held({one for ids in held.values() for one in ids}, namings_of(group))
    pairs = _pairs(known)
    standing = standings(group, found)
    rows = [
        DocumentRow(choice, standing[choice.pk], tuple(of_row), *_likeness(of_row, pairs))
        for choice in found
        for of_row in [[known[one] for one in held[choice.pk]]]
    ]
    return sorted(rows, key=lambda row: (bool(row.standing.outcome), row.choice.name.casefold(), row.choice.pk))


def compared(left: int, right: int) -> DocumentPair | None:
    """Two documents paragraph by paragraph, as they were compared last."""
    return DocumentPair.objects.filter(left=min(left, right), right=max(left, right)).first()


def pair_is_current(pair: DocumentPair | None, files: Mapping[int, NewestFile]) -> bool:
    """Whether a comparison is of the newest files."""
    if pair is None:
        return False
    newest = [files[one].order if one in files else 0 for one in (pair.left_id, pair.right_id)]
    return bool(pair.files == newest)


def _held(ids: set[int], namings: list[Naming]) -> dict[int, HeldDocument]:
    values, files, keys = documents_with(ids), newest_files(ids), document_keys(ids)
    naming: dict[str, list[Naming]] = defaultdict(list)
    for one in namings:
        naming[one.key].append(one)
    return {
        pk: HeldDocument(
            document=value,
            organisations=tuple(dict.fromkeys(one.organisation for one in naming[keys[pk]])),
            steps=tuple(naming[keys[pk]]),
            file=files.get(pk),
        )
        for pk, value in values.items()
    }


def _pairs(known: Mapping[int, HeldDocument]) -> dict[tuple[int, int], DocumentPair]:
    rows = DocumentPair.objects.filter(left__in=known, right__in=known).defer("rows")
    files = {pk: one.file for pk, one in known.items() if one.file is not None}
    return {(pair.left_id, pair.right_id): pair for pair in rows if pair_is_current(pair, files)}


def _likeness(held: list[HeldDocument], pairs: Mapping[Any, DocumentPair]) -> tuple[str, int]:
    """(state, percent) of the documents in a row."""
    if len(held) < 2:
        several = any(len(one.organisations) > 1 for one in held)
        return "same" if several else "alone", 100
    first, *others = (one.document.id for one in held)
    of_pairs = [pairs.get((first, other)) for other in others]
    if any(pair is None for pair in of_pairs):
        return "waiting", 0
    likeness = [pair.likeness for pair in of_pairs if pair is not None]
    known = [one for one in likeness if one is not None]
    if len(known) < len(likeness):
        return "unknown", 0
    percent = int(100 * min(known))
    if any(one.without_words == "begin" for one in held):
        return "alike", min(percent, 99)  # what comes after it is not known
    return "same" if percent == 100 else "alike", percent
