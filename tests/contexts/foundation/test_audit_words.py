"""Whoever reads the logboek reads Dutch: each action that the code writes down has its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import stroomlijn
from stroomlijn.foundation.audit_details import told
from stroomlijn.foundation.audit_words import ACTIONS, DETAILS
from stroomlijn.organisation.models import Organisation, Person

SOURCE = Path(stroomlijn.__file__).parent


def modules() -> Iterator[ast.Module]:
    for file in SOURCE.rglob("*.py"):
        yield ast.parse(file.read_text(encoding="utf-8"))


def calls_in(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("audit", "audit_many"):
            yield node


def calls() -> Iterator[ast.Call]:
    for tree in modules():
        yield from calls_in(tree)


def names_put_together() -> Iterator[str]:
    """Of details that are gathered in a dict first, by what is called so in the same module."""
    for tree in modules():
        spread = [keyword.value for call in calls_in(tree) for keyword in call.keywords if keyword.arg is None]
        names = {node.id for value in spread for node in ast.walk(value) if isinstance(node, ast.Name)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and names & _assigned(node):
                yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))


def _assigned(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def test_each_action_has_words() -> None:
    actions = [call.args[1] for call in calls() if len(call.args) > 1]
    codes = {one.value for action in actions for one in ast.walk(action) if isinstance(one, ast.Constant)}
    assert len(codes) > 60
    assert {code for code in codes if isinstance(code, str)} - set(ACTIONS) == set()


def test_each_detail_has_words() -> None:
    names = {keyword.arg for call in calls() for keyword in call.keywords if keyword.arg} | set(names_put_together())
    assert len(names) > 30
    assert names - set(DETAILS) == set()


def test_details_are_told_in_words_and_what_is_unknown_as_it_is(db: None) -> None:
    owner = Person.objects.create(organisation=Organisation.objects.create(name="Uden"), name="Anke", number="1")
    (said,) = told(
        [
            {
                "changed": {"owner_id": [None, owner.pk], "contact": ["Bel 1", "Bel 2"], "is_public": [False, True]},
                "valid_from": {str(owner.organisation_id): "2027-03-01"},
                "after": [
                    {"version": 999, "organisation": owner.organisation_id, "begins": "2027-03-01", "ends": None}
                ],
                "successor": 999_999,
                "scope": ["organisation", owner.organisation_id],
                "fields": ["name", "email"],
                "an_old_code": {"deeper": ["x", 3]},
                "note": "",
            }
        ]
    )
    assert dict(said) == {
        "gewijzigd": "eigenaar: leeg → Anke; wie bel je: Bel 1 → Bel 2; openbaar: nee → ja",
        "geldt vanaf": "Uden: 1 maart 2027",
        "nu": "versie: versie 999; organisatie: Uden; vanaf: 1 maart 2027; tot: leeg",
        "vervangen door": "proces 999999",
        "voor": "Uden",
        "velden": "naam, e-mailadres",
        "an old code": "deeper: x, 3",
    }


def test_a_choice_is_told_in_words_or_stands_in_the_register_only(db: None) -> None:
    lines = [{"number": "BESL-2026-001", "option": option} for option in ("keep", "v4b40153f")]
    kept, made = told(lines)
    assert dict(kept) == {"nummer": "BESL-2026-001", "keuze": "houden"}
    assert dict(made) == {"nummer": "BESL-2026-001"}
    assert told([{"scope": ["installation", None]}]) == [(("voor", "heel Stroomlijn"),)]
