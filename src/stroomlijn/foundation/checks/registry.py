"""The list of all checks."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from django.apps import apps
from django.db import DatabaseError

from stroomlijn.engines.problems import Remark

Rule = Callable[[], Iterable[Remark]]
_CHECKS: dict[str, Check] = {}


@dataclass(frozen=True, slots=True)
class Check:
    """`name` is kebab-case and unique; `rule` yields what breaks it."""

    name: str
    rule: Rule

    @property
    def title(self) -> str:
        """The first line of what the rule says of itself."""
        return (self.rule.__doc__ or self.name).strip().splitlines()[0]

    def broken(self) -> list[Remark]:
        """What breaks the rule. A rule that cannot be asked, on tables of another release, is broken too."""
        try:
            return list(self.rule())
        except DatabaseError as error:
            return [Remark("check-failed", facts={"reason": str(error).splitlines()[0]})]


def check(name: str) -> Callable[[Rule], Rule]:
    """Registers a rule. A name that is taken raises ValueError."""

    def register(rule: Rule) -> Rule:
        if name in _CHECKS and _CHECKS[name].rule is not rule:
            raise ValueError(f"two checks are called {name}")
        _CHECKS[name] = Check(name, rule)
        return rule

    return register


def all_checks() -> list[Check]:
    """Every check of every context, by name. Needs django.setup()."""
    for config in apps.get_app_configs():
        if config.name.startswith("stroomlijn."):
            _load(f"{config.name}.checks")
    return [_CHECKS[name] for name in sorted(_CHECKS)]


def _load(name: str) -> None:
    if find_spec(name) is None:
        return
    module = importlib.import_module(name)
    for inside in pkgutil.iter_modules(getattr(module, "__path__", ())):
        importlib.import_module(f"{name}.{inside.name}")
