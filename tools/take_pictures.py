"""Takes the pictures of the documentation from a running demo, so that they can be taken again after a change.

    make demo
    .venv/bin/python -m tools.take_pictures [ADDRESS]

ADDRESS is where the demo runs, http://localhost:8000 when not given. The demo must be fresh: the pictures are taken
along a story that is played on it. Writes docs/pictures/*.png, docs/handleiding/beelden/*.png and
docs/handleiding/schermen.md; exit code 1 with one sentence when there is no such demo or no browser.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Error
from tools.ensure_browser import browser_path
from tools.pictures.camera import camera
from tools.pictures.guide import take_guide
from tools.pictures.maashorst import take_maashorst
from tools.pictures.readme import take_readme
from tools.pictures.screens import take_screens

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main(address: str = "http://localhost:8000") -> int | str:
    """Plays the story and takes every picture."""
    browser = browser_path()
    if browser is None:
        return "Er is geen Chromium: draai eerst tools/ensure_browser.py."
    try:
        with camera(browser, address) as opened:
            take_readme(opened, DOCS / "pictures")
            take_guide(opened, DOCS / "handleiding/beelden")
            take_screens(opened, DOCS / "handleiding")
            take_maashorst(opened, DOCS / "handleiding/beelden/maashorst")
    except Error as error:
        return f"Op {address} draait geen verse demo: {str(error).splitlines()[0]}"
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
