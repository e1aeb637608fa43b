"""Where a step goes on, as people type it: the language of the column Vervolg of the workbook, turned into ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stroomlijn.engines.formats.spreadsheet.vervolg import Branch, Target, Way, parse_vervolg
from stroomlijn.engines.problems import Problem

SHOWN = 60


def decision(command: Mapping[str, Any]) -> dict[str, Any]:
    """A `decide` command with the ways that its `text` means.

    {"text": "ja: 3; nee: einde", "numbers": {"3": id of the step, ...}, "kind": how it routes now}: the numbers are
    those that its author saw. Raises Problem "edit-way-unread" for what cannot be understood.
    """
    text, place = _text(command.get("text")), str(command.get("step") or "")
    plain = {name: value for name, value in command.items() if name not in ("text", "numbers")}
    if not text:
        return {**plain, "kind": "none", "ways": []}
    said = parse_vervolg(text)
    if said.unread or not said.branches:
        raise Problem("edit-way-unread", place, text=(said.unread or (text,))[0][:SHOWN])
    ways = [
        {"answer": branch.label, "to": _to(target, command.get("numbers"), place)}
        for branch in said.branches
        for target in branch.targets
    ]
    return {**plain, "kind": _kind(said.branches, len(ways), str(command.get("kind") or "none")), "ways": ways}


def _kind(branches: Sequence[Branch], ways: int, before: str) -> str:
    """'5 en 6' is all at once, '5 en/of 6' one or more; else as it was, and at first one of them."""
    if len(branches) == 1 and len(branches[0].targets) > 1:
        return "inclusive" if branches[0].inclusive else "parallel"
    if ways == 1 and not branches[0].label:
        return "none"
    return "exclusive" if before == "none" else before


def _to(target: Target, numbers: object, place: str) -> str:
    if target.way is Way.NEXT:
        return ""
    if target.way is Way.END:
        return "end"
    known = numbers if isinstance(numbers, Mapping) else {}
    if target.way is not Way.STEP or target.name not in known:
        raise Problem("edit-way-unread", place, text=target.name[:SHOWN])
    return str(known[target.name])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Problem("edit-command-unreadable")
    return value.strip()
