"""An administrator lets a program of a supplier into the register, and sees what did not reach a subscriber."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.stories.checks import looked_at

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.zgw.models import Abonnement, Applicatie, Levering

pytestmark = pytest.mark.browser


@pytest.fixture
def administrator(transactional_db: None) -> Account:
    account = make_account(PRODUCT, email="kees@voorbeeld.nl", name="Kees Verstegen")
    give_role(PRODUCT, account, "beheerder")
    return account


def test_a_program_gets_in_and_what_did_not_arrive_is_seen(
    open_page: Callable[..., Page], administrator: Account
) -> None:
    not_taken()
    page = open_page(1280, account=administrator)
    page.goto("/beheer")
    page.get_by_role("link", name="Applicaties").click()
    page.get_by_label("Naam").fill("Balie")
    page.get_by_label("Client id").fill("balie")
    page.get_by_label("catalogi.lezen").check()
    page.get_by_role("button", name="Maak de applicatie").click()
    expect(page.get_by_role("heading", name="Geef dit geheim door aan de leverancier")).to_be_visible()
    expect(page.get_by_role("row", name="Catalogi")).to_contain_text("catalogi.lezen")
    looked_at(page)
    page.get_by_role("link", name="Applicaties").click()
    looked_at(page)
    assert Applicatie.objects.get().client_ids == ["balie"]

    page.goto("/beheer")
    page.get_by_role("link", name="Rollen van gebruikers").click()
    page.get_by_label("Naam").fill("Coördinator")
    page.get_by_label("zaken.lezen").check()
    page.get_by_role("button", name="Maak de rol").click()
    expect(page.get_by_role("row", name="Zaken")).to_contain_text("zaken.lezen")
    looked_at(page)
    page.get_by_role("link", name="Rollen van gebruikers").click()
    expect(page.get_by_role("row", name="Coördinator")).to_be_visible()
    looked_at(page)

    page.goto("/beheer/register/diensten")
    looked_at(page)
    page.goto("/vandaag")
    page.get_by_role("link", name="https://abonnee.voorbeeld.nl/meldingen").click()
    expect(page.get_by_text("Het antwoord was 422.")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Stuur opnieuw").click()
    expect(page.get_by_text("1 melding gaat opnieuw.")).to_be_visible()
    page.goto("/beheer/register/abonnementen")
    looked_at(page)


def not_taken() -> None:
    """A message that its subscriber refused each time."""
    address = "https://zaken.voorbeeld.nl/zaken/api/v1/zaken/0199c3de-0000-7000-8000-000000000000"
    message = {"kanaal": "zaken", "resource": "zaak", "actie": "create", "hoofdObject": address, "resourceUrl": address}
    now = timezone.now()
    to = Abonnement.objects.create(
        callback_url="https://abonnee.voorbeeld.nl/meldingen",
        auth="Bearer x",
        kanalen=[{"naam": "zaken", "filters": {"vertrouwelijkheidaanduiding": "*"}}],
        failures=3,
        rests_until=now,
    )
    said = message | {"aanmaakdatum": now.isoformat(), "kenmerken": {}}
    Levering.objects.create(
        abonnement=to, main=address, message=said, queued=now, attempts=6, reason="422", given_up=now
    )
