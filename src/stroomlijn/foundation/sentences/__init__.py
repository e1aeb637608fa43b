"""The Dutch sentence for every code that an engine or operation can give, one file per area."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache


@cache
def catalogue() -> dict[str, str]:
    """All sentences by code. A code that stands in two areas is a mistake and raises ValueError."""
    found: dict[str, str] = {}
    for area in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        sentences = importlib.import_module(f"{__name__}.{area}").SENTENCES
        if double := found.keys() & sentences.keys():
            raise ValueError(f"codes in two areas: {sorted(double)}")
        found.update(sentences)
    return found


def gettext_noop(text: str) -> str:
    """Marks a text for the translators. Django's function of this name needs settings; the command line has none."""
    return text
