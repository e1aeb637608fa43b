"""Ids that BPMN's schema accepts, for elements whose own ids may be any text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_OUTSIDE = re.compile(r"[^A-Za-z0-9_.-]")


class Ids:
    """Gives each wanted id an xsd:ID of its own: the id itself when that is one and still free."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        listed = list(dict.fromkeys(wanted))
        for own_id in listed:
            if _NAME.fullmatch(own_id):
                self._given[own_id] = own_id
                self._taken.add(own_id)
        for own_id in listed:
            if own_id not in self._given:
                self._given[own_id] = self.fresh(own_id)

    def __getitem__(self, own_id: str) -> str:
        return self._given[own_id]

    def __contains__(self, own_id: str) -> bool:
        return own_id in self._given

    def fresh(self, base: str) -> str:
        """An id that nothing has yet, as like `base` as can be."""
        base = _OUTSIDE.sub("_", base)
        base = base if _NAME.fullmatch(base) else f"_{base}"
        given, number = base, 1
        while given in self._taken:
            number += 1
            given = f"{base}_{number}"
        self._taken.add(given)
        return given
