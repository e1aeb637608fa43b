"""How one comes at the concept that is open in the editor."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May
from stroomlijn.landscape.models import Version
from stroomlijn.landscape.queries.concepts import open_concept

from .processes import access_process


def access_concept(account: Any, process_id: int) -> Version:
    """The open concept of a process, for who may edit it; 404 when nothing is open."""
    process = access_process(account, process_id, May.EDIT)
    concept = open_concept(process.pk)
    if concept is None:
        raise Http404
    return concept
