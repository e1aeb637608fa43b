"""Ids that are the same at every upload: made of municipality, code of the process and number of the step."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slug(written: str) -> str:
    """Lower case letters, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", written[:200]).casefold().encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-")[:60].strip("-")


def process_id(municipality: str, code: str) -> str:
    """An XML name (NCName), so that it can be an id in BPMN as it is."""
    parts = [part for part in (slug(municipality), slug(code)) if part]
    joined = "-".join(parts) or "proces"
    return joined if joined[0].isalpha() else f"p-{joined}"


class Idents:
    """Hands out ids within one process, never the same one twice."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """`wanted`, or with -2, -3 … behind it when it is taken."""
        found = wanted
        while found in self._given:
            self._given[wanted] += 1
            found = f"{wanted}-{self._given[wanted]}"
        self._given[found] = 1
        return found
