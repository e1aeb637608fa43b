"""Which documents serve one purpose, so that they are laid side by side."""

from __future__ import annotations

from rapidfuzz import fuzz

NAMES_ALIKE = 80.0
TEXTS_ALIKE = 0.5


def belong_together(names: tuple[str, str], kinds: tuple[str, str], likeness: float | None) -> float:
    """How strongly two documents serve one purpose, from 0 (not) to 2, by their names, kinds and texts."""
    by_name = fuzz.token_set_ratio(names[0].casefold(), names[1].casefold())
    text = likeness or 0.0
    other_kind = all(kinds) and kinds[0].casefold() != kinds[1].casefold()
    if other_kind or (by_name < NAMES_ALIKE and text < TEXTS_ALIKE):
        return 0.0
    return by_name / 100 + text
