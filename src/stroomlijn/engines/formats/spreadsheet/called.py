"""`zie proces X` as the name of a step: the work is done in another process."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?:zie|start)\s+(?:het\s+)?(?:werk)?proces\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<label>.+?)\s*[\(\[,–-]\s*zie\s+(?:het\s+)?(?:werk)?proces\s*:?\s+(?P<name>.+?)[\)\]]?", re.IGNORECASE
)


def called_process(step: str) -> tuple[str, str] | None:
    """The step's own label and the process it calls, None for an ordinary step."""
    if match := _WHOLE.fullmatch(step):
        return match["name"], match["name"]
    if match := _BEHIND.fullmatch(step):
        return match["label"], match["name"]
    return None
