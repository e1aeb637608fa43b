"""Who asks, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from stroomlijn.zgw.rights.rights import Rights

from .hosts import is_ours, kept


@dataclass(frozen=True, slots=True)
class Here:
    """One request.

    base     scheme and host that the caller used; every address in the answer begins with it
    hosts    of the addresses that are ours, beside the names of the installation
    rights   what the calling application may
    day      the date on which names of versioned types are resolved (`datumGeldigheid`, else today)
    reason   X-Audit-Toelichting
    warnings what to tell the caller beside the answer (X-Warning)
    """

    base: str
    rights: Rights
    day: date
    reason: str = ""
    hosts: frozenset[str] = field(default_factory=frozenset)
    warnings: list[str] = field(default_factory=list)

    def kept(self, address: str) -> str:
        """An address as it is kept: one of ours without its host."""
        return kept(address, self.hosts)

    def own_id(self, address: str, root: str) -> UUID | None:
        """The id behind an address of ours, as it comes or is kept, that begins with `root`; None for any other."""
        try:
            parts = urlsplit(address)
            ours = is_ours(parts.netloc, self.hosts) if parts.netloc else not parts.scheme
            if not ours or not parts.path.startswith(root + "/"):
                return None
            return UUID(parts.path.rsplit("/", 1)[-1])
        except ValueError:
            return None
