"""`stroomlijn convert IN OUT`: any readable file to .bpmn, .svg, .xlsx or .json."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Drawing, Process, process_to_json

from .files import Loaded, add_json, as_json, complain, counted, load, write

FORMATS = (".bpmn", ".svg", ".xlsx", ".json")
_NOT_IN_NAMES = re.compile(r"[^\w\-. ]+")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", help="een bestand, een map of BESTAND#NAAM")
    parser.add_argument("out", metavar="UIT", help=".bpmn, .svg, .xlsx of .json; bij veel processen wordt UIT een map")
    parser.add_argument("--format", choices=[one[1:] for one in FORMATS], help="van de bestanden in een map (bpmn)")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when the file is unreadable or the result cannot be written."""
    out = Path(arguments.out)
    kind = f".{arguments.format}" if arguments.format else out.suffix.lower()
    into_folder = out.is_dir() or not out.suffix
    if into_folder and kind not in FORMATS:
        kind = ".bpmn"
    if kind not in FORMATS:
        complain([Remark("convert-format", arguments.out)])
        return 2
    loaded = load([arguments.source])
    if kind == ".xlsx" and not into_folder:
        write_workbook_file(out, [one.found.process for one in loaded])
        written = [(out, one) for one in loaded]
    elif len(loaded) == 1 and not into_folder:
        write_process(out, loaded[0].found.process, loaded[0].found.drawing)
        written = [(out, loaded[0])]
    else:
        written = _write_folder(out if into_folder else out.with_suffix(""), kind, loaded)
    if arguments.json:
        print(as_json([{"file": str(path), "source": one.file, "process": one.name} for path, one in written]))
    else:
        print(f"{counted(len(loaded))} naar {written[0][0].parent if len(written) > 1 and kind != '.xlsx' else out}")
    return 0


def write_process(out: Path, process: Process, drawing: Drawing | None) -> None:
    """One process in the format of the file's name. Without a drawing it is laid out.

    What is no known format is written as BPMN.
    """
    kind = out.suffix.lower()
    if kind == ".json":
        write(out, (as_json(process_to_json(process)) + "\n").encode())
    elif kind == ".svg":
        from stroomlijn.engines.layout import draw_svg

        write(out, draw_svg(process, drawing, standalone=True).encode())
    elif kind == ".xlsx":
        write_workbook_file(out, [process])
    else:
        from stroomlijn.engines.formats.bpmn import write_bpmn
        from stroomlijn.engines.layout import arrange

        write(out, write_bpmn(process, drawing or arrange(process)))


def write_workbook_file(out: Path, processes: Sequence[Process]) -> None:
    """Any number of processes in one workbook."""
    from stroomlijn.engines.formats.spreadsheet import write_workbook

    write(out, write_workbook(processes))


def _write_folder(folder: Path, kind: str, loaded: Sequence[Loaded]) -> list[tuple[Path, Loaded]]:
    """One file for each process, named after it; equal names get a number."""
    taken: set[str] = set()
    written = []
    for one in loaded:
        stem = _file_name(one.name)
        number, name = 1, stem
        while name.lower() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.lower())
        path = folder / f"{name}{kind}"
        write_process(path, one.found.process, one.found.drawing)
        written.append((path, one))
    return written


def _file_name(name: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:80].strip(" .") or "proces"
