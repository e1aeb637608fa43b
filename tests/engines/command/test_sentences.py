"""Every finding of the soundness check can be said in Dutch."""

from __future__ import annotations

import pytest

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence

CODES = [
    *("no-start", "no-end", "loose-step", "deadlock"),
    *("cannot-finish", "lack-of-synchronisation", "dead-step", "state-limit"),
]


@pytest.mark.parametrize("code", CODES)
def test_a_finding_is_a_sentence(code: str) -> None:
    said = sentence(Remark(f"sound-{code}", facts={"steps": "'Brief sturen'", "limit": 20_000}))
    assert said.endswith(".")
    assert "{" not in said
