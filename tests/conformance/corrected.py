"""A copy of the behaviour suite, made at run time, in which `ztc`, `zrc` and `brc` go on to their ends.

As published, ztc goes from its 83rd assertion to a step "(COMMON) Publish Zaaktype" that no folder has, and stops. The
copy has that step and "(COMMON) Publish Informatieobjecttype", put beside the "(COMMON) Publish Besluittype" that is
there. From there on the suite calls with `jwt_token_without_claims`, a token that may not correct what is published;
its set-up puts the token in it that may everything. The copy asks the token issuer for one with the rights that the
suite gives the application that it makes for these steps. And a step of ztc-011g that finds itself refused nothing
jumps back to ztc-011b, for ever: in the copy it goes on.

zrc goes to a step zrc-022b that no folder has, and neither is there what would say which values zrc-022 tries: the copy
goes on with zrc-023. brc goes to a step whose name has changed: the copy goes to what stands in its place. brc-006
makes a zaak of a body that only zrc keeps: the copy gives it one.
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
ASTRAY = {
    "(zrc-022b) Zaak bijwerken archiefstatus niet nog_te_archiveren is onmogelijk als informatieobjecten nog niet "
    "gearchiveerd": "Create Zaak to delete",
    "(brc-003a) BesluitInformatieObject aanmaken is mogelijk": (
        "(brc-003a) BesluitInformatieObject aanmaken met ongeldige informatieobject url is niet toegestaan"
    ),
}
"""Steps that scripts go to and that are not there, and where they go in the copy."""
ZAAK = {"bronorganisatie": "000000000", "verantwoordelijkeOrganisatie": "000000000", "startdatum": "2019-04-09"}
KEEP = 'pm.globals.set("jwt_token_without_claims", pm.response.json().authorization.split(" ")[1]);'


def corrected(suite: Path, place: Path) -> Path:
    """Writes the copy; gives its path."""
    collection = json.loads(suite.read_text(encoding="utf-8"))
    of_standard = _folder(_folder(collection, "Tests"), "standaard.md")
    ztc = _folder(of_standard, "ztc")
    common, setup = _folder(ztc, "common requests")["item"], _folder(ztc, "setUp")["item"]
    publish = next(step for step in common if step["name"] == "(COMMON) Publish Besluittype")
    common += [_like(publish, "besluittype", kind) for kind in ("zaaktype", "informatieobjecttype")]
    setup.insert(1, _token_step(setup[0]))
    _go_on(ztc)
    _give_zaak(_folder(of_standard, "brc"))
    text = json.dumps(collection, ensure_ascii=False)
    for astray, there in ASTRAY.items():
        text = text.replace(f'\\"{astray}\\"', f'\\"{there}\\"')
    place.write_text(text, encoding="utf-8")
    return place


def _go_on(ztc: dict[str, Any]) -> None:
    step = next(one for one in _steps(ztc) if one["name"].startswith("(ztc-011g) Zaaktype aanmaken"))
    back, on = "Create Eigenschap for concept relation tests", "Create Zaaktype for concept relation tests"
    for event in step["event"]:
        event["script"]["exec"] = [line.replace(back, on) for line in event["script"]["exec"]]


def _give_zaak(brc: dict[str, Any]) -> None:
    step = next(one for one in _steps(brc) if one["name"] == "Create Zaak for besluittype validation")
    for event in step["event"]:
        lines = event["script"]["exec"]
        event["script"]["exec"] = [
            line.replace('pm.globals.get("zaak_body")', f"'{json.dumps(ZAAK)}'") for line in lines
        ]


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
