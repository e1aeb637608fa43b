"""BPMN 2.0: reading into the process graph, writing anew, and patching the bytes that were read.

The record of a version is its bytes. A changed name or description is patched into them (`changes_between`,
`patch_bpmn`), and so is a changed shape (`rewrite_bpmn`), so that what others put into a file stays there.
"""

from .changes import (
    Change,
    Condition,
    Describe,
    Document,
    Rename,
    SetFacts,
    SetLanguage,
    changes_between,
)
from .facts import bpmn_facts
from .patch import patch_bpmn
from .read import read_bpmn
from .rewrite import rewrite_bpmn
from .undrawn import keep_undrawn
from .write import write_bpmn

__all__ = [
    "Change",
    "Condition",
    "Describe",
    "Document",
    "Rename",
    "SetFacts",
    "SetLanguage",
    "bpmn_facts",
    "changes_between",
    "keep_undrawn",
    "patch_bpmn",
    "read_bpmn",
    "rewrite_bpmn",
    "write_bpmn",
]
