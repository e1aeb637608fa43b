"""Real processes to try the product on, for who has them: never part of it, and only read from STROOMLIJN_DATA."""

from __future__ import annotations

import os
import re
from pathlib import Path

from .delivery import DemoFile

NAME = "wmo-tien-gemeenten.epml"
_FILE = Path("coselog/vogelaar_v1.epml")
_WMO = re.compile(r"\bWN?MO\b")  # one of the ten is misspelt in the research


def real_file() -> DemoFile | None:
    """The Wmo processes of ten municipalities in one file; None where they are not kept."""
    folder = os.environ.get("STROOMLIJN_DATA")
    path = Path(folder) / _FILE if folder else None
    return DemoFile("", NAME, _only_wmo(path.read_bytes())) if path and path.is_file() else None


def _only_wmo(data: bytes) -> bytes:
    """The models of the Wmo, each as the research gives it, in the same folder."""
    text = data.decode("utf-8")
    models = re.compile(r'[ \t]*<epc [^>]*name="([^"]*)".*?</epc>\n?', re.DOTALL)
    return models.sub(lambda model: model[0] if _WMO.search(model[1]) else "", text).encode()
