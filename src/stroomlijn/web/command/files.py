"""What the commands on files share: files as bytes and as JSON, writing, and telling."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.problems import sentence

_BEFORE_ITEM = re.compile(r"[\s,]*(?=[^\s,\]])")
_REASONS = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "path-forbidden"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "path-disk-full"),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "path-through-file"),
    errno.EISDIR: "path-is-folder",
    errno.ENAMETOOLONG: "path-too-long",
}


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="de uitkomst als JSON")


def load_json(path: str, code: str) -> Any:
    """The JSON in a file. Raises Problem(code) when it is none."""
    try:
        return json.loads(bytes_of(Path(path)))
    except (ValueError, RecursionError):
        raise Problem(code, path) from None


def lines_of_items(path: str) -> list[int]:
    """On which line each item begins of the JSON list in a file that was read before."""
    data = bytes_of(Path(path))
    text = data.decode(json.detect_encoding(data))
    decoder, at, found = json.JSONDecoder(), text.index("[") + 1, []
    while item := _BEFORE_ITEM.match(text, at):
        found.append(text.count("\n", 0, item.end()) + 1)
        at = decoder.raw_decode(text, item.end())[1]
    return found


def status(path: Path | str) -> os.stat_result | None:
    """None for what is not there, and for what cannot be: on a name that is too long Path.exists raises."""
    try:
        return Path(path).stat()
    except (OSError, ValueError):
        return None


def is_folder(path: Path | str) -> bool:
    found = status(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_file(path: Path | str) -> bool:
    found = status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def bytes_of(path: Path) -> bytes:
    """What is in the file. Raises Problem("path-missing") or Problem("path-unreadable")."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Problem("path-missing", str(path)) from None
    except (OSError, ValueError) as error:
        raise Problem("path-unreadable", str(path), reason=_reason(error)) from None


def write(path: Path, data: bytes) -> None:
    """Writes the file, and the folder it stands in. Raises Problem("path-unwritable")."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Problem("path-unwritable", str(path), reason=_reason(error)) from None


def refuse_own_input(written: Iterable[Path], read: Iterable[Path]) -> None:
    """Raises Problem("path-own-input") when a file that is to be written is one of those that were read."""
    sources = {_identity(path) for path in read} - {None}
    for path in written:
        if _identity(path) in sources:
            raise Problem("path-own-input", str(path))


def as_json(value: Any) -> str:
    """JSON as all commands print it: indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def complain(remarks: Iterable[Remark]) -> None:
    """One line for each on stderr, once."""
    for line in dict.fromkeys(map(as_line, remarks)):
        print(line, file=sys.stderr)


def as_line(remark: Remark) -> str:
    """The sentence of the remark on one line."""
    return " ".join(sentence(remark).split())


def counted(number: int) -> str:
    """'1 proces', '2 processen'."""
    return f"{number} {'proces' if number == 1 else 'processen'}"


def at(place: str, remark: Remark) -> Remark:
    """The remark with the file before its place."""
    return Remark(remark.code, f"{place}: {remark.place}" if remark.place else place, remark.facts)


def _identity(path: Path) -> tuple[int, int] | None:
    """The same for two names of one file, links included; None for a file that is not there."""
    found = status(path)
    return (found.st_dev, found.st_ino) if found else None


def _reason(error: OSError | ValueError) -> str:
    """Why the system refused, as a sentence; "" where it gave no reason that we know."""
    code = _REASONS.get(getattr(error, "errno", None) or 0)
    return sentence(Remark(code)) if code else ""
