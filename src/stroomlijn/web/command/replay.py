"""`stroomlijn replay [TRAJECT]`: all decisions played again on their sources, and whether the same bytes come out."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from stroomlijn.engines.problems import Problem, Remark
from stroomlijn.foundation.problems import sentence

from ._folder import add_data_argument, folder_of
from .files import add_json

if TYPE_CHECKING:
    from stroomlijn.harmonisation.queries.replaying import Replayed


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("traject", nargs="?", metavar="TRAJECT", help="naam of nummer van het traject (anders alle)")
    add_data_argument(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Returns 1 when anything else comes out than what stands. Raises Problem when the traject is unknown."""
    from stroomlijn.foundation.database import opened

    folder = folder_of(arguments)
    with opened(folder) as address:
        os.environ["DATABASE_URL"] = address
        os.environ["STROOMLIJN_DATA_DIR"] = str(folder.path)
        found = _replayed(arguments.traject)
    show = _show_json if arguments.json else show_replayed
    show(found)
    return 0 if all(one.outcome == "same" for one in found) else 1


def _replayed(asked: str | None) -> list[Replayed]:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stroomlijn.web.settings")
    django.setup()
    from django.db import connection

    from stroomlijn.harmonisation.queries.replaying import replayed

    try:
        return [one for traject_id in meant(asked) for one in replayed(traject_id)]
    finally:
        connection.close()


def meant(asked: str | None) -> list[int]:
    """The trajecten that are meant: by number or by name, all when none is named."""
    from stroomlijn.organisation.queries.trajecten import trajecten

    known = trajecten()
    if asked is None:
        return [one.id for one in known]
    found = [one.id for one in known if asked.casefold() in (str(one.id), one.name.casefold())]
    if not found:
        names = ", ".join(f"{one.id} ({one.name})" for one in known)
        raise Problem("replay-no-traject", asked, known=names or "geen")
    return found


def show_replayed(found: list[Replayed]) -> None:
    """What came out, one line for each group where it was something else."""
    other = [one for one in found if one.outcome != "same"]
    for one in other:
        reason = sentence(Remark(one.problem)) if one.problem else ""
        facts = {"name": one.name, "decisions": one.decisions, "reason": reason}
        print(sentence(Remark(f"replay-{one.outcome}", one.group, facts)), file=sys.stderr)
    counted = {"groups": len(found), "decisions": sum(one.decisions for one in found), "other": len(other)}
    print(sentence(Remark("replayed" if other else "replayed-same", facts=counted)))


def _show_json(found: list[Replayed]) -> None:
    same = all(one.outcome == "same" for one in found)
    print(json.dumps({"same": same, "groups": [asdict(one) for one in found]}))
