"""What reading a file costs, under the limits of the product: processor time in ms and memory in MB.

    python -m tests.attack.measured FOLDER      one line of JSON: file name -> [ms, MB]

A process of its own, as small as the reader of the product, so that a child's memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from resource import struct_rusage
from typing import Any

Cost = tuple[int, float]


def measure(files: Mapping[str, bytes], folder: Path) -> dict[str, Cost]:
    """The cost of reading each file: (ms of processor time, MB at its highest above an empty reader)."""
    names = dict(enumerate(files))
    for number, name in names.items():
        (folder / str(number)).write_bytes(files[name])
    (folder / "names.json").write_text(json.dumps(names))
    words = [sys.executable, "-m", "tests.attack.measured", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return {name: (ms, mb) for name, (ms, mb) in json.loads(done.stdout).items()}


def main(folder: Path) -> None:
    from stroomlijn.engines.formats import read
    from stroomlijn.foundation.limited import __main__ as reader
    from stroomlijn.foundation.limited import child

    reader._warm_up()
    used: list[struct_rusage] = []
    wait = os.wait4

    def noting(*arguments: Any) -> tuple[int, int, struct_rusage]:
        answer = wait(*arguments)
        used.append(answer[2])
        return answer

    child.os.wait4 = noting  # type: ignore[attr-defined]
    names = {"": "leeg.csv", **json.loads((folder / "names.json").read_text())}
    for number, name in names.items():
        child.answer_for(read, name, (folder / number).read_bytes() if number else b"Nr;Stap\n1;A")
    costs = [(round(1000 * (one.ru_utime + one.ru_stime)), one.ru_maxrss / 1024) for one in used]
    empty = costs[0][1]
    told = {name: [ms, max(0.0, round(mb - empty, 1))] for name, (ms, mb) in zip(names.values(), costs, strict=True)}
    print(json.dumps({name: cost for name, cost in told.items() if name != "leeg.csv"}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
