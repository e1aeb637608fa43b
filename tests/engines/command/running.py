"""The commands as a user runs them, with files in a folder of their own."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.layout import arrange
from stroomlijn.engines.process_model import Event, Flow, Kind, Node, Process
from stroomlijn.web.command import main


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def stroomlijn(folder: Path, *words: str) -> Run:
    """Runs a command in the folder, as a process of its own; a traceback on stderr fails the test."""
    program = "import sys; from stroomlijn.web.command import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Run(done.returncode, done.stdout, done.stderr)


def here(folder: Path, *words: str) -> Run:
    """The same within this process: for the many ways to ask for what is answered alike, which start nothing anew."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Run(code, out.getvalue(), err.getvalue())


def line(name: str, *labels: str) -> Process:
    """Start, steps one after the other, end."""
    steps = [Node(f"stap{n}", Kind.STEP, label, type="task") for n, label in enumerate(labels)]
    start = Node("begin", Kind.EVENT, "Begin", type="startEvent", event=Event.START)
    end = Node("einde", Kind.EVENT, "Einde", type="endEvent", event=Event.END)
    nodes = (start, *steps, end)
    flows = tuple(Flow(f"pijl{n}", nodes[n].id, nodes[n + 1].id) for n in range(len(nodes) - 1))
    return Process(f"proces_{name}", name, nodes, flows)


def save(folder: Path, file: str, process: Process) -> str:
    """The process as a BPMN file in the folder; gives the file's name."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(write_bpmn(process, arrange(process)))
    return file
