"""A part of a file that is sent in parts (bestandsdeel)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.files.uploadhandler import FileUploadHandler
from django.db import transaction
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from stroomlijn.foundation.database.leaving import leave_database
from stroomlijn.zgw.models import BestandsDeel, InformatieObject
from stroomlijn.zgw.register.here import Here
from stroomlijn.zgw.register.refusals import Refused, invalid
from stroomlijn.zgw.register.writing import seen

from .content import remove_later
from .guards import BIJWERKEN, needs
from .resources import BESTANDSDELEN
from .rules import is_lock
from .storage.arriving import Arrived, Arriving, arriving


def take_part(request: HttpRequest, number: UUID, here: Here) -> dict[str, Any] | None:
    """Keeps the part that the body holds. None where no such part is waited for. Raises `Invalid` or `Refused`."""
    size = BestandsDeel.objects.filter(pk=number).values_list("omvang", flat=True).first()
    if size is None:
        return None
    leave_database()
    with _part_in(request, size) as (file, lock):
        if file.size != size:
            raise invalid("inhoud", "file-size", f"Dit deel is {file.size} bytes groot, verwacht {size}.")
        return _keep(number, file.keep(), lock, here)


@transaction.atomic
def _keep(number: UUID, file: Arrived, lock: str, here: Here) -> dict[str, Any]:
    # The document first, as whoever unlocks it does.
    document = InformatieObject.objects.select_for_update().filter(bestandsdelen=number).first()
    if document is None:
        raise Refused(404, "not_found", "Op dit deel wordt niet meer gewacht.")
    needs(here.rights, BIJWERKEN, document)
    is_lock(lock, document)
    part = BestandsDeel.objects.get(pk=number)
    if part.file:
        remove_later([part.file])
    part.file = file.name
    part.save(update_fields=["file"])
    return seen(BESTANDSDELEN, part, here) | {"lock": lock}


@contextmanager
def _part_in(request: HttpRequest, size: int) -> Iterator[tuple[Arriving, str]]:
    """The file in a form, and the lock beside it. Reading stops at what is larger than the part."""
    if request.content_type != "multipart/form-data":
        raise Refused(415, "unsupported_media_type", "Stuur het deel als multipart/form-data.")
    with arriving() as file:
        try:
            handlers: list[Any] = [_Handler(file, size)]
            form, _files = MultiPartParser(request.META, request, handlers, request.encoding or "utf-8").parse()
        except MultiPartParserError as wrong:
            raise Refused(400, "parse_error", "De body is geen goed formulier.") from wrong
        if not form.get("lock"):
            raise invalid("lock", "required", "Dit veld is vereist.")
        yield file, str(form["lock"])


class _Handler(FileUploadHandler):
    """Writes the file `inhoud` of a form as it comes in."""

    def __init__(self, file: Arriving, most: int) -> None:
        super().__init__()
        self._target, self._most = file, most

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.field_name != "inhoud":
            return None
        if self._target.size + len(raw_data) > self._most:
            raise invalid("inhoud", "file-size", f"Dit deel is {self._most} bytes groot.")
        self._target.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> None:
        return None
