"""The OpenAPI documents that we serve beside those of the standard: every difference has a name and a reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from tests.conformance.known_differences import EVERYWHERE, KNOWN
from tests.conformance.openapi_diff import differences

FILES = {
    "autorisaties": "autorisaties-1.1.0",
    "besluiten": "besluiten-1.1.0",
    "catalogi": "catalogi-1.3.3",
    "documenten": "documenten-1.7.1",
    "notificaties": "notificaties-1.0.1",
    "zaken": "zaken-1.7.0",
}


@pytest.mark.data
@pytest.mark.parametrize("api", FILES)
def test_every_difference_is_known(api: str, standard: Path) -> None:
    found = [str(one) for one in differences(of_standard(api, standard), served(api))]
    patterns = [pattern for pattern, _reason in (*EVERYWHERE, *KNOWN[api])]
    assert [one for one in found if not any(re.match(pattern, one) for pattern in patterns)] == []
    own = [pattern for pattern, _reason in KNOWN[api]]
    assert [pattern for pattern in own if not any(re.match(pattern, one) for one in found)] == [], "no longer there"


@pytest.mark.parametrize("api", FILES)
def test_every_post_that_does_something_takes_a_key_to_be_sent_again_with(api: str) -> None:
    posts = {place: said["post"] for place, said in served(api)["paths"].items() if "post" in said}
    keyed = {place for place, post in posts.items() if "Idempotency-Key" in {one["name"] for one in post["parameters"]}}
    assert keyed == {place for place in posts if not place.endswith("/_zoek")}


def of_standard(api: str, standard: Path) -> Any:
    return yaml.load((standard / "oas" / f"{FILES[api]}.yaml").read_bytes(), yaml.CSafeLoader)


def served(api: str) -> Any:
    return Client().get(f"/{api}/api/v1/schema/openapi.json").json()
