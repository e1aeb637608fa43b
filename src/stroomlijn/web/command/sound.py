"""`stroomlijn sound MODEL`: can every path finish, is anything dead, and where not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from stroomlijn.engines.execution import Finding, Soundness, check_soundness
from stroomlijn.engines.merging import UnsoundPlace
from stroomlijn.engines.problems import Remark
from stroomlijn.engines.process_model import Kind, Process
from stroomlijn.foundation.problems import sentence

from .files import add_json, as_json
from .loading import Loaded, load

_NAMELESS = {Kind.EVENT: "gebeurtenis", Kind.GATEWAY: "keuzepunt"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("model", metavar="MODEL", help="een bestand, een map of BESTAND#NAAM")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when the file is unreadable."""
    results = [(one, check_soundness(one.found.process)) for one in load([arguments.model])]
    if arguments.json:
        data = [_as_data(one, soundness) for one, soundness in results]
        print(as_json(data[0] if len(data) == 1 else data))
    else:
        for one, soundness in results:
            _tell(one, soundness)
    return 0


def _as_data(one: Loaded, soundness: Soundness) -> dict[str, Any]:
    return {
        "source": one.file,
        "name": one.name,
        "sound": soundness.sound,
        "complete": soundness.complete,
        "findings": [
            {
                "code": finding.code,
                "elements": list(finding.elements),
                "text": told(finding, one.found.process),
            }
            for finding in soundness.findings
        ],
    }


def _tell(one: Loaded, soundness: Soundness) -> None:
    print(f"{one.name}: {'in orde' if soundness.sound else 'niet in orde'}")
    for finding in soundness.findings:
        print(f"     {told(finding, one.found.process)}")


def told(finding: Finding | UnsoundPlace, process: Process) -> str:
    """The sentence of a finding, with its elements by label and id."""
    steps = ", ".join(_named(element, process) for element in finding.elements)
    return sentence(Remark(f"sound-{finding.code}", facts={**finding.facts, "steps": steps}))


def _named(element: str, process: Process) -> str:
    """The label and the id: a label can occur more than once, an id says nothing to people."""
    node = process.node.get(element)
    if node is None:
        return element
    label = " ".join(node.label.split())
    return f"'{label}' ({element})" if label else f"{_NAMELESS.get(node.kind, 'stap')} zonder naam ({element})"
