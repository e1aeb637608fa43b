"""Whoever reads the logboek reads Dutch: each action that the code writes down has its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import stroomlijn
from stroomlijn.foundation.audit_words import ACTIONS

SOURCE = Path(stroomlijn.__file__).parent


def written() -> Iterator[str]:
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("audit", "audit_many"):
                action = node.args[1] if len(node.args) > 1 else None
                yield from (one.value for one in ast.walk(action) if isinstance(one, ast.Constant)) if action else ()


def test_each_action_has_words() -> None:
    codes = {code for code in written() if isinstance(code, str)}
    assert len(codes) > 60
    assert codes - set(ACTIONS) == set()
