"""What was decided about the documents in a row: on their own page, or at the steps where organisations differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stroomlijn.harmonisation.models import Decision, DocumentChoice, Group
from stroomlijn.landscape.queries.document_words import document_keys

from .document_differences import DocumentDifference, document_differences
from .register import chosen_words

Outcome = DocumentChoice.Outcome
AT_STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for the documents in a row, by which decisions.

    `outcome` is that of the row itself; "stays" also where decisions on steps leave only one of them; "steps" where
    those leave more than one, or another; "" while it is to be chosen.
    """

    outcome: str = Outcome.OPEN
    stays: int | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def at_steps(self) -> bool:
        """Whether it was decided where the steps lie side by side, and not about the documents themselves."""
        return any(decision.kind == Decision.Kind.DIFFERENCE for decision in self.decisions)

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(chosen_words(decision) for decision in self.decisions))


OPEN = Standing()


def standings(group: Group, rows: Sequence[DocumentChoice]) -> dict[int, Standing]:
    """By id of each of these rows, which come with their decisions."""
    differences = document_differences(group.pk)
    keys = keys_of_rows(rows)
    return {row.pk: _standing(row, keys[row.pk], differences) for row in rows}


def rows_to_choose(group: Group) -> tuple[int, int]:
    """(how many rows are still to be chosen, how many there are)."""
    rows = list(DocumentChoice.objects.filter(group=group).select_related("decision"))
    found = standings(group, rows) if rows else {}
    return sum(not one.outcome for one in found.values()), len(rows)


def keys_of_rows(rows: Sequence[DocumentChoice]) -> dict[int, dict[str, int]]:
    """By id of a row its documents: their ids, by the key under which steps find them."""
    links = DocumentChoice.documents.through.objects.filter(documentchoice__in=rows)
    pairs = list(links.values_list("documentchoice", "document"))
    keys = document_keys({document for _row, document in pairs})
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row, document in pairs:
        found[row][keys[document]] = document
    return found


def about(documents: Mapping[str, int], differences: Sequence[DocumentDifference]) -> list[DocumentDifference]:
    """The differences that are between documents of one row."""
    return [one for one in differences if len(one.every & documents.keys()) > 1]


def _standing(row: DocumentChoice, documents: Mapping[str, int], differences: Sequence[DocumentDifference]) -> Standing:
    if row.decision is not None:
        return Standing(row.outcome, row.stays_id, (row.decision,))
    between = about(documents, differences)
    decisions = {one.decision.pk: one.decision for one in between if one.decision}
    if not between or any(one.decision is None for one in between):
        return OPEN
    mine = [documents[key] for key in {key for one in between for key in one.left} if key in documents]
    stays = mine[0] if len(mine) == 1 else None
    return Standing(Outcome.STAYS if stays else AT_STEPS, stays, tuple(decisions[pk] for pk in sorted(decisions)))
