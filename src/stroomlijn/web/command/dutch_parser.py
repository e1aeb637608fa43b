"""argparse in Dutch: headings, the help of `-h`, and what it says about wrong usage."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"ontbrekend: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"argument opdracht: invalid choice: (.*) \(choose from (.*)\)", r"onbekende opdracht \1 (kies uit \2)"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: onbekende keuze \2 (kies uit \3)"),
    (r"argument (.*): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (.*): expected at least one argument", r"\1: hier hoort ten minste een waarde achter"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 is geen geheel getal"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: hier hoort geen waarde achter (\2)"),
    (r"ambiguous option: (.*) could match (.*)", r"onduidelijke optie \1: bedoel je \2?"),
)


class DutchParser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Dutch. A message without a translation is shown as argparse made it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _DutchFormatter, **options, "add_help": False})
        self._positionals.title = "wat je opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Prints the usage and what is wrong with it, and ends with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_dutch(message)}\n")


def in_dutch(message: str) -> str:
    """What argparse says, in Dutch."""
    for pattern, dutch in _MESSAGES:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, dutch, message, count=1, flags=re.DOTALL)
    return message


class _DutchFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
