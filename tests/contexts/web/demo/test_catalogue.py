"""The catalogue of the demo, checked against the law, the selectielijst and the rules of the standard."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stroomlijn.web.demo.families import Parsed, read_content
from stroomlijn.web.demo.register.catalogue import begins, decisions, documents, selectielijst, zaaktypen
from stroomlijn.web.demo.register.planning import planned
from stroomlijn.zgw.wire.bsn import is_bsn

LIST = Path(os.environ.get("STROOMLIJN_DATA", "")).parent / "zgw/selectielijst"
TODAY = date(2021, 3, 9)
DOCUMENTS = {one["omschrijving"] for one in documents()}
DECISIONS = {one["omschrijving"]: set(one["informatieobjecttypen"]) for one in decisions()}
KNOWN = {one["identificatie"] for one in zaaktypen()}

each = pytest.mark.parametrize("said", zaaktypen(), ids=lambda said: said["identificatie"])


def days(duration: str | None) -> int:
    return int((duration or "P0D").removeprefix("P").removesuffix("D"))


@each
def test_how_long_a_case_takes_is_what_the_law_gives(said: Parsed) -> None:
    law = read_content("catalogus/termijnen").get(said.get("termijn"), {})
    if "dagen" in law:
        assert days(said["doorlooptijd"]) == law["dagen"] + law.get("vooraf", 0)
        assert [one["omschrijving"] for one in said["statustypen"] if one.get("eindeTermijn")] != []
    assert days(said.get("servicenorm")) <= days(said["doorlooptijd"])


@each
def test_its_statuses_follow_one_another(said: Parsed) -> None:
    numbers = [one["volgnummer"] for one in said["statustypen"]]
    assert len(numbers) >= 2
    assert numbers == list(range(1, len(numbers) + 1))
    assert sum(1 for one in said["statustypen"] if one.get("eindeTermijn")) <= 1
    assert all(len(f"{one['nu']} {one['straks']}") <= 1000 for one in said["statustypen"])


@each
def test_its_results_have_a_class_of_its_own_process(said: Parsed) -> None:
    names = {one["naam"]: one["formaat"] for one in said["eigenschappen"]}
    for one in said["resultaattypen"]:
        row = selectielijst()["klassen"][one["klasse"]]
        assert row["procestype"] == said["procestype"], one["omschrijving"]
        assert (row["procestermijn"] == "nihil") == ("brondatum" not in one), one["omschrijving"]
        assert names.get(one.get("brondatum", ""), "datum") == "datum"
        assert "brondatum" not in one or one["brondatum"] in names
        assert one["omschrijvingGeneriek"] in selectielijst()["omschrijvingen"]


@each
def test_somebody_asks_and_somebody_handles(said: Parsed) -> None:
    roles = [one["omschrijvingGeneriek"] for one in said["roltypen"]]
    assert roles.count("initiator") == 1 or (roles.count("initiator") == 0 and "belanghebbende" in roles)
    assert "behandelaar" in roles
    assert len({one["omschrijving"] for one in said["roltypen"]}) == len(roles)


@each
def test_its_documents_decisions_and_related_types_are_known(said: Parsed) -> None:
    named = [one["informatieobjecttype"] for one in said["informatieobjecttypen"]]
    assert set(named) <= DOCUMENTS
    assert [one["volgnummer"] for one in said["informatieobjecttypen"]] == list(range(1, len(named) + 1))
    for decision in said.get("besluittypen", ()):
        assert DECISIONS[decision] & set(named), f"{decision} has no document"
    assert {one["zaaktype"] for one in said.get("gerelateerdeZaaktypen", ())} <= KNOWN - {said["identificatie"]}


def test_what_nobody_names_is_not_there() -> None:
    named = {one["informatieobjecttype"] for said in zaaktypen() for one in said["informatieobjecttypen"]}
    assert DOCUMENTS - named == set()
    assert DECISIONS.keys() - {one for said in zaaktypen() for one in said.get("besluittypen", ())} == set()
    used = {one["klasse"] for said in zaaktypen() for one in said["resultaattypen"]}
    assert used == selectielijst()["klassen"].keys()


@pytest.mark.data
def test_the_rows_of_the_selectielijst_are_those_of_the_list() -> None:
    if not LIST.is_dir():
        pytest.skip("the selectielijst is not here")
    rows = {one["url"]: one for one in json.loads((LIST / "resultaten.json").read_text(encoding="utf-8"))}
    processes = {one["url"]: one for one in json.loads((LIST / "procestypen.json").read_text(encoding="utf-8"))}
    for number, ours in selectielijst()["klassen"].items():
        theirs = rows[ours["uuid"]]
        assert (number, ours["naam"], ours["waardering"]) == (
            theirs["volledigNummer"],
            theirs["naam"],
            theirs["waardering"],
        )
        assert (ours["bewaartermijn"], ours["procestermijn"]) == (theirs["bewaartermijn"], theirs["procestermijn"])
        assert processes[theirs["procesType"]]["nummer"] == ours["procestype"]
    for number, process in selectielijst()["procestypen"].items():
        assert (processes[process["uuid"]]["nummer"], processes[process["uuid"]]["jaar"]) == (number, 2020)


def test_a_few_hundred_cases_around_the_date_the_same_every_time() -> None:
    cases = planned(TODAY)
    assert cases == planned(TODAY)
    assert 200 <= len(cases) <= 400
    assert sum(1 for one in cases if not one.result) >= 60
    holds = {one["identificatie"]: begins(one) for one in zaaktypen()}
    assert {one.zaaktype for one in cases} == {name for name, day in holds.items() if day <= TODAY.isoformat()}
    assert all(holds[one.zaaktype] <= one.start.isoformat() <= TODAY.isoformat() for one in cases)
    assert all(day <= TODAY for one in cases for _name, day in one.reached)


def test_every_resident_is_invented_and_has_a_number_that_passes() -> None:
    numbers = [one.resident.bsn for one in planned(TODAY)]
    assert len(set(numbers)) == len(numbers)
    assert all(is_bsn(one) and one.startswith("999") for one in numbers)


def test_late_cases_are_there_too() -> None:
    terms: dict[str, Any] = {one["identificatie"]: days(one["doorlooptijd"]) for one in zaaktypen()}
    late = [one for one in planned(TODAY) if not one.result and (TODAY - one.start).days > terms[one.zaaktype]]
    assert len(late) >= 3
