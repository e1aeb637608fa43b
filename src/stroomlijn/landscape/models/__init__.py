"""The tables of the landscape."""

from .landscape import Landscape
from .process import Process, Step
from .reading import Import, ImportFile, ImportItem
from .validity import Validity
from .version import Appearance, Version

__all__ = [
    "Appearance",
    "Import",
    "ImportFile",
    "ImportItem",
    "Landscape",
    "Process",
    "Step",
    "Validity",
    "Version",
]
