"""Sees to it that the tests have a Chromium, fetched where there is none: by apt (as root), else by Playwright.

The one that only shows pages goes before the one with windows: a page takes a sixth of its processor time.

    python tools/ensure_browser.py

Writes the path of a Chromium that starts into .venv/browser; exit code 1 with one sentence when there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

FOUND = Path(__file__).resolve().parent.parent / ".venv/browser"
WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "Er is geen Chromium voor de tests en het kon niet worden opgehaald: installeer het pakket chromium, "
    "of zet het pad in STROOMLIJN_CHROMIUM."
)


def browser_path() -> Path | None:
    """The Chromium to test with, without fetching anything: what was found before, else the system's."""
    return _known() or _system()


def main() -> int | str:
    ways: tuple[Callable[[], Path | None], ...] = (
        _known,
        partial(_system, WITHOUT_WINDOWS),
        partial(_from_apt, WITHOUT_WINDOWS),
        _system,
        partial(_from_apt, "chromium"),
        _from_playwright,
    )
    for way in ways:
        if path := way():
            FOUND.write_text(str(path), encoding="utf-8")
            return 0
    return MISSING


def _known() -> Path | None:
    known = Path(FOUND.read_text(encoding="utf-8")) if FOUND.is_file() else None
    return known if known and _starts(known) else None


def _system(*names: str) -> Path | None:
    named = os.environ.get("STROOMLIJN_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in names or NAMES]
    return next((Path(path) for path in candidates if path and _starts(Path(path))), None)


def _from_apt(package: str) -> Path | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _say(f"{package} wordt geinstalleerd met apt ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    hasty = ["apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run([*hasty, *command], env=quiet, capture_output=True, check=False)
    return _system(package)


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
