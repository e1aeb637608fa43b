"""What a row is. Without a word in Soort it is a step; Visio's names of shapes are known too."""

from __future__ import annotations

from enum import StrEnum

from .columns import folded
from .levels import Item


class RowKind(StrEnum):
    STEP = "stap"
    DECISION = "keuze"
    EVENT = "gebeurtenis"
    START = "begin"
    END = "einde"


_WORDS = {
    RowKind.STEP: "stap taak activiteit process proces step task subprocess deelproces document data database",
    RowKind.DECISION: "keuze beslissing decision gateway vraag",
    RowKind.EVENT: "gebeurtenis event wachten",
    RowKind.START: "begin start startpunt",
    RowKind.END: "einde eind end eindpunt stop",
}
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split()}


def kind_of(item: Item) -> RowKind:
    """The kind of row; an unknown word is remarked once and read as a step."""
    written = folded(item.row["kind"])
    kind = _KIND.get(written)
    if kind is None and written:
        item.row.remark("workbook-unknown-kind", written=item.row["kind"][:50])
        item.row.cells["kind"] = ""
    return kind or RowKind.STEP
