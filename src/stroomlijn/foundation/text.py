"""Folding of text for sorting and comparing, as the embedded database has no ICU."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without accents, white space folded: 'Één  Proces' and 'een proces' sort as equals."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def storable(text: str) -> str:
    """The text without what PostgreSQL or a screen cannot hold: NUL, lone surrogates, other control signs."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) != "Cc")
