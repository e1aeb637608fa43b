"""What an earlier release made findable, made anew as this release does."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError

from stroomlijn.foundation.operations.indexing import outdated
from stroomlijn.landscape.models import Document

from .documents import index_document
from .settling import settle

log = logging.getLogger(__name__)


def index_outdated() -> None:
    """Each object in a transaction of its own: until then it is found as before.

    The entries themselves say what is still to be done, so that this goes on where it was stopped. One that fails
    holds up no other, and is tried again when a worker starts.
    """
    for kind, index in _INDEX.items():
        for object_id in outdated(kind):
            try:
                index(object_id)
            except OperationalError:
                raise  # the database went away: tried again
            except Exception:
                log.exception("%s %s is found as the release before made it", kind, object_id)


def is_outdated() -> bool:
    """Whether there is anything to make anew."""
    return any(outdated(kind) for kind in _INDEX)


def _document(document_id: int) -> None:
    index_document(Document.objects.get(pk=document_id))


_INDEX: dict[str, Callable[[int], None]] = {"process": settle, "document": _document}
