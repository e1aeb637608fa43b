"""Every headline figure, each with its anchor and target beside it: `python -m benchmarks [--short] [NAME ...]`.

Figures are printed, never asserted: a busy machine is no mistake. The command fails only when something raises.
"""

from __future__ import annotations

import argparse
import importlib
import os
from contextlib import nullcontext

from benchmarks.database import product
from benchmarks.stopwatch import stopwatch

# Names of modules with a `run(short)`; the second of each pair says whether it needs the database.
BENCHMARKS = {
    "upload": True,
    "interchange": True,
    "scale": True,
    "weight": True,
    "robustness": True,
    "layout": False,
    "editing": False,
    "editing_page": True,
    "workshop": True,
    "matching": False,
    "grouping": False,
    "two_landscapes": True,
    "merging": False,
    "keeping": False,
    "zgw": True,
}


def main() -> None:
    options = _options()
    chosen = options.name or list(BENCHMARKS)
    print(f"Stroomlijn, gemeten op {os.cpu_count()} kernen{', korte vorm' if options.short else ''}")
    with stopwatch() as spent, product() if any(BENCHMARKS[name] for name in chosen) else nullcontext():
        for name in chosen:
            with stopwatch() as took:
                importlib.import_module(f"benchmarks.{name}").run(options.short)
            print(f"\n{name}: {took}")
    print(f"\nalles samen: {spent}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Prints the headline figures.")
    parser.add_argument("--short", action="store_true", help="fewer files and rounds, under three minutes")
    parser.add_argument("name", nargs="*", metavar="NAME", help=f"only these: {', '.join(BENCHMARKS)}")
    options = parser.parse_args()
    if unknown := set(options.name) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
