"""What holds for audit lines and their seals."""

from __future__ import annotations

from collections.abc import Iterator

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.models import AuditLine, AuditSeal
from stroomlijn.foundation.operations.recording import chained_hash

from .registry import check


@check("audit-seals-hold")
def audit_seals_hold() -> Iterator[Remark]:
    """Every sealed audit line is as it was sealed, and none is missing."""
    before = ""
    end = 0
    for seal in AuditSeal.objects.order_by("last").iterator():
        lines = list(AuditLine.objects.filter(pk__gt=end, pk__lte=seal.last).order_by("pk"))
        if len(lines) != seal.lines or chained_hash(before, lines) != seal.hash:
            yield Remark("audit-seal-broken", f"{seal.first}-{seal.last}", {"sealed": seal.lines, "found": len(lines)})
        before, end = seal.hash, seal.last
