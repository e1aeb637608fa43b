"""The OpenAPI documents that we serve, beside those of the standard: every operation, every value, every filter."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

FILES = {
    "autorisaties": "autorisaties-1.1.0",
    "besluiten": "besluiten-1.1.0",
    "catalogi": "catalogi-1.3.3",
    "documenten": "documenten-1.7.1",
    "notificaties": "notificaties-1.0.1",
    "zaken": "zaken-1.7.0",
}
STANDARD = Path(os.environ.get("STROOMLIJN_DATA", "")).parent / "zgw" / "oas"
METHODS = ("get", "post", "put", "patch", "delete", "head")


def standard(api: str) -> Any:
    file = STANDARD / f"{FILES[api]}.yaml"
    if not file.is_file():
        pytest.skip("the files of the standard are not here")
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def served(api: str) -> Any:
    return Client().get(f"/{api}/api/v1/schema/openapi.json").json()


def operations(document: Any) -> set[str]:
    return {f"{method} {place}" for place, said in document["paths"].items() for method in METHODS if method in said}


def parameters(document: Any, place: str) -> set[str]:
    said = document["paths"][place]["get"].get("parameters", [])
    found = [
        one if "name" in one else document["components"]["parameters"][one["$ref"].rsplit("/", 1)[-1]] for one in said
    ]
    return {one["name"] for one in found if one["in"] == "query"}


@pytest.mark.data
@pytest.mark.parametrize("api", FILES)
def test_every_operation_of_the_standard_is_served(api: str) -> None:
    assert operations(standard(api)) - operations(served(api)) == set()


@pytest.mark.data
@pytest.mark.parametrize("api", FILES)
def test_every_filter_of_the_standard_is_served(api: str) -> None:
    theirs, ours = standard(api), served(api)
    places = [place for place, said in theirs["paths"].items() if "get" in said and place in ours["paths"]]
    missing = {place: parameters(theirs, place) - parameters(ours, place) for place in places}
    assert {place: sorted(names) for place, names in missing.items() if names} == {}
