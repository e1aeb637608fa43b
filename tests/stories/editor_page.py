"""The editor in a browser, as its stories use it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from tests.stories.checks import Open

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.landscape.models import Appearance, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.operations.trajecten import make_traject

SAVED = "Opgeslagen"


def person(email: str, name: str) -> Account:
    account = make_account(PRODUCT, email=email, name=name, password="een heel lang wachtwoord")
    give_role(PRODUCT, account, "procesanalist")
    return account


def begun(account: Account, *labels: str) -> Version:
    """A concept with these steps, all done by the Consulent."""
    actor = Actor(account.pk, "127.0.0.1")
    traject = make_traject(actor, name="Maashorst").pk
    concept = editing.begin_new(actor, Place(traject, None, ""), "Melding aannemen")
    first = Appearance.objects.get(version=concept).element
    rows = [{"label": label, "role": "Consulent"} for label in labels]
    editing.give_command(actor, concept.pk, {"do": "paste", "after": first, "id": "begin", "rows": rows}, "begin")
    editing.give_command(actor, concept.pk, {"do": "remove", "step": first}, "leeg")
    return concept


def cell(page: Page, row: int, field: str) -> Locator:
    return page.locator("[data-rows] tr:visible").nth(row - 1).locator(f"[data-field={field}]")


def names(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("[data-rows] tr:visible [data-field=label]").all()]


def saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_have_text(SAVED)


def opened(open_page: Open, *labels: str) -> Page:
    fatima = person("fatima@voorbeeld.nl", "Fatima El Idrissi")
    concept = begun(fatima, *labels)
    page = open_page(account=fatima)
    page.goto(f"/processen/PROC-{concept.process_id}/bewerken")
    return page


def paste(field: Locator, text: str) -> None:
    """As the browser does it, without the clipboard of the machine."""
    field.focus()
    field.evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            field.dispatchEvent(event);
        }""",
        text,
    )
