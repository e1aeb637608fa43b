"""Texts as people type and paste them: cleaned, and refused with a clear reason when they are too long."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stroomlijn.engines.formats.spreadsheet.cells import clean
from stroomlijn.engines.problems import Problem
from stroomlijn.engines.process_model.durations import minutes

LABEL = 300
CELL = 1_000
PARAGRAPHS = 10_000
ITEMS = 50
ID = 100
SHOWN = 60

_LIST = re.compile(r"\s*[;\n]\s*")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def line(value: object, place: str, limit: int = LABEL) -> str:
    """One line of text."""
    return " ".join(paragraphs(value, place, limit).split())


def paragraphs(value: object, place: str, limit: int = PARAGRAPHS) -> str:
    """Text of several lines."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Problem("edit-command-unreadable", place)
    text = clean(value)
    if len(text) > limit:
        raise Problem("edit-text-long", place, length=len(text), limit=limit, text=shown(text))
    return text


def cell(value: object, place: str) -> str:
    """One long line of text."""
    return line(value, place, CELL)


def listed(value: object, place: str) -> tuple[str, ...]:
    """Several short texts: a list, or one text with ; or line breaks between them."""
    texts: Iterable[object] = _LIST.split(value) if isinstance(value, str) else _items(value)
    found = tuple(dict.fromkeys(text for each in texts if (text := line(each, place))))
    if len(found) > ITEMS:
        raise Problem("edit-list-long", place, limit=ITEMS)
    return found


def duration(value: object, place: str) -> float | None:
    """Minutes of work: a number, or as people write it ("1,5 uur")."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = f"{value:g}"
    text = line(value, place)
    if not text:
        return None
    found = minutes(text)
    if found is None:
        raise Problem("edit-duration-unread", place, text=shown(text))
    return found


def new_id(value: object, taken: Iterable[str]) -> str:
    """An id that the author of the command made up: an XML name that nothing has yet."""
    if not isinstance(value, str) or not _NCNAME.fullmatch(value) or len(value) > ID:
        raise Problem("edit-id-unusable", shown(str(value)))
    if value in taken:
        raise Problem("edit-id-taken", value)
    return value


def shown(text: str) -> str:
    """The beginning of a text, to recognise it by."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"


def _items(value: object) -> Iterable[object]:
    if value is None or isinstance(value, (list, tuple)):
        return value or ()
    raise Problem("edit-command-unreadable")
