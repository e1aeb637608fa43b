"""What holds for the case register."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.checks.registry import check

from .documenten.storage import storage
from .models import EnkelvoudigInformatieObject, InformatieObject


@check("documents-present")
def documents_present() -> Iterator[Remark]:
    """The content of every version of every document is in the storage as it was given."""
    for model in (InformatieObject, EnkelvoudigInformatieObject):
        for document in model._default_manager.exclude(file=None).order_by("pk").iterator():
            assert document.file is not None
            digest = hashlib.sha256()
            try:
                for piece in storage().read(document.file, 0, document.bestandsomvang or 0):
                    digest.update(piece)
            except OSError:
                yield Remark("stored-file-missing", document.titel, {"number": document.identificatie})
                continue
            if digest.hexdigest() != document.sha256:
                yield Remark("stored-file-changed", document.titel, {"number": document.identificatie})
