"""What the commands on files share: PATH, FILE#NAME and folders as processes, writing, and telling."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stroomlijn.engines.formats import FoundProcess, Reading, addresses, find_process
from stroomlijn.engines.matching.values import Member
from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.limited import LimitedReader
from stroomlijn.foundation.problems import sentence

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


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")


def load(paths: Sequence[str]) -> list[Loaded]:
    """All processes meant by the paths, in the order given, folders by name. A path names a file, a process in it
    (FILE#NAME) or a folder.

    A file named on the command line that cannot be read raises its Problem. One in a folder is named on stderr and
    the others go on; Problem("path-nothing") when nothing is left.
    """
    with LimitedReader() as reader:
        found = [loaded for path in paths for loaded in _load(path, reader)]
    if not found:
        raise Problem("path-nothing", ", ".join(paths))
    return found


def load_one(path: str) -> Loaded:
    """The one process meant. Raises Problem("path-several") when the file holds more and no name is given."""
    found = load([path])
    if len(found) > 1:
        names = ", ".join(f"'{loaded.name}'" for loaded in found[:5])
        raise Problem("path-several", path, number=len(found), names=names)
    return found[0]


def load_json(path: str, code: str) -> Any:
    """The JSON in a file. Raises Problem(code) when it is none."""
    try:
        return json.loads(_bytes(Path(path)))
    except (ValueError, RecursionError):
        raise Problem(code, path) from None


def write(path: Path, data: bytes) -> None:
    """Writes the file, and the folder it stands in. Raises Problem("path-unwritable")."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Problem("path-unwritable", str(path), reason=error.strerror or "") from None


def as_json(value: Any) -> str:
    """JSON as all commands print it: indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def complain(remarks: Iterable[Remark]) -> None:
    """One line for each on stderr."""
    for remark in remarks:
        print(" ".join(sentence(remark).split()), file=sys.stderr)


def counted(number: int) -> str:
    """'1 proces', '2 processen'."""
    return f"{number} {'proces' if number == 1 else 'processen'}"


def at(place: str, remark: Remark) -> Remark:
    """The remark with the file before its place."""
    return Remark(remark.code, f"{place}: {remark.place}" if remark.place else place, remark.facts)


def _load(path: str, reader: LimitedReader) -> Iterator[Loaded]:
    file, name = _split(path)
    if not Path(file).is_dir():
        yield from _processes(file, _read(file, reader), name)
        return
    for inside in sorted(one for one in Path(file).rglob("*") if one.suffix.lower() in READABLE and one.is_file()):
        try:
            yield from _processes(str(inside), _read(str(inside), reader), "")
        except Problem as problem:
            complain([problem.as_remark()])


def _split(path: str) -> tuple[str, str]:
    """File and name; a `#` can be part of either, so the shortest file that exists counts."""
    if Path(path).exists():
        return path, ""
    places = [place for place, sign in enumerate(path) if sign == "#"]
    existing = [place for place in places if Path(path[:place]).is_file()]
    if not existing:
        raise Problem("path-missing", path[: places[0]] if places else path)
    return path[: existing[0]], path[existing[0] + 1 :]


def _read(file: str, reader: LimitedReader) -> Reading:
    data = _bytes(Path(file))
    try:
        reading = reader.read(Path(file).name, data)
    except Problem as problem:
        there = at(file, problem.as_remark())
        raise Problem(there.code, there.place, **there.facts) from None
    complain(at(file, remark) for remark in reading.refused)
    return reading


def _processes(file: str, reading: Reading, name: str) -> Iterator[Loaded]:
    known = addresses(reading)
    if not name:
        for address, found in known.items():
            yield Loaded(file, address or found.process.id, found)
        return
    try:
        wanted = find_process(reading, name)
    except Problem as problem:
        there = at(file, problem.as_remark())
        raise Problem(there.code, there.place, **there.facts) from None
    address = next(address for address, found in known.items() if found is wanted)
    yield Loaded(file, address or wanted.process.id, wanted)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Problem("path-missing", str(path)) from None
    except (OSError, ValueError) as error:
        raise Problem("path-unreadable", str(path), reason=getattr(error, "strerror", "") or "") from None
