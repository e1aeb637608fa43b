"""`stroomlijn backup FILE`: a copy of everything, also while everything runs."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from ._folder import add_data_argument, folder_of
from .files import add_json


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND", help="het bestand dat de reservekopie wordt (.zip)")
    add_data_argument(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Raises Problem when there is nothing to copy or no place to copy it to."""
    from stroomlijn.foundation.backup import make_backup
    from stroomlijn.foundation.database import opened
    from stroomlijn.web.supervisor.say import say

    target: Path = arguments.file.absolute()
    with opened(folder_of(arguments)) as address:
        manifest = make_backup(folder_of(arguments), address, target)
    if arguments.json:
        print(json.dumps({"file": str(target), "size": target.stat().st_size, "files": len(manifest.files)}))
    else:
        say("backup-made", files=len(manifest.files), megabytes=round(target.stat().st_size / 1e6, 1))
    return 0
