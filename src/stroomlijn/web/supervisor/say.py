"""What the starter says to the person at the terminal."""

from __future__ import annotations

import sys

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence


def say(code: str, **facts: object) -> None:
    """Prints the sentence of `code` at once."""
    print(sentence(Remark(code, facts=facts)), flush=True)  # noqa: T201 - this is what the command is for


def complain(code: str, **facts: object) -> None:
    """Prints the sentence of `code` on standard error."""
    print(sentence(Remark(code, facts=facts)), file=sys.stderr, flush=True)  # noqa: T201
