"""What holds for uploaded files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.models import StoredFile
from stroomlijn.foundation.operations.uploads import path_of

from .registry import check


@check("files-present")
def files_present() -> Iterator[Remark]:
    """Every stored file is on disk as it was given."""
    for stored in StoredFile.objects.order_by("pk").iterator():
        try:
            with path_of(stored.key).open("rb") as content:
                same = hashlib.file_digest(content, "sha256").hexdigest() == stored.sha256
                same = same and content.tell() == stored.size
        except OSError:
            yield Remark("stored-file-missing", stored.name, {"number": stored.pk})
            continue
        if not same:
            yield Remark("stored-file-changed", stored.name, {"number": stored.pk})
