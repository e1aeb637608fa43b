"""Runs a suite by newman and reads what it found."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.fetch_packages import node

PROGRAM = Path(__file__).with_name("run.js")
LIMIT = 600
"""Seconds for one run: a suite whose set-up fails may go round for ever (zrc-007b does)."""


@dataclass(frozen=True)
class Assertion:
    """One assertion that was executed, with the top folder and the step it stands in; `error` is empty if it passed."""

    folder: str
    step: str
    name: str
    error: str


def run(suite: Path, folder: str | None, environment: Mapping[str, str], place: Path) -> list[Assertion]:
    """The assertions that were executed, of the whole suite or of one folder; those until the limit when it is hit."""
    values, found, problems = (place / name for name in ("environment.json", "found.jsonl", "problems.txt"))
    values.write_text(json.dumps({"values": [{"key": name, "value": value} for name, value in environment.items()]}))
    words = [node(), PROGRAM, suite, values, *([folder] if folder else [])]
    with found.open("w") as said, problems.open("w") as wrong:
        try:
            subprocess.run([str(word) for word in words], stdout=said, stderr=wrong, timeout=LIMIT, check=False)
        except subprocess.TimeoutExpired:
            print(f"\nafgebroken na {LIMIT} seconden")
    print(problems.read_text(encoding="utf-8"), end="")
    return [Assertion(**json.loads(line)) for line in found.read_text(encoding="utf-8").splitlines()]
