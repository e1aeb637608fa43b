"""Why processes are together, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence

ADVICE = "advice-"


def reason_words(reasons: Iterable[dict[str, Any]]) -> list[str]:
    """A sentence for each reason that was kept with a group: '82% van de stappen is gelijk'; the advice comes last."""
    return [sentence(Remark(reason["code"], "", _facts(reason.get("facts", {})))) for reason in reasons]


def advice_words(reasons: Iterable[dict[str, Any]]) -> str:
    """Whether to make it one process, and what that saves and asks; "" when nothing was advised."""
    return next(iter(reason_words(reason for reason in reasons if reason["code"].startswith(ADVICE))), "")


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: ", ".join(value) if isinstance(value, list) else value for name, value in facts.items()}
