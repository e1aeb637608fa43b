"""Sees to it that the tests have a Chromium: the system's, else from apt (as root), else Playwright's own download.

    python tools/ensure_browser.py

Writes the path of a Chromium that starts into .venv/browser; exit code 1 with one sentence when there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FOUND = Path(__file__).resolve().parent.parent / ".venv/browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "Er is geen Chromium voor de tests en het kon niet worden opgehaald: installeer het pakket chromium, "
    "of zet het pad in STROOMLIJN_CHROMIUM."
)


def browser_path() -> Path | None:
    """The Chromium to test with, without fetching anything: what was found before, else the system's."""
    if FOUND.is_file() and _starts(known := Path(FOUND.read_text(encoding="utf-8"))):
        return known
    return _system()


def main() -> int | str:
    ways: tuple[Callable[[], Path | None], ...] = (browser_path, _from_apt, _from_playwright)
    for way in ways:
        if path := way():
            FOUND.write_text(str(path), encoding="utf-8")
            return 0
    return MISSING


def _system() -> Path | None:
    named = os.environ.get("STROOMLIJN_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in NAMES]
    return next((Path(path) for path in candidates if path and _starts(Path(path))), None)


def _from_apt() -> Path | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _say("Chromium ontbreekt; het wordt geinstalleerd met apt ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return _system()


def _from_playwright() -> Path | None:
    _say("Chromium ontbreekt; Playwright haalt het op ...")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if _starts(path) else None


def _starts(path: Path) -> bool:
    """A path alone is not enough: a wrapper may be there without its browser, or without a library."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
