"""`stroomlijn start`: everything in one command."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="met voorbeeldgegevens, in een eigen map")
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADRES", help="adres om op te luisteren (anders alleen deze computer)"
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="POORT", help="poort om op te luisteren (anders 8000)"
    )
    parser.add_argument(
        "--public-url",
        default="",
        metavar="URL",
        help="het adres dat mensen gebruiken, zoals https://stroomlijn.gemeente.nl",
    )
    parser.add_argument("--data", type=Path, metavar="MAP", help="map voor de gegevens")


def run(arguments: Namespace) -> int:
    """Runs until Ctrl-C. Raises Problem when it cannot start."""
    from stroomlijn.foundation.database import DataFolder, default_folder
    from stroomlijn.web.supervisor import Options, supervise

    path: Path = arguments.data or default_folder(demo=arguments.demo)
    return supervise(
        Options(
            folder=DataFolder(path.absolute()),
            host=arguments.host,
            port=arguments.port,
            public_url=arguments.public_url.rstrip("/"),
            demo=arguments.demo,
        )
    )
