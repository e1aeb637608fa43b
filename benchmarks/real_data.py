"""Where the real data are, and the published gold standards in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from stroomlijn.engines.formats import read
from stroomlijn.engines.process_model import Process

DATA = Path(os.environ.get("STROOMLIJN_DATA") or Path(__file__).parents[2] / "shared" / "data")

Pairs = set[tuple[str, str]]

_CELL = re.compile(r"entity1 rdf:resource=['\"]([^'\"]+)['\"].*?entity2 rdf:resource=['\"]([^'\"]+)['\"]", re.S)


def processes(path: Path) -> list[Process]:
    """All processes in a file."""
    return [found.process for found in read(path.name, path.read_bytes()).processes]


def admission() -> Iterator[tuple[Process, Process, Pairs]]:
    """University admission: 36 pairs of BPMN models."""
    for gold in sorted((DATA / "pmmc" / "admission" / "gold").glob("*.rdf")):
        left, _, right = gold.stem.partition("-")
        models = (DATA / "pmmc" / "admission" / "models" / f"{name}.bpmn" for name in (left, right))
        one, other = (processes(model)[0] for model in models)
        yield one, other, _pairs(gold, "#")


def asset() -> Iterator[tuple[Process, Process, Pairs]]:
    """Asset management: 36 pairs of EPCs. A side that holds several EPCs counts as one process."""
    for gold in sorted((DATA / "pmmc" / "asset" / "gold").glob("*.rdf")):
        folder = DATA / "pmmc" / "asset" / gold.stem
        one, other = (_together(processes(folder / f"{side}-model.epml")) for side in ("source", "target"))
        yield one, other, _pairs(gold, "/")


def municipal(version: str = "v1") -> list[tuple[str, Process]]:
    """The 80 models of ten municipalities, each with its family, their names taken away."""
    found = []
    for process in processes(DATA / "coselog" / f"vogelaar_{version}.epml"):
        family = re.search(r"GBA\d|WABO\d|MOR|WN?MO|WOZ", process.name)
        assert family, process.name
        found.append((family.group().replace("WNMO", "WMO"), replace(process, name="")))
    return found


def _pairs(gold: Path, sign: str) -> Pairs:
    return {
        (one.rsplit(sign, 1)[1], other.rsplit(sign, 1)[1])
        for one, other in _CELL.findall(gold.read_text(encoding="utf-8"))
    }


def _together(parts: list[Process]) -> Process:
    return Process(
        parts[0].id,
        parts[0].name,
        nodes=tuple(node for part in parts for node in part.nodes),
        flows=tuple(flow for part in parts for flow in part.flows),
    )
