"""`stroomlijn check`: the rules that always hold, over all data."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace

from stroomlijn.engines.problems import Remark

from ._folder import add_data_argument, folder_of
from .files import add_json


def add_arguments(parser: ArgumentParser) -> None:
    add_data_argument(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Returns 1 when a rule is broken. Raises Problem when there is no database to look at."""
    from stroomlijn.foundation.database import opened

    folder = folder_of(arguments)
    with opened(folder) as address:
        os.environ["DATABASE_URL"] = address
        os.environ["STROOMLIJN_DATA_DIR"] = str(folder.path)
        found = _found()
    show = _show_json if arguments.json else _show
    show(found)
    return 1 if any(remarks for _, remarks in found.values()) else 0


def _found() -> dict[str, tuple[str, list[Remark]]]:
    """What breaks each rule, with the rule's title, by its name."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stroomlijn.web.settings")
    django.setup()
    from django.db import connection

    from stroomlijn.foundation.checks import all_checks

    try:
        return {check.name: (check.title, check.broken()) for check in all_checks()}
    finally:
        connection.close()


def _show(found: dict[str, tuple[str, list[Remark]]]) -> None:
    from stroomlijn.foundation.problems import sentence

    for name, (_, remarks) in found.items():
        for remark in remarks:
            print(f"{name}: {sentence(remark)}", file=sys.stderr)
    broken = sum(1 for _, remarks in found.values() if remarks)
    print(sentence(Remark("checked", facts={"number": len(found), "broken": broken})))


def _show_json(found: dict[str, tuple[str, list[Remark]]]) -> None:
    checks = [
        {
            "check": name,
            "ok": not remarks,
            "problems": [{"code": each.code, "place": each.place, "facts": each.facts} for each in remarks],
        }
        for name, (_, remarks) in found.items()
    ]
    print(json.dumps({"ok": all(check["ok"] for check in checks), "checks": checks}, default=str))
