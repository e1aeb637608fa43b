"""Who gets what: signing in, accounts, Vandaag and search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.attack.access.visitors import EVERYBODY, NO_SUCH_METHOD, OF_ADMINISTRATOR, POSTED, SIGNED_IN, Row, Statuses
from tests.attack.world import World

ONLY_IN_DEMO: Statuses = (302, 404, 404, 404, 404)


def _account(world: World) -> Mapping[str, Any]:
    return {"account_id": world.account}


ROWS: dict[str, Row] = {
    "home": Row((302, 302, 302, 302, 302), NO_SUCH_METHOD),
    "today": Row(SIGNED_IN, NO_SUCH_METHOD),
    "first-steps": Row(NO_SUCH_METHOD, POSTED),
    "preferences": Row(SIGNED_IN, POSTED),
    "health": Row(EVERYBODY, (405, 405, 405, 405, 405)),
    "sign-in": Row(EVERYBODY, (422, 422, 422, 422, 422), posted=lambda _: {"email": "x"}),
    "demo-sign-in": Row((405, 405, 405, 405, 405), (404, 404, 404, 404, 404)),
    "demo-story": Row(ONLY_IN_DEMO, NO_SUCH_METHOD),
    "demo-step": Row(NO_SUCH_METHOD, ONLY_IN_DEMO, lambda _: {"number": "2"}),
    "demo-file": Row(ONLY_IN_DEMO, NO_SUCH_METHOD, lambda _: {"kind": "eerst", "name": "Uden.xlsx"}),
    "sign-out": Row(NO_SUCH_METHOD, POSTED),
    "begin": Row((404, 404, 404, 404, 404), (404, 404, 404, 404, 404), lambda _: {"token": "onbekend"}),
    "accounts": Row(OF_ADMINISTRATOR, (302, 403, 403, 403, 422), posted=lambda _: {"name": "Nieuw"}),
    "account-link": Row(NO_SUCH_METHOD, OF_ADMINISTRATOR, _account),
    "account-switch": Row(NO_SUCH_METHOD, (302, 403, 403, 403, 302), _account),
    "administration": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "audit": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "search": Row(SIGNED_IN, NO_SUCH_METHOD),
    "inbox": Row(SIGNED_IN, NO_SUCH_METHOD),
    "inbox-read": Row(NO_SUCH_METHOD, POSTED),
    "quick-search": Row(SIGNED_IN, NO_SUCH_METHOD),
    "search-misses": Row((302, 403, 200, 200, 200), NO_SUCH_METHOD),
    "search-miss-dismiss": Row(NO_SUCH_METHOD, (302, 403, 404, 404, 404), lambda _: {"miss_id": 0}),
}
