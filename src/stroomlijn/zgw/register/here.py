"""Who asks, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from stroomlijn.zgw.rights.rights import Rights


@dataclass(frozen=True, slots=True)
class Here:
    """One request.

    base     scheme and host that the caller used; every address in the answer begins with it
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

    def own_id(self, address: str, root: str) -> UUID | None:
        """The id behind an address of ours that begins with `root`; None for any other address."""
        try:
            parts = urlsplit(address)
            if parts.netloc not in self.hosts or not parts.path.startswith(root + "/"):
                return None
            return UUID(parts.path.rsplit("/", 1)[-1])
        except ValueError:
            return None
