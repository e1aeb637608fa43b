"""Objects of a zaak: what is said of those that have no address, and those that have one."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import ZAKEN, zaak
from .conftest import Caller, faults

OBJECTS = f"{ZAKEN}/zaakobjecten"


@pytest.fixture
def thing(call: Caller, published: Any) -> dict[str, Any]:
    """A body that makes an object of a zaak."""
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    return {"zaak": made["url"], "objectType": "overige", "objectTypeOverige": "boom"}


@pytest.mark.parametrize(
    "said",
    [
        r'{"soort": "ei\u0000k"}',
        r'{"so\u0000ort": "eik"}',
        r'{"takken": [{"soort": "\ud800"}]}',
        '{"hoogte": 1e400}',
        '{"takken": ' + "[" * 200 + "]" * 200 + "}",
    ],
    ids=["nul", "nul-in-key", "surrogate", "infinite", "deep"],
)
def test_what_no_json_can_hold_is_refused(call: Caller, thing: dict[str, Any], said: str) -> None:
    zaak_url = thing["zaak"]
    body = f"""{{"zaak": "{zaak_url}", "objectType": "overige", "objectTypeOverige": "boom",
        "objectIdentificatie": {{"overigeData": {said}}}}}"""
    answer = call.send("POST", OBJECTS, body.encode())
    assert faults(answer) == [("objectIdentificatie", "invalid")]


def test_data_of_any_form_is_kept(call: Caller, thing: dict[str, Any]) -> None:
    said = {"soort": "eik", "takken": [{"lengte": 1.5, "dood": False}, None, 3, "é\\u0000"]}
    made = call.make(OBJECTS, thing | {"objectIdentificatie": {"overigeData": said}})
    assert call.get(made["url"])["objectIdentificatie"] == {"overigeData": said}


def test_an_object_may_lie_anywhere_and_is_not_expanded(call: Caller, thing: dict[str, Any]) -> None:
    made = call.make(OBJECTS, thing | {"object": thing["zaak"]})
    assert faults(call("GET", f"{made['url']}?expand=object")) == [("expand", "invalid_choice")]
    assert faults(call("GET", f"{thing['zaak']}?expand=zaakobjecten.object")) == [("expand", "invalid_choice")]
    assert call.get(f"{thing['zaak']}?expand=zaakobjecten")["_expand"]["zaakobjecten"] == [made]
