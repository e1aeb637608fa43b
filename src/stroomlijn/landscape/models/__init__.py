"""The tables of the landscape."""

from .bulk_change import BulkChange
from .editing import Edit, Presence
from .exercise import Exercise, ExerciseTry
from .hand_over import HandOver
from .imports import Import, ImportFile, ImportItem
from .landscape import Landscape
from .library import Document, DocumentFile, Favourite, Mention, Parameter, ParameterValue, PublicDomain
from .process import Process, Step
from .reaction import Reaction
from .read_mark import ReadMark
from .validity import Validity
from .version import Appearance, Version, large_columns
from .withdrawal import Withdrawal

__all__ = [
    "Appearance",
    "BulkChange",
    "Document",
    "DocumentFile",
    "Edit",
    "Exercise",
    "ExerciseTry",
    "Favourite",
    "HandOver",
    "Import",
    "ImportFile",
    "ImportItem",
    "Landscape",
    "Mention",
    "Parameter",
    "ParameterValue",
    "Presence",
    "Process",
    "PublicDomain",
    "Reaction",
    "ReadMark",
    "Step",
    "Validity",
    "Version",
    "Withdrawal",
    "large_columns",
]
