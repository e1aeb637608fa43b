"""Folding of text for sorting and comparing, as the embedded database has no ICU."""

from __future__ import annotations

import re
import unicodedata

_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENDED_TWICE = re.compile(r"(?<!\.)([.?!…])\.(?!\.)")


def fold(text: str) -> str:
    """Lower case without accents, white space folded: 'Één  Proces' and 'een proces' sort as equals."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def storable(text: str) -> str:
    """The text without what PostgreSQL or a screen cannot hold: NUL, lone surrogates, other control signs."""
    if text.isprintable():
        return text
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL_SIGNS.sub("", whole)


def one_line(text: str) -> str:
    """The storable text with white space folded: a name, a title."""
    return " ".join(storable(text).split())


def ended(text: str) -> str:
    """The text as a sentence: with a full stop, unless it has an end of its own."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def with_one_end(text: str) -> str:
    """No full stop after what ended already, as a sentence that ends in somebody's question: 'Mag dit?.'"""
    return _ENDED_TWICE.sub(r"\1", text)


def initials(name: str) -> str:
    """First letter of the first and of the last word of a name, without 'van' and 'de' between."""
    words = [word for word in re.findall(r"\w+", name) if word[:1].isupper()] or re.findall(r"\w+", name)
    return "".join(word[0].upper() for word in (words if len(words) < 2 else [words[0], words[-1]]))


def number_in(text: str) -> int | None:
    """The number that a form or address gives back; None for what is none, or none that a row can have."""
    return int(text) if text.isdecimal() and len(text) < 19 else None
