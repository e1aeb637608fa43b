"""PATH, FILE#NAME and folders as processes. What was mended, left out or refused on the way is told on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stroomlijn.engines.formats import FoundProcess, Reading, addresses, find_process
from stroomlijn.engines.matching.values import Member
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.limited import shared_reader

from .files import as_line, at, bytes_of, complain, is_file, is_folder, status

READABLE = (".bpmn", ".xml", ".epml", ".pnml", ".xlsx", ".ods", ".csv", ".tsv")
"""What is looked for in a folder."""


@dataclass(frozen=True)
class Loaded:
    """A process of a file: `file` as it was given, `name` as it is addressed in FILE#NAME."""

    file: str
    name: str
    found: FoundProcess

    @property
    def member(self) -> Member:
        return Member(self.file, self.found.process, self.name)


def load(paths: Sequence[str]) -> list[Loaded]:
    """All processes meant by the paths, in the order given, folders by name. A path names a file, a process in it
    (FILE#NAME) or a folder.

    A file named on the command line that cannot be read raises its Problem. One in a folder is named on stderr and
    the others go on; Problem("path-nothing") when nothing is left.
    """
    loader = _Loader()
    found = [loaded for path in paths for loaded in loader.load(path)]
    if not found:
        raise Problem("path-nothing", ", ".join(paths))
    return found


def load_each(paths: Sequence[str]) -> list[Loaded]:
    """The one process that each path means. Raises Problem("path-several") when it means more of them."""
    loader = _Loader()
    return [_only(path, list(loader.load(path))) for path in paths]


def _only(path: str, found: list[Loaded]) -> Loaded:
    if not found:
        raise Problem("path-nothing", path)
    if len(found) > 1:
        names = ", ".join(f"'{loaded.name}'" for loaded in found[:5])
        raise Problem("path-several", path, number=len(found), names=names)
    return found[0]


def files_meant(paths: Iterable[str]) -> list[Path]:
    """The files that the paths stand for, also those that cannot be read."""
    files = [Path(_split(path)[0]) for path in paths]
    return [inside for file in files for inside in (_files_in(file) if is_folder(file) else [file])]


class _Loader:
    """Reads each file and tells each remark once, however often a file is named."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._told: set[str] = set()

    def load(self, path: str) -> Iterator[Loaded]:
        file, name = _split(path)
        if not is_folder(file):
            yield from self._processes(file, name)
            return
        for inside in _files_in(Path(file)):
            try:
                yield from self._processes(str(inside))
            except Problem as problem:
                complain([problem.as_remark()])

    def _processes(self, file: str, name: str = "") -> list[Loaded]:
        reading = self._reading(file)
        with _within(file):
            meant = _meant(reading, name)
        self._tell(file, (*reading.remarks, *reading.refused))
        for _, found in meant:
            self._tell(file, found.remarks)
        return [Loaded(file, address or found.process.id, found) for address, found in meant]

    def _reading(self, file: str) -> Reading:
        if file not in self._readings:
            data = bytes_of(Path(file))
            with _within(file):
                self._readings[file] = shared_reader().read(Path(file).name, data)
        return self._readings[file]

    def _tell(self, file: str, remarks: Iterable[Remark]) -> None:
        for line in (as_line(at(file, remark)) for remark in remarks):
            if line not in self._told:
                self._told.add(line)
                print(line, file=sys.stderr)


@contextmanager
def _within(file: str) -> Iterator[None]:
    """A problem in here says in which file."""
    try:
        yield
    except Problem as problem:
        there = at(file, problem.as_remark())
        raise Problem(there.code, there.place, **there.facts) from None


def _split(path: str) -> tuple[str, str]:
    """File and name; a `#` can be part of either, so the shortest file that exists counts."""
    if status(path):
        return path, ""
    places = [place for place, sign in enumerate(path) if sign == "#"]
    existing = [place for place in places if is_file(path[:place])]
    if not existing:
        raise Problem("path-missing", path[: places[0]] if places else path)
    return path[: existing[0]], path[existing[0] + 1 :]


def _files_in(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.suffix.lower() in READABLE and one.is_file())


def _meant(reading: Reading, name: str) -> list[tuple[str, FoundProcess]]:
    """The processes of a file with their addresses; with a name only the one it means."""
    known = list(addresses(reading).items())
    if not name:
        return known
    wanted = find_process(reading, name)
    return [(address, found) for address, found in known if found is wanted][:1]
