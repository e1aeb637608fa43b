"""How one comes at an import."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from stroomlijn.foundation.access import May, Scope, allowed
from stroomlijn.landscape.models import Import


def access_import(account: Any, import_id: int) -> Import:
    run = Import.objects.select_related("traject", "created_by").filter(pk=import_id).first()
    if run is None or not allowed(account, May.IMPORT, Scope("traject", run.traject_id)):
        raise Http404
    return run
