"""The data folder that a command works on."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from stroomlijn.foundation.database import DataFolder, default_folder


def add_data_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="MAP", help=f"map voor de gegevens (anders {default_folder()})")


def folder_of(arguments: Namespace, *, demo: bool = False) -> DataFolder:
    """The folder of `--data`, else the default one."""
    path: Path = arguments.data or default_folder(demo=demo)
    return DataFolder(path.absolute())
