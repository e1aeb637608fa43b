"""The rules of `stroomlijn check`, over whatever an attack left behind."""

from __future__ import annotations

from stroomlijn.foundation.checks import all_checks
from stroomlijn.foundation.problems import sentence


def assert_all_rules_hold() -> None:
    broken = [f"{check.name}: {sentence(remark)}" for check in all_checks() for remark in check.broken()]
    assert not broken, "\n".join(broken)
