"""The thesaurus that comes with the product, from the files beside this one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .values import Content, Opposite, Term, Veto

_HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")


def read_content() -> Content:
    """Everything in the files."""
    terms = {term.id: term for kind in ("verbs", "objects", "actors", "systems") for term in _terms(kind)}
    rows = _rows("opposites")
    terms.update({term.id: term for row in rows for term in _properties(row)})
    words = {row["what"]: _words(row) for row in _rows("words")}
    return Content(
        terms=tuple(terms.values()),
        opposites=tuple(_opposites(rows)),
        apart=frozenset((row["one"], row["other"]) for row in _rows("apart")),
        phrases=tuple(_words(row) for row in _rows("phrases")),
        abbreviations={row["short"]: row["full"] for row in _rows("abbreviations")},
        compounds={row["word"]: tuple(row["parts"]) for row in _rows("compounds")},
        weak=words["weak"],
    )


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def _words(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(row.get(language, ())) for language in LANGUAGES}


def _terms(kind: str) -> Iterator[Term]:
    rows = _rows(kind)
    wider: dict[str, set[str]] = {row["id"]: set(row.get("broader", ())) for row in rows}
    for row in rows:
        for narrower in row.get("narrower", ()):
            wider[narrower].add(row["id"])
    for row in rows:
        words = _words(row)
        words["nl"] += tuple(row.get("products", ()))
        related = tuple(row.get("related", ()))
        yield Term(row["id"], words, tuple(sorted(wider[row["id"]])), related, row.get("sure", True))


def _properties(row: Mapping[str, Any]) -> Iterator[Term]:
    """A side of an opposite that is no term of its own, as 'volledig'."""
    for side in ("one", "other"):
        if side in row and not _is_id(row[side]):
            yield Term(_property(row[side]), {"nl": (row[side],), "en": tuple(row.get(f"{side}_en", ()))})


def _opposites(rows: list[dict[str, Any]]) -> Iterator[Opposite]:
    """An object may hold a side itself: a 'toekenningsbeschikking' is on the side of 'toekennen'."""
    holding: dict[str, set[str]] = {}
    for row in rows:
        if "as" in row:
            holding.setdefault(row["as"], set()).add(row["object"])
    for row in rows:
        if "one" in row:
            one, other = (row[side] if _is_id(row[side]) else _property(row[side]) for side in ("one", "other"))
            yield Opposite(
                frozenset({one, *holding.get(one, ())}),
                frozenset({other, *holding.get(other, ())}),
                Veto(row["veto"]),
            )


def _is_id(text: str) -> bool:
    return text[1:2] == "."


def _property(word: str) -> str:
    return f"p.{word.replace(' ', '-')}"
