"""The tables of the landscape."""

from .editing import Edit, Presence
from .imports import Import, ImportFile, ImportItem
from .knowing import Exercise, ExerciseTry, ReadMark
from .landscape import Landscape
from .library import Document, DocumentFile, Favourite, Mention, Parameter, ParameterValue, PublicDomain
from .owning import BulkChange, HandOver
from .process import Process, Step
from .reaction import Reaction
from .validity import Validity
from .version import Appearance, Version, large_columns

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
    "large_columns",
]
