"""The ZGW APIs: who has no token of an application gets nowhere, signed in or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import URLPattern
from tests.attack.access.visitors import Row
from tests.attack.world import World

from stroomlijn.zgw.urls import urlpatterns

WITHOUT_TOKEN = (401, 401, 401, 401, 401)
TO_READ, NOT_TO_POST = (200, 200, 200, 200, 200), (405, 405, 405, 405, 405)
NOBODY = UUID(int=0)


def _row(pattern: URLPattern) -> Row:
    if str(pattern.name).endswith("-schema"):
        return Row(TO_READ, NOT_TO_POST)
    names = pattern.pattern.regex.groupindex

    def places(world: World) -> Mapping[str, Any]:
        return dict.fromkeys(names, NOBODY)

    return Row(WITHOUT_TOKEN, WITHOUT_TOKEN, places)


ROWS: dict[str, Row] = {str(pattern.name): _row(pattern) for pattern in urlpatterns}
