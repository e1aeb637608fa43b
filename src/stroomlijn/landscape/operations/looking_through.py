"""Files of an earlier release, looked through once for what seems personal, as new ones are when they are given."""

from __future__ import annotations

import logging

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from stroomlijn.engines.formats.text_document import Format
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.operations.recording import audit
from stroomlijn.foundation.personal_data import seems_personal
from stroomlijn.landscape.models import DocumentFile

from .documents import queue_reading, words_of
from .found_items import as_json

log = logging.getLogger(__name__)


def look_through_earlier() -> None:
    """Each file in a transaction of its own, so that this goes on where it was stopped; one that fails waits."""
    for file_id in list(_earlier().order_by("pk").values_list("pk", flat=True)):
        try:
            _look_through(file_id)
        except OperationalError:
            raise  # the database went away: tried again
        except Exception:
            log.exception("document file %s was not looked through", file_id)


def is_any_earlier() -> bool:
    """Whether a file was never looked through."""
    return _earlier().exists()


def _earlier() -> QuerySet[DocumentFile]:
    return DocumentFile.objects.filter(looked_through=False)


@transaction.atomic
def _look_through(file_id: int) -> None:
    """A PDF, of which no words were kept, is read by the job that reads new ones."""
    file = DocumentFile.objects.select_for_update(of=("self",)).select_related("stored").get(pk=file_id)
    file.looked_through = True
    if file.format == Format.PDF:
        file.blocks = None
        queue_reading(file)
    elif file.blocks is not None:
        others = [remark for remark in file.remarks if not remark["code"].startswith("personal-")]
        file.remarks = [*others, *as_json(seems_personal(words_of(file)))]
        audit(PRODUCT, "document-file-read", "document", file.document_id, file=file.order)
    file.save(update_fields=["looked_through", "blocks", "remarks"])
