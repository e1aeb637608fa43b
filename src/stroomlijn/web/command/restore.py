"""`stroomlijn restore FILE`: a backup back into an empty folder."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ._folder import add_data_argument, folder_of
from .files import add_json


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND", help="de reservekopie")
    add_data_argument(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when the backup is not whole or the folder not empty; nothing is written then."""
    from stroomlijn.foundation.backup import restore_backup
    from stroomlijn.foundation.database.server import silent
    from stroomlijn.web.supervisor.say import say

    folder = folder_of(arguments)
    manifest = restore_backup(arguments.file.absolute(), folder, silent if arguments.json else say)
    if arguments.json:
        print(json.dumps({"folder": str(folder.path), "made_at": manifest.made_at, "files": len(manifest.files)}))
    else:
        say("restore-done", made_at=manifest.made_at)
    return 0
