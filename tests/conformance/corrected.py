"""A copy of the behaviour suite, made at run time, in which `ztc` goes on to its end.

As published, ztc goes from its 83rd assertion to a step "(COMMON) Publish Zaaktype" that no folder has, and stops. The
copy has that step and "(COMMON) Publish Informatieobjecttype", put beside the "(COMMON) Publish Besluittype" that is
there. From there on the suite calls with `jwt_token_without_claims`, a token that may not correct what is published;
its set-up puts the token in it that may everything. The copy asks the token issuer for one with the rights that the
suite gives the application that it makes for these steps. And a step of ztc-011g that finds itself refused nothing
jumps back to ztc-011b, for ever: in the copy it goes on.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOKEN = {
    "clientIds": ["zgw_api_tests_may_not_correct"],
    "secret": "secret",
    "label": "Without the scopes for corrections",
    "heeftAlleAutorisaties": False,
    "autorisaties": [{"component": "ztc", "scopes": ["catalogi.lezen", "catalogi.schrijven"]}],
}
KEEP = 'pm.globals.set("jwt_token_without_claims", pm.response.json().authorization.split(" ")[1]);'


def corrected(suite: Path, place: Path) -> Path:
    """Writes the copy; gives its path."""
    collection = json.loads(suite.read_text(encoding="utf-8"))
    ztc = _folder(_folder(_folder(collection, "Tests"), "standaard.md"), "ztc")
    common, setup = _folder(ztc, "common requests")["item"], _folder(ztc, "setUp")["item"]
    publish = next(step for step in common if step["name"] == "(COMMON) Publish Besluittype")
    common += [_like(publish, "besluittype", kind) for kind in ("zaaktype", "informatieobjecttype")]
    setup.insert(1, _token_step(setup[0]))
    _go_on(ztc)
    place.write_text(json.dumps(collection), encoding="utf-8")
    return place


def _go_on(ztc: dict[str, Any]) -> None:
    step = next(one for one in _steps(ztc) if one["name"].startswith("(ztc-011g) Zaaktype aanmaken"))
    back, on = "Create Eigenschap for concept relation tests", "Create Zaaktype for concept relation tests"
    for event in step["event"]:
        event["script"]["exec"] = [line.replace(back, on) for line in event["script"]["exec"]]


def _steps(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "item" not in item:
        yield item
    for one in item.get("item", ()):
        yield from _steps(one)


def _folder(parent: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in parent["item"] if one["name"] == name)


def _like(step: dict[str, Any], kind: str, other: str) -> dict[str, Any]:
    text = json.dumps(step).replace(kind.title(), other.title()).replace(kind, other)
    return _as_new(json.loads(text))


def _token_step(first: dict[str, Any]) -> dict[str, Any]:
    step = _as_new({**first, "name": "Generate a token that may not correct"})
    step["request"]["body"]["raw"] = json.dumps(TOKEN)
    step["event"] = [{"listen": "test", "script": {"type": "text/javascript", "exec": [KEEP]}}]
    return step


def _as_new(step: dict[str, Any]) -> dict[str, Any]:
    new = copy.deepcopy(step)
    new.pop("id", None)
    return new
