"""`stroomlijn convert IN OUT`: any readable file to .bpmn, .svg, .xlsx or .json."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Drawing, Process, process_to_json

from .files import add_json, as_json, at, complain, counted, is_folder, refuse_own_input, write
from .loading import Loaded, files_meant, load

FORMATS = (".bpmn", ".svg", ".xlsx", ".json")
_NOT_IN_NAMES = re.compile(r"[^\w\-. ]+")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", help="een bestand, een map of BESTAND#NAAM")
    parser.add_argument("out", metavar="UIT", help=".bpmn, .svg, .xlsx of .json; bij veel processen wordt UIT een map")
    parser.add_argument("--format", choices=[one[1:] for one in FORMATS], help="van de bestanden in een map (bpmn)")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when the file is unreadable, or the result would overwrite it or cannot be written."""
    out = Path(arguments.out)
    kind = f".{arguments.format}" if arguments.format else out.suffix.lower()
    into_folder = is_folder(out) or not out.suffix
    if into_folder and kind not in FORMATS:
        kind = ".bpmn"
    if kind not in FORMATS:
        complain([Remark("convert-format", arguments.out)])
        return 2
    loaded = load([arguments.source])
    in_one_file = not into_folder and (kind == ".xlsx" or len(loaded) == 1)
    folder = out if into_folder else out.with_suffix("")
    written = [(out, one) for one in loaded] if in_one_file else _named(folder, kind, loaded)
    refuse_own_input([path for path, _ in written], files_meant([arguments.source]))
    if in_one_file and kind == ".xlsx":
        write_workbook_file(out, [one.found.process for one in loaded])
    else:
        for path, one in written:
            write_process(path, one.found.process, one.found.drawing)
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
    """Any number of processes in one workbook. What a workbook cannot say is told on stderr."""
    from stroomlijn.engines.formats.spreadsheet import lost_in_workbook, write_workbook

    write(out, write_workbook(processes))
    complain(at(str(out), remark) for process in processes for remark in lost_in_workbook(process))


def _named(folder: Path, kind: str, loaded: Sequence[Loaded]) -> list[tuple[Path, Loaded]]:
    """A file for each process, named after it; equal names get a number."""
    taken: set[str] = set()
    named = []
    for one in loaded:
        stem = _file_name(one.name)
        number, name = 1, stem
        while name.lower() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.lower())
        named.append((folder / f"{name}{kind}", one))
    return named


def _file_name(name: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:80].strip(" .") or "proces"
