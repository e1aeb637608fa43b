"""`stroomlijn project OUT.bpmn --process FILE#NAME -o X.bpmn`: one source's own process back out of a merge."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from stroomlijn.engines.matching.values import Key
from stroomlijn.engines.merging import Merge, merge_from_json, project
from stroomlijn.engines.problems import Problem

from .convert import write_process
from .files import add_json, as_json, load_json, refuse_own_input


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("merged", metavar="UIT.bpmn", help="wat `merge` schreef; UIT.json staat ernaast")
    parser.add_argument(
        "--process", required=True, metavar="BESTAND#NAAM", help="het proces onder zijn naam in `merge`"
    )
    parser.add_argument("-o", "--out", required=True, metavar="X.bpmn", help=".bpmn, .svg, .xlsx of .json")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when there is no merge there, the process is none of its sources, or X is the merge itself."""
    place = str(Path(arguments.merged).with_suffix(".json"))
    try:
        merged = merge_from_json(load_json(place, "merge-unreadable"))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Problem("merge-unreadable", place) from None
    file, name = source_of(merged, arguments.process)
    refuse_own_input([Path(arguments.out)], [Path(arguments.merged), Path(place)])
    process = project(merged, file, name)
    write_process(Path(arguments.out), process, None)
    if arguments.json:
        print(as_json({"written": arguments.out, "file": file, "process": name, "steps": len(process.steps)}))
    else:
        print(f"{name}: {len(process.steps)} stappen in {arguments.out}")
    return 0


def source_of(merged: Merge, address: str) -> Key:
    """The source meant by FILE#NAME, or by FILE when only one process came from it.

    Raises Problem("project-unknown"), whose fact `names` lists some that could have been meant.
    """
    columns = merged.alignment.columns
    exact = [key for key in columns if f"{key[0]}#{key[1]}" == address]
    same = [key for key in columns if Path(key[0]).name == Path(address).name or key[0] == address]
    ending = [key for key in columns if address.endswith(f"{Path(key[0]).name}#{key[1]}")]
    for fitting in (exact, ending, same):
        if len(fitting) == 1:
            return fitting[0]
    names = ", ".join(f"'{file}#{name}'" for file, name in columns[:5])
    raise Problem("project-unknown", address, names=names)
