"""A form that is refused, with script off: all that was typed and ticked is there again, with why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import concept, person

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import HandOver, Process, Validity
from stroomlijn.landscape.operations.documents import add_document
from stroomlijn.landscape.operations.handing_over import offer
from stroomlijn.landscape.operations.parameters import add_parameter
from stroomlijn.landscape.operations.releasing import make_readable
from stroomlijn.organisation.models import Organisation, Person
from stroomlijn.organisation.operations.teams import make_team
from stroomlijn.organisation.operations.werkrollen import make_werkrol

Processes = dict[str, Process]
Typed = Mapping[str, Any]
LONG = "x" * 400


class Fields(HTMLParser):
    """What a browser would send of all forms of a page: (name, value) of every field that is filled in or ticked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.kept: set[tuple[str, str]] = set()
        self._area = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in given}
        if tag == "input" and (said.get("type") not in ("checkbox", "radio") or "checked" in said):
            self.kept.add((said.get("name", ""), said.get("value", "on")))
        elif tag == "select":
            self._select = said.get("name", "")
        elif tag == "option" and "selected" in said:
            self.kept.add((self._select, said.get("value", "")))
        self._area = said.get("name", "") if tag == "textarea" else ""

    def handle_data(self, text: str) -> None:
        if self._area:
            self.kept.add((self._area, text.removeprefix("\n")))


@pytest.fixture
def administrator(processes: Processes) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees")
    give_role(PRODUCT, account, "beheerder")
    return account


@pytest.fixture
def refused(administrator: Account) -> Callable[..., None]:
    visitor = Client()
    visitor.force_login(administrator)

    def refused_(address: str, typed: Typed, *, by: Account | None = None) -> None:
        if by is not None:
            visitor.force_login(by)
        answer = visitor.post(address, typed)
        assert answer.status_code in (409, 422), f"{address}: {answer.status_code}"
        page = answer.content.decode()
        lists = {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
        wanted = {(name, str(value)) for name, values in lists.items() for value in values}
        assert wanted - Fields(page).kept == set(), address
        assert 'role="alert"' in page or "utrecht-form-field-error-message" in page, address

    return refused_


def test_parameters_and_documents(actor: Actor, refused: Callable[..., None]) -> None:
    mandaat, brief = add_parameter(actor, "Mandaat"), add_document(actor, "Brief")
    refused("/parameters", {"nieuw": "mandaat"})
    refused("/parameters", {"nieuw": "!?"})
    refused(f"/parameters/{mandaat.pk}", {"naam": "…"})
    refused("/documenten", {"naam": "brief"})
    refused("/documenten", {"naam": LONG})
    typed = {"name": "Andere brief", "kind": "Brief", "description": "Voor wie?", "url": "nergens", "is_public": "on"}
    refused(f"/documenten/{brief.number}", typed)
    refused(f"/documenten/{brief.number}", {**typed, "url": "https://a.nl", "name": LONG})


def test_who_looks_after_a_process(actor: Actor, processes: Processes, refused: Callable[..., None]) -> None:
    process = processes["Uden"]
    make_readable(actor, [process.pk])
    address = f"/processen/{process.number}"
    days = {"review_on": "2020-01-01"}
    refused(f"{address}/eigenaar", {"owner": "Nie Mand", "coordinator": "Ook Niet", "contact": "Bel", "domain": "Wmo"})
    refused(f"{address}/overdragen", {"to": "Nie Mand", "items": "Eén\nTwee", **days})
    refused(f"{address}/herzien", {"next_on": "2020-01-01", "note": "Alles"})
    refused(f"{address}/intrekken", {"version": "alles", "why": "Oud", "successor": "PROC-999999"})
    period = Validity.objects.get(process=process)
    new = {"version": period.version_id, "organisation": period.organisation_id, "begins": "2027-02-01"}
    typed = {f"nieuw-{name}": value for name, value in {**new, "ends": "2027-01-01"}.items()}
    refused(
        f"{address}/geldigheid", {**typed, f"p{period.pk}-begins": "2027-01-02", f"p{period.pk}-ends": "2027-01-01"}
    )
    refused(f"{address}/reactie", {"text": ""})
    ticked = {"proces": [process.pk, processes["Parkeren"].pk], "owner": "Nie Mand", "contact": "Bel", "wat": "gekozen"}
    refused("/processen/beheer/voorbeeld", ticked)


def test_publishing(actor: Actor, processes: Processes, refused: Callable[..., None]) -> None:
    version = concept(actor, processes["Uden"], "Bellen")
    typed = {"stuk": version.pk, "begins": "2027-03-01", "change_note": "Bellen mag", "replaces": "PROC-999999"}
    refused(f"/processen/{processes['Uden'].number}/publiceren", {**typed, "transition_rule": "Het oude"})


def test_ticks_of_a_hand_over(actor: Actor, processes: Processes, refused: Callable[..., None]) -> None:
    fatima = person("Fatima El Idrissi")
    offered = offer(actor, processes["Uden"].pk, fatima.pk, ["Een", "Twee", "Drie"])
    HandOver.objects.filter(pk=offered.pk).update(revision=7)
    address = f"/processen/{processes['Uden'].number}/overdragen/{offered.pk}/afvinken"
    typed = {"gezien": offered.revision, "klaar": ["0", "2"]}
    page = Client()
    page.force_login(fatima.account)
    answer = page.post(address, typed)
    assert answer.status_code == 422
    kept = Fields(answer.content.decode()).kept
    assert {("klaar", "0"), ("klaar", "2"), ("gezien", "7")} <= kept
    assert ("klaar", "1") not in kept


def test_exercises(processes: Processes, refused: Callable[..., None]) -> None:
    typed = {"soort": "case", "titel": "", "situatie": "Er belt iemand", "vraag-0": "En dan?", "waarom-0": "Zo"}
    answers = {"antwoord-0-0": "Ophangen", "antwoord-0-1": "Luisteren", "goed-0": "1"}
    refused(f"/processen/{processes['Uden'].number}/oefeningen/nieuw", {**typed, **answers})


def test_people_teams_and_werkrollen(actor: Actor, refused: Callable[..., None]) -> None:
    uden = Organisation.objects.get(name="Uden")
    ria = Person.objects.create(organisation=uden, name="Ria", number="7", email="ria@uden.nl")
    team, werkrol = make_team(actor, uden.pk, "Toegang"), make_werkrol(actor, "Consulent Wmo")
    make_werkrol(actor, "Kassier")
    typed = {"name": "Piet", "function": "Consulent", "phone": "06", "teams": "Bestaat niet", "werkrollen": "Ook niet"}
    refused("/mensen/nieuw", {**typed, "organisation": uden.pk, "number": "8", "email": "piet@uden.nl"})
    refused("/mensen/nieuw", {"name": "Piet", "organisation": uden.pk, "number": "7", "email": "piet@uden.nl"})
    refused(f"/mensen/{ria.pk}/wijzigen", {**typed, "number": "7", "email": "geen adres"})
    refused(f"/mensen/{ria.pk}/plaatsvervanger", {"by": "Nie Mand", "begins": "2027-02-01", "ends": "2027-01-01"})
    refused(f"/mensen/{ria.pk}/uit-dienst", {"on": "1900-01-01"})
    refused("/teams", {"organisation": uden.pk, "name": "toegang", "department": "Sociaal"})
    refused(f"/teams/{team}", {"name": "Voordeur", "department": "Sociaal", "leader": "Nie Mand"})
    refused("/werkrollen", {"name": "consulent wmo"})
    refused(f"/werkrollen/{werkrol}", {"name": "Kassier", "description": "Telt", "other_names": "Geld\nKas"})
