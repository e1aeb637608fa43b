"""Runs a suite by newman and reads what it found."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.fetch_packages import node

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules/newman/bin/newman.js"
LIMIT = 600
"""Seconds for one run: a suite whose set-up fails may go round for ever (zrc-007b does)."""


@dataclass(frozen=True)
class Assertion:
    """One assertion that was executed, with the top folder and the step it stands in; `error` is empty if it passed."""

    folder: str
    step: str
    name: str
    error: str


def run(suite: Path, folder: str | None, environment: Mapping[str, str], output: Path) -> list[Assertion]:
    """The assertions that were executed, of the whole suite or of one folder; those until the limit when it is hit."""
    values = output.with_suffix(".environment.json")
    values.write_text(json.dumps({"values": [{"key": name, "value": value} for name, value in environment.items()]}))
    words = [node(), PROGRAM, "run", suite, "--environment", values, "--reporters", "json"]
    limits = ["--timeout", LIMIT * 1000, "--timeout-request", 60_000]
    chosen = ["--folder", folder] if folder else []
    done = subprocess.run(
        [str(word) for word in (*words, "--reporter-json-export", output, *limits, *chosen)],
        capture_output=True,
        text=True,
        timeout=LIMIT + 60,
        check=False,
    )
    assert output.exists(), f"newman ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return list(_assertions(json.loads(output.read_text(encoding="utf-8"))))


def _assertions(report: Mapping[str, Any]) -> Iterator[Assertion]:
    folders = {step: top["name"] for top in report["collection"]["item"] for step in _steps(top)}
    for execution in report["run"]["executions"]:
        step = execution["item"]
        for found in execution.get("assertions") or ():
            if not found.get("skipped"):
                error = (found.get("error") or {}).get("message", "")
                yield Assertion(folders[step["id"]], step["name"], found["assertion"], error)


def _steps(item: Mapping[str, Any]) -> Iterator[str]:
    if "item" in item:
        for one in item["item"]:
            yield from _steps(one)
    else:
        yield item["id"]
