"""The demo's own content: families of processes, and the two invented municipalities that describe them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

Parsed = dict[str, Any]
_LISTS = "lijsten.yaml"


@dataclass(frozen=True, slots=True)
class Family:
    """A process as all municipalities know it, with the ways in which they differ."""

    key: str
    domain: str
    cluster: str
    in_suite: bool
    yearly: int
    trigger: str
    result: str
    term: str
    legal_basis: str
    names: tuple[str, ...]
    steps: tuple[Parsed, ...]
    differences: tuple[Parsed, ...]
    bottlenecks: dict[int, str]


@dataclass(frozen=True, slots=True)
class Municipality:
    """An invented municipality and its house style."""

    name: str
    inhabitants: int
    own_names: float
    first_role: bool
    product: int
    code: str
    headings: dict[str, str]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the generator chooses from. `roles` and `systems`: other names by shared name.

    `teams`, `people` and `case`, an exercise, are as the yaml file has them.
    """

    families: tuple[Family, ...]
    municipalities: tuple[Municipality, ...]
    roles: dict[str, list[str]]
    systems: dict[str, list[str]]
    teams: tuple[Parsed, ...]
    people: tuple[Parsed, ...]
    case: Parsed


@cache
def content() -> Content:
    """The content as it stands in the yaml files beside this module, families in order of their key."""
    folder = resources.files("stroomlijn.web.demo") / "content"
    files = {file.name: _parsed(file.read_text(encoding="utf-8")) for file in folder.iterdir()}
    lists = files.pop(_LISTS)
    return Content(
        tuple(_family(files[name]) for name in sorted(files)),
        tuple(_municipality(one) for one in lists["gemeenten"]),
        lists["rollen"],
        lists["systemen"],
        tuple(lists["teams"]),
        tuple(lists["mensen"]),
        lists["oefencasus"],
    )


def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def _family(data: Parsed) -> Family:
    return Family(
        data["key"],
        data["domein"],
        data["cluster"],
        data["in_suite"],
        data["aantal_per_jaar"],
        data["aanleiding"],
        data["resultaat"],
        data["termijn"]["tekst"],
        "; ".join(data["wettelijke_basis"]),
        tuple(data["specifieke_processen"]),
        tuple(data["stappen"]),
        tuple(data["verschillen"]),
        {one["waar"]["stap"]: one["waarom"] for one in data["laaghangend_fruit"] if "stap" in one["waar"]},
    )


def _municipality(data: Parsed) -> Municipality:
    return Municipality(
        data["naam"],
        data["inwoners"],
        data["eigen_namen"],
        data["eerste_naam"],
        data["product"],
        data["code"],
        data["kolommen"],
        tuple(data["eigenaren"]),
    )
