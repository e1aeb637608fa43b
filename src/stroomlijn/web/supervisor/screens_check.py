"""Whether what the screens need was made since a file of them came."""

from __future__ import annotations

import json
from pathlib import Path

from stroomlijn.engines.problems import Problem

WEB = Path(__file__).parents[1]


def require_built_screens() -> None:
    """Raises Problem "screens-not-built" when a style, script or picture is not among those that a browser can get.

    A page that names it would be an error, for everybody and at every visit.
    """
    try:
        known = json.loads((WEB / "collected/staticfiles.json").read_text(encoding="utf-8"))["paths"]
    except (OSError, ValueError, KeyError):
        raise Problem("screens-not-built") from None
    if not known.keys() >= {*_names(WEB / "static", ""), *_names(WEB / "scripts", "scripts/")}:
        raise Problem("screens-not-built")


def _names(folder: Path, under: str) -> set[str]:
    """The files of a folder by the name that a page gives them; a file that begins with a dot is no file of a page."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {f"{under}{path.as_posix()}" for path in paths if not any(part.startswith(".") for part in path.parts)}
