"""The concept of a process that is open in the editor, and what of it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from stroomlijn.landscape.models import Edit, Version, large_columns

REMEMBERED = 500
# Who has the editor open gives a sign of life every fifteen seconds.
GONE_AFTER = timedelta(seconds=45)

IN_THE_EDITOR = Q(state__in=[Version.State.CONCEPT, Version.State.WEGGELEGD], imported__isnull=True)
"""Versions that nobody but an editor works with yet; imported ones are concepts too, but they are what they are."""


@dataclass(frozen=True, slots=True)
class WaysBack:
    """The order of the edits that somebody can undo and redo, the next one last."""

    undo: tuple[int, ...] = ()
    redo: tuple[int, ...] = ()


def open_concept(process_id: int) -> Version | None:
    """The open concept without its large columns; a process has one at most."""
    concepts = Version.objects.filter(IN_THE_EDITOR, process_id=process_id, state=Version.State.CONCEPT)
    return concepts.defer(*large_columns()).order_by("-order").first()


def open_concept_among(versions: Iterable[Version]) -> Version | None:
    """The same, of the versions of a process."""
    return next((one for one in versions if one.state == Version.State.CONCEPT and one.imported_id is None), None)


def ways_back(version_id: int, account_id: int) -> WaysBack:
    """What somebody can undo and redo of their last commands."""
    own = Edit.objects.filter(version=version_id, account=account_id).order_by("-order")
    newest_first = list(own.values_list("order", "undoes__order")[:REMEMBERED])
    return _stacks(reversed(newest_first))


def edits_in_force(version_id: int) -> list[Edit]:
    """The commands that people gave and that nobody took back, in order; not what the product itself did."""
    edits = list(Edit.objects.filter(version=version_id).defer("bpmn_before").order_by("order"))
    taken_back: set[int] = set()
    for edit in reversed(edits):
        if edit.undoes_id is not None and edit.pk not in taken_back:
            taken_back.add(edit.undoes_id)
    return [
        edit
        for edit in edits
        if edit.undoes_id is None and edit.pk not in taken_back and edit.command.get("do") != "follow"
    ]


def _stacks(edits: Iterable[tuple[int, int | None]]) -> WaysBack:
    """A command can be undone; what undoes one can be redone, until there is a new command."""
    undo: list[int] = []
    redo: list[int] = []
    for order, undoes in edits:
        if undoes is None:
            undo.append(order)
            redo.clear()
        elif undoes in undo:
            undo.remove(undoes)
            redo.append(order)
        else:
            redo = [each for each in redo if each != undoes]
            undo.append(order)
    return WaysBack(tuple(undo), tuple(redo))
