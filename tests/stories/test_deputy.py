"""Who is deputy of somebody sees and answers what waits for them, until and including the last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.contexts.landscape.page_world import PageWorld, page_world
from tests.stories.checks import looked_at

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.operations.reactions import About, react
from stroomlijn.organisation.models import Deputy, Person
from stroomlijn.organisation.operations.deputies import set_deputy
from stroomlijn.organisation.operations.trajecten import make_traject

pytestmark = pytest.mark.browser


@pytest.fixture
def world(transactional_db: None) -> PageWorld:
    bram = account("Bram van Lankveld")
    made = page_world(make_traject(PRODUCT, name="Maashorst").pk, bram)
    Person.objects.filter(pk=made.owner.pk).update(account=account("Anke Schuurmans"), name="Anke Schuurmans")
    for text in ("Hier mist het formulier.", "De termijn klopt niet."):
        react(Actor(bram.pk), made.process, About(made.second.pk), text)
    return made


def test_a_deputy_answers_for_somebody_until_the_last_day(world: PageWorld, open_page: Callable[..., Page]) -> None:
    hilde = account("Hilde van Rooij")
    by = Person.objects.create(
        organisation=world.organisation, name=hilde.name, name_key="hilde van rooij", account=hilde
    )
    today = clock.today()
    page = open_page(account=hilde)
    page.goto("/vandaag")
    expect(page.get_by_text("Hier mist het formulier.")).to_have_count(0)

    set_deputy(PRODUCT, world.owner.pk, by.pk, begins=today, ends=today)
    page.reload()
    page.get_by_role("link", name="Hier mist het formulier.").click()
    looked_at(page)
    page.get_by_label("Doorgevoerd").check()
    page.get_by_label("Je antwoord").fill("Het formulier staat er nu bij.")
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_text("Je antwoord is verstuurd.")).to_be_visible()
    written = AuditLine.objects.get(action="reaction-answered")
    assert written.actor_id == hilde.pk

    page.goto("/vandaag")
    expect(page.get_by_role("link", name="De termijn klopt niet.")).to_be_visible()
    Deputy.objects.update(begins=today - timedelta(days=2), ends=today - timedelta(days=1))
    page.reload()
    expect(page.get_by_role("heading", name="Hilde")).to_be_visible()
    expect(page.get_by_text("De termijn klopt niet.")).to_have_count(0)


def account(name: str) -> Account:
    made = make_account(PRODUCT, email=f"{name.split()[0].lower()}@voorbeeld.nl", name=name)
    give_role(PRODUCT, made, "medewerker")
    return made
