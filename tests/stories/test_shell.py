"""The page around every page: by keyboard, by phone, and when the server refuses or fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Page, Route, expect
from tests.stories.checks import axe, fits

from stroomlijn.web.security import CONTENT_SECURITY_POLICY

PLACES = ["Vandaag", "Processen", "Inlezen", "Groepen", "Besluiten", "Mensen"]
PAGE = """
{% extends "base.html" %}
{% block title %}Proef{% endblock %}{% block heading %}Proef{% endblock %}
{% block head %}<script type="module" src="{% static 'scripts/diagram.js' %}"></script>{% endblock %}
{% block breadcrumb %}{% breadcrumb _("Processen") "/processen" %}{% endblock %}
{% block badges %}{% badge "Klaar" "success" %}{% badge "Kies" "warning" %}{% badge "Fout" "error" %}{% endblock %}
{% block content %}
  {% funnel stages %}
  {% job "Er wordt ingelezen." 3 10 %}
  <p id="doel">oud</p>
  <button id="goed" hx-post="/goed" hx-target="#doel">Goed</button>
  <button id="stuk" hx-post="/stuk" hx-target="#doel">Stuk</button>
  <button id="nee" hx-post="/nee" hx-target="#doel">Nee</button>
  <div data-element="Stap_1"><a href="#stap">Stap 1</a></div>
  {% diagram "Tekening" "/proef.bpmn" %}
  {% empty_state "Nog niets" "Lees iets in." "/inlezen" "Inlezen" %}
{% endblock %}
{% block aside %}<section><h2>Feiten</h2>{% facts "Eigenaar" "Joost" %}</section>{% endblock %}
"""
REFUSAL = (
    '<div id="meldingen" hx-swap-oob="beforeend"><div class="stroomlijn-toast"><span>Dat kan niet.</span>'
    '<button class="utrecht-button" type="button" data-close>Sluiten</button></div></div>'
)
BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="https://example.org">
<process id="P"><task id="Stap_1" name="Aannemen"/></process>
<di:BPMNDiagram><di:BPMNPlane bpmnElement="P"><di:BPMNShape bpmnElement="Stap_1">
<dc:Bounds x="0" y="0" width="100" height="80"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram></definitions>"""


@pytest.fixture
def shell(open_page: Callable[..., Page], website: str) -> Callable[[int], Page]:
    """A page made of our own parts, served under our own policy; `page.heard` lists the headers of what htmx asked."""
    request = RequestFactory().get("/proef")
    places = [
        {"label": name, "url": f"/{name.lower()}", "icon": "today", "current": name == "Processen"} for name in PLACES
    ]
    stages = [{"name": "ingelezen", "count": 80}, {"name": "groepen", "count": 9}, {"name": "klaar", "count": 1}]
    user = {"is_authenticated": True, "name": "Sanne de Wit"}
    context = {"user": user, "navigation": places, "stages": stages, "messages": [], "csrf_token": "geheim-token"}
    html = engines["django"].from_string(PAGE).render(context, request)
    answers: dict[str, dict[str, Any]] = {
        "/proef": {"body": html, "content_type": "text/html; charset=utf-8"},
        "/proef.bpmn": {"body": BPMN, "content_type": "application/xml"},
        "/goed": {"body": "nieuw", "content_type": "text/html"},
        "/stuk": {"body": "<h1>Stuk</h1>", "content_type": "text/html", "status": 500},
        "/nee": {"body": REFUSAL, "content_type": "text/html", "status": 422, "headers": {"HX-Reswap": "none"}},
    }
    policy = "; ".join(
        f"{name} {' '.join(map(str, values))}" for name, values in CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    )

    def open_(width: int) -> Page:
        page = open_page(width)

        def answer(route: Route) -> None:
            told = dict(answers[route.request.url.removeprefix(website)])
            headers = {"Content-Security-Policy": policy, **told.pop("headers", {})}
            route.fulfill(headers={**headers, "Content-Type": told.pop("content_type")}, **told)

        for address in answers:
            page.route(website + address, answer)
        page.goto("/proef")
        return page

    return open_


@pytest.mark.parametrize("width", [1280, 390])
def test_the_parts_can_be_used_by_everybody(shell: Callable[[int], Page], width: int) -> None:
    page = shell(width)
    expect(page.locator(".stroomlijn-diagram__canvas svg .djs-element").first).to_be_visible()
    axe(page)
    fits(page)


def test_a_phone_shows_four_places_and_the_rest_under_more(shell: Callable[[int], Page]) -> None:
    page = shell(390)
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Mensen")).to_be_hidden()
    menu.get_by_text("Meer").press("Enter")
    expect(menu.get_by_role("link", name="Mensen")).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Besluiten")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Mensen")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    expect(menu.get_by_role("link", name="Processen")).to_have_attribute("aria-current", "page")


def test_the_first_key_goes_past_the_menu(shell: Callable[[int], Page]) -> None:
    page = shell(1280)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_htmx_sends_the_token_and_puts_the_answer_in_place(shell: Callable[[int], Page]) -> None:
    page = shell(1280)
    with page.expect_request("**/goed") as sent:
        page.locator("#goed").click()
    assert sent.value.headers["x-csrftoken"] == "geheim-token"
    expect(page.locator("#doel")).to_have_text("nieuw")


def test_a_refusal_and_a_failure_are_said_and_change_nothing(shell: Callable[[int], Page]) -> None:
    page = shell(1280)
    region = page.locator("#meldingen")
    page.locator("#nee").click()
    expect(region).to_contain_text("Dat kan niet.")
    page.locator("#stuk").click()
    expect(region).to_contain_text("Dat is niet gelukt.")
    expect(page.locator("#doel")).to_have_text("oud")
    region.get_by_role("button", name="Sluiten").first.click()
    expect(region.locator(".stroomlijn-toast")).to_have_count(1)
    axe(page)


def test_a_step_chosen_in_the_diagram_is_the_step_in_the_list(shell: Callable[[int], Page]) -> None:
    page = shell(1280)
    page.locator(".stroomlijn-diagram [data-element-id='Stap_1']").click()
    expect(page.get_by_role("link", name="Stap 1")).to_be_focused()
    page.get_by_role("button", name="Groter").click()
    expect(page.locator(".bjs-powered-by")).to_be_visible()
