"""What the audit trail of a zaak tells the caller."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from stroomlijn.zgw.models import TrailLine
from stroomlijn.zgw.models.words import VERTROUWELIJKHEID
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.rights.applications import number_in
from stroomlijn.zgw.rights.rights import Rights

from .guards import may_read


def readable_lines(lines: Sequence[TrailLine], here: Here) -> Sequence[TrailLine]:
    """Without what was said of the zaak and its parts while it was hidden from the caller. `lines` are of one zaak."""
    if here.rights.everything or not lines:
        return lines
    hidden = _said_in_secret(lines[0].main, here.rights)
    return [line for line in lines if line.pk not in hidden]


def _said_in_secret(zaak: UUID, rights: Rights) -> set[UUID]:
    """Its lines from the change that hid it up to and with the one that showed it again."""
    found, was_hidden = set(), False
    lines = TrailLine.objects.filter(main=zaak).order_by("id").values_list("id", "resource", "before", "after")
    for line, resource, before, after in lines:
        is_hidden = was_hidden
        if resource == "zaak":
            was_hidden, is_hidden = (said is not None and not _readable(said, rights) for said in (before, after))
        if was_hidden or is_hidden:
            found.add(line)
        was_hidden = is_hidden
    return found


def _readable(said: dict[str, Any], rights: Rights) -> bool:
    level = VERTROUWELIJKHEID.index(said["vertrouwelijkheidaanduiding"])
    return may_read(rights, number_in(said["zaaktype"]), level)
