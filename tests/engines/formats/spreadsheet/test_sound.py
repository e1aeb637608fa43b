"""Joins are put where they belong: whatever is nested properly in Vervolg gives a process that can always finish."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stroomlijn.engines.execution import check_soundness

from .books import codes, table

Block = tuple[str, tuple["Block", ...]]

BLOCKS = st.recursive(
    st.just(("step", ())),
    lambda inner: st.tuples(st.sampled_from(["row", "choice", "both", "again"]), st.tuples(inner, inner)),
    max_leaves=8,
)


class Sheet:
    """Writes blocks as rows; every row names its Vervolg."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._last = 0

    def number(self) -> str:
        self._last += 1
        return str(self._last)

    def write(self, block: Block, first: str, after: str) -> None:
        """The block, beginning at the row `first`, going on to `after`."""
        kind, parts = block
        if kind == "step":
            self.row(first, "", after)
            return
        one, other = self.number(), self.number()
        if kind == "row":
            self.write(parts[0], first, other)
            self.write(parts[1], other, after)
            return
        if kind == "again":
            self.row(first, "", one)
            self.write(parts[0], one, other)
            self.row(other, "Goed?", f"ja: {after}; nee: {one}")
            return
        self.row(
            first, *(("Hoe?", f"links: {one}; rechts: {other}") if kind == "choice" else ("", f"{one} en {other}"))
        )
        self.write(parts[0], one, after)
        self.write(parts[1], other, after)

    def row(self, number: str, decision: str, after: str) -> None:
        self.lines.append(f"{number}|Stap {number}|KCC|{decision}|{after}")


@given(BLOCKS)
def test_what_is_nested_properly_is_sound(block: Block) -> None:
    sheet = Sheet()
    sheet.write(block, sheet.number(), "einde")
    reading = table("Nr|Stap|Wie|Beslissing|Vervolg", *sheet.lines)
    process = reading.processes[0].process
    found = check_soundness(process)
    assert codes(reading) == set()
    assert found.sound, found.findings
