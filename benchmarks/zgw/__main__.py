"""What many cases cost more than ten thousand: `python -m benchmarks.zgw CASES`, such as 1000000."""

from __future__ import annotations

import sys

from benchmarks.database import product
from benchmarks.zgw import run_grown

if __name__ == "__main__":
    with product():
        run_grown(int(sys.argv[1]))
