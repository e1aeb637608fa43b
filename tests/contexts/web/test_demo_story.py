"""The story of the demo: its steps, the date that they set, the files of its upload; and that only a demo has it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from stroomlijn.engines.formats import read
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account, AuditLine, Message
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.web.demo.meanwhile import catch_up
from stroomlijn.web.demo.story import address_of, next_step, steps
from stroomlijn.web.demo.visitors import VISITORS

FIRST_DAY = datetime.date(2021, 3, 9)


@pytest.fixture
def visitors(transactional_db: None, settings: object) -> dict[str, Account]:
    settings.DEMO = True
    made = {one.name: make_account(PRODUCT, email=one.email, name=one.name) for one in VISITORS}
    for one in VISITORS:
        give_role(PRODUCT, made[one.name], one.role)
    return made


@pytest.fixture
def demo(client: Client, visitors: dict[str, Account]) -> Client:
    set_peildatum(PRODUCT, FIRST_DAY)
    client.force_login(visitors["Fatima El Idrissi"])
    return client


def test_a_step_sets_the_date_signs_in_and_leads_to_its_page(demo: Client, visitors: dict[str, Account]) -> None:
    step = next(one for one in steps() if one.number == "7")
    answer = demo.post("/demo/verhaal/7")
    assert answer.status_code == 302
    assert answer["Location"] == address_of(step)
    assert int(demo.session["_auth_user_id"]) == visitors["Ria Kuijpers"].pk
    assert clock.today() == datetime.date(2021, 3, 16)
    line = AuditLine.objects.filter(action="peildatum-set").latest("pk")
    assert line.recorded_at.year > 2021, "what was done is written down with the real time"


def test_every_page_says_the_date_that_all_is_invented_and_what_comes_next(demo: Client) -> None:
    page = demo.get("/vandaag").content.decode()
    assert "Demo: vandaag is 9 maart 2021" in page
    assert "Verzonnen gegevens" in page
    demo.post("/demo/verhaal/5")
    assert "Volgende stap: 6." in demo.get("/demo/verhaal").content.decode()


def test_the_steps_follow_one_another_in_time() -> None:
    days = [step.day for step in steps()]
    assert days == sorted(days)
    assert [next_step(step.number) for step in steps()] == [*steps()[1:], None]
    assert next_step("") == steps()[0]


def test_what_others_do_comes_before_the_step_that_needs_it(demo: Client) -> None:
    queued = ProcrastinateJob.objects.filter(task_name="web.catch_up_with_story")
    demo.post("/demo/verhaal/9b")
    assert not queued.exists()
    demo.post("/demo/verhaal/14")
    assert [job.args for job in queued] == [{"step": "14"}]
    catch_up("14")  # where nothing was told there is nobody to do it
    assert not Message.objects.exclude(read_at=None).exists()


def test_the_files_can_be_fetched_and_read(demo: Client) -> None:
    page = demo.get("/demo/verhaal").content.decode()
    for address in ("/demo/bestanden/eerst/Uden.xlsx", "/demo/bestanden/hersteld/Uden.xlsx"):
        assert address in page
        answer = demo.get(address)
        assert read("Uden.xlsx", answer.content).processes
    assert demo.get("/demo/bestanden/eerst/Niets.xlsx").status_code == 404


def test_real_files_are_offered_only_where_they_are_kept(
    demo: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/demo/bestanden/echt/wmo-tien-gemeenten.epml"
    monkeypatch.delenv("STROOMLIJN_DATA", raising=False)
    assert "echte bestanden" not in demo.get("/demo/verhaal").content.decode()
    assert demo.get(address).status_code == 404

    models = "".join(
        f'<epc epcId="{number}" name="Fig.{number}: {name} model for Mun{number}">'
        '<event id="1"><name>begin</name></event>'
        '<function id="2"><name>Take in</name></function><event id="3"><name>end</name></event>'
        '<arc id="4"><flow source="1" target="2"/></arc><arc id="5"><flow source="2" target="3"/></arc></epc>\n'
        for number, name in enumerate(("GBA1", "WMO YAWL", "WNMO YAWL"))
    )
    (tmp_path / "coselog").mkdir()
    written = f'<epml:epml xmlns:epml="http://www.epml.de"><directory name="Root">{models}</directory></epml:epml>'
    (tmp_path / "coselog/vogelaar_v1.epml").write_text(written, encoding="utf-8")
    monkeypatch.setenv("STROOMLIJN_DATA", str(tmp_path))
    page = demo.get("/demo/verhaal").content.decode()
    assert address in page and "oude wetgeving" in page and "Engels" in page
    found = read("wmo.epml", demo.get(address).content).processes
    assert ["GBA1" in one.process.name for one in found] == [False, False]


def test_a_visitor_signs_in_with_one_click(client: Client, visitors: dict[str, Account], settings: object) -> None:
    for one in VISITORS:
        assert client.post("/demo/inloggen", {"wie": one.email}, follow=True).status_code == 200
        assert int(client.session["_auth_user_id"]) == visitors[one.name].pk
    assert client.post("/demo/inloggen", {"wie": "niemand@demo.invalid"}).status_code == 404
    settings.DEMO = False
    assert client.post("/demo/inloggen", {"wie": VISITORS[0].email}).status_code == 404


def test_outside_a_demo_there_is_no_story_and_no_peildatum(demo: Client, settings: object) -> None:
    settings.DEMO = False
    assert demo.get("/demo/verhaal").status_code == 404
    assert demo.post("/demo/verhaal/7").status_code == 404
    assert demo.get("/demo/bestanden/eerst/Uden.xlsx").status_code == 404
    assert "Verzonnen gegevens" not in demo.get("/vandaag").content.decode()
    assert clock.today() != FIRST_DAY
