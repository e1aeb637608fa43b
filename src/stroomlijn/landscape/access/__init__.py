"""How one comes at anything of the landscape. Nobody reaches its rows in another way."""

from .concepts import access_concept
from .imports import access_import
from .lending import add_lender
from .library import (
    access_document,
    access_document_file,
    access_parameter,
    access_register,
    edits_documents,
    edits_parameters,
    edits_values_of,
)
from .owner import access_bulk_change, access_hand_over, access_receiving, access_withdrawal
from .processes import (
    access_process,
    editable_processes,
    edits_something,
    findable_processes,
    keep_for_page,
    looked_after,
    may,
    readable_process_ids,
    readable_processes,
    scopes_of,
    sees_all_versions,
    versions_on_page,
    visible_versions,
)
from .reactions import access_own_reaction, access_reaction, answerable, answers_for, answers_reactions

__all__ = [
    "access_bulk_change",
    "access_concept",
    "access_document",
    "access_document_file",
    "access_hand_over",
    "access_import",
    "access_own_reaction",
    "access_parameter",
    "access_process",
    "access_reaction",
    "access_receiving",
    "access_register",
    "access_withdrawal",
    "add_lender",
    "answerable",
    "answers_for",
    "answers_reactions",
    "editable_processes",
    "edits_documents",
    "edits_parameters",
    "edits_something",
    "edits_values_of",
    "findable_processes",
    "keep_for_page",
    "looked_after",
    "may",
    "readable_process_ids",
    "readable_processes",
    "scopes_of",
    "sees_all_versions",
    "versions_on_page",
    "visible_versions",
]
