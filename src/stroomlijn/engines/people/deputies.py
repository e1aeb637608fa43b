"""Who is meant as the deputy of a row: somebody in the file or already known, by number, address or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stroomlijn.engines.problems import Remark

from .matching import Known, Matching, name_key
from .sheet import PersonRow


class Deputies:
    """People of file and register together; somebody new is known by minus the row. Circles do no harm and may be."""

    def __init__(self, rows: Sequence[PersonRow], known: Sequence[Known], matching: Matching) -> None:
        self._names: dict[int, str] = {}
        self._found: dict[str, set[int]] = defaultdict(set)
        self._matching = matching
        in_file = set(matching.of_row.values())
        for person in known:
            if person.id not in in_file and person.left_on is None:
                self._add(person.id, person)
            self._names[person.id] = person.name
        for row in rows:
            if row.row not in matching.errors:
                self._add(self._ref(row), row)

    def of(self, row: PersonRow) -> tuple[int | None, Remark | None]:
        """The deputy that the row names, or why there is none."""
        if not row.deputy:
            return None, None
        found = self._found.get(row.deputy.casefold()) or self._found.get(name_key(row.deputy), set())
        others = found - {self._ref(row)}
        if len(others) == 1:
            return next(iter(others)), None
        code = "deputy-self" if found and not others else "deputy-ambiguous" if others else "deputy-unknown"
        return None, Remark(code, f"rij {row.row}", {"value": row.deputy})

    def name(self, ref: int | None) -> str:
        return self._names.get(ref, "") if ref is not None else ""

    def _ref(self, row: PersonRow) -> int:
        return self._matching.of_row.get(row.row, -row.row)

    def _add(self, ref: int, one: PersonRow | Known) -> None:
        self._names[ref] = one.name
        for key in {one.number.casefold(), one.email, name_key(one.name)} - {""}:
            self._found[key].add(ref)
