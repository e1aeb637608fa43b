"""The tables of the foundation."""

from .account import Account, OneTimeLink, SignInAttempt
from .grant import Grant
from .link import Link
from .message import Message
from .peildatum import Peildatum
from .search import SearchEntry, SearchMiss, SearchWord
from .trail import AuditLine, AuditSeal, Fact
from .undoable import Undoable
from .upload import StoredFile

__all__ = [
    "Account",
    "AuditLine",
    "AuditSeal",
    "Fact",
    "Grant",
    "Link",
    "Message",
    "OneTimeLink",
    "Peildatum",
    "SearchEntry",
    "SearchMiss",
    "SearchWord",
    "SignInAttempt",
    "StoredFile",
    "Undoable",
]
