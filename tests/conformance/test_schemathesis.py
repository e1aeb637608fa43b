"""schemathesis over every OpenAPI document that we serve: no failure of ours, no answer that is not described.

Each document gets cases of every phase, links between operations included: together 10,000 and more. SHORT=1 gives some
500, without the links.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.stories.conftest import serving

SHORT = os.environ.get("SHORT", "") not in ("", "0")
APIS = ("autorisaties", "besluiten", "catalogi", "documenten", "notificaties", "zaken")
CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance", "unsupported_method"),
    *("response_headers_conformance", "response_schema_conformance"),
)
FEW = 0.01
"""Of the demo's zaken: one of each zaaktype."""
LEAST = 500 if SHORT else 10_000
WAYS = ["--phases", "fuzzing", "--max-examples", "3"] if SHORT else ["--max-examples", "5"]
LIMIT = 3_600


@pytest.fixture
def website(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """A running website with the catalogue of the demo, some zaken and its client."""
    from stroomlijn.foundation.actor import PRODUCT
    from stroomlijn.web.demo.register import fill_register

    fill_register(PRODUCT, date(2021, 3, 9), FEW, lambda said: None)
    with serving(tmp_path / "output.txt") as address:
        yield address


def test_no_call_meets_a_failure_or_an_answer_that_is_not_described(website: str, tmp_path: Path) -> None:
    reports = {api: run(website, api, tmp_path) for api in APIS}
    made = {api: report["test_cases"]["generated"] for api, report in reports.items()}
    print(f"\nschemathesis: {sum(made.values())} ({', '.join(f'{api} {number}' for api, number in made.items())})")
    found = {api: report["failures"] + report["errors"] for api, report in reports.items()}
    assert {api: wrong for api, wrong in found.items() if wrong} == {}
    assert sum(made.values()) >= LEAST


def run(website: str, api: str, place: Path) -> Any:
    """The report of schemathesis itself; what it says is printed when something is wrong."""
    from stroomlijn.web.demo.register import CLIENT
    from stroomlijn.zgw.rights.clients import token_of

    report = place / f"{api}.json"
    words = [
        *(Path(sys.executable).with_name("schemathesis"), "run", f"{website}/{api}/api/v1/schema/openapi.json"),
        *("--header", f"Authorization: Bearer {token_of(CLIENT)}", "--checks", ",".join(CHECKS), *WAYS),
        *("--generation-deterministic", "--continue-on-failure", "--no-color"),
        *("--report", "json", "--report-json-path", report),
    ]
    done = subprocess.run(
        [str(word) for word in words], cwd=place, capture_output=True, text=True, timeout=LIMIT, check=False
    )
    if done.returncode:
        print(done.stdout[-20_000:], done.stderr[-2_000:])
    return json.loads(report.read_text(encoding="utf-8"))
