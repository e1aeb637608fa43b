"""The demo's own content: families of processes, and the two invented municipalities that describe them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

Parsed = dict[str, Any]
_FOLDER = resources.files("stroomlijn.web.demo") / "content"


@dataclass(frozen=True, slots=True)
class Family:
    """A process as all municipalities know it, with the ways in which they differ.

    `codes`: of a family that every municipality describes word for word as it stands here, the code by municipality.
    """

    key: str
    name: str
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
    codes: dict[str, str]


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

    `landscape` says who describes what and how it is delivered, `choices` what is needed of it and when; these and
    `people`, with their teams, are as the yaml files have them.
    """

    families: tuple[Family, ...]
    municipalities: tuple[Municipality, ...]
    roles: dict[str, list[str]]
    systems: dict[str, list[str]]
    landscape: Parsed
    choices: Parsed
    people: Parsed


@cache
def content() -> Content:
    """The content as it stands in the yaml files beside this module, families in order of their key."""
    lists = read_content("lijsten")
    return Content(
        tuple(_family(_parsed(file.read_text(encoding="utf-8"))) for file in _family_files()),
        tuple(_municipality(one) for one in lists["gemeenten"]),
        lists["rollen"],
        lists["systemen"],
        read_content("landschap"),
        read_content("keuzes"),
        read_content("mensen"),
    )


def read_content(name: str) -> Any:
    """What stands in the content file of this name."""
    return _parsed((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _family_files() -> list[Traversable]:
    return sorted((_FOLDER / "families").iterdir(), key=lambda file: file.name)


def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def _family(data: Parsed) -> Family:
    return Family(
        data["key"],
        data["naam"],
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
        data.get("codes", {}),
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
