"""The demo plays the main job to its end, says what it did, and can be played only once."""

from __future__ import annotations

import pytest
from django.test import Client

from stroomlijn.foundation.checks import all_checks
from stroomlijn.landscape.models import Version
from stroomlijn.web.demo.play import play


@pytest.fixture
def said(transactional_db: None, own_upload_folder: None) -> list[str]:
    lines: list[str] = []
    play(lines.append)
    return lines


def test_the_demo_tells_each_stage_of_the_main_job(said: list[str]) -> None:
    words = [line.split(":")[0] for line in said]
    assert words[:3] == ["Ingelezen", "Te lezen", "Gegroepeerd"]
    assert {"Samengevoegd", "Besloten", "Gepubliceerd"} <= set(words)
    assert "30 ingelezen" in said[-1]
    assert "3 gepubliceerd" in said[-1]


def test_after_the_demo_every_rule_holds_and_a_visitor_signs_in_with_one_click(
    said: list[str], settings: object, client: Client
) -> None:
    broken = {check.name: remarks for check in all_checks() if (remarks := check.broken())}
    assert not broken
    assert client.post("/demo/inloggen", {"wie": "bram@demo.invalid"}).status_code == 404, "only in a demo folder"
    settings.DEMO = True
    assert client.post("/demo/inloggen", {"wie": "bram@demo.invalid"}, follow=True).status_code == 200
    published = Version.objects.filter(state=Version.State.GEPUBLICEERD).select_related("process").first()
    page = client.get(f"/processen/{published.process.number}").content.decode()
    assert "Zo doe je het" in page
    assert "Waarom is het zo?" in page
    assert client.get("/trajecten/1").status_code in (403, 404), "an employee reads the map, not the inventory"
