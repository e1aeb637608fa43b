"""The demo in a browser: every page for who analyses and who does the work, at both widths and by keyboard alone."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from tests.stories.checks import Open, looked_at

from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Difference, Draft, Group, Referral
from stroomlijn.harmonisation.queries.decision_list import Section, decision_list
from stroomlijn.harmonisation.queries.premises import waiting_for
from stroomlijn.landscape.models import Import
from stroomlijn.web.demo.visitors import VISITORS

FATIMA, BRAM, *_OTHERS = VISITORS


def group_in(state: str) -> Group:
    return Group.objects.filter(state=state, members__isnull=False).first() or pytest.fail(f"no group in {state}")


def pages_of_work() -> list[str]:
    process = group_in(Group.State.PUBLISHED).published.process_id
    return [
        reverse("library"),
        reverse("process", args=[process]),
        reverse("process-drawing", args=[process]),
        f"{reverse('search')}?q=aanvraag",
        f"{reverse('search')}?q=dit%20staat%20nergens",
        reverse("inbox"),
    ]


def pages_of_analysis() -> list[str]:
    merging, published = group_in(Group.State.MERGING), group_in(Group.State.PUBLISHED)
    traject = merging.traject_id
    return [
        reverse("process", args=[published.published.process_id]),
        reverse("trajecten"),
        reverse("traject", args=[traject]),
        f"{reverse('traject', args=[traject])}?tekst=aanvraag&stap=gepubliceerd",
        reverse("groups", args=[traject]),
        reverse("group", args=[group_in(Group.State.PROPOSED).pk]),
        reverse("group", args=[merging.pk]),
        f"{reverse('group', args=[published.pk])}?toon=besloten",
        reverse("draft", args=[merging.pk]),
        reverse("draft", args=[published.pk]),
        reverse("upload", args=[traject]),
        reverse("import", args=[Import.objects.earliest("pk").pk]),
    ]


def test_every_page_is_accessible_and_fits_wide_and_on_a_phone(open_page: Open, demo: dict[str, Account]) -> None:
    for visitor, pages in ((FATIMA, pages_of_analysis()), (BRAM, pages_of_work())):
        page = open_page(account=demo[visitor.name])
        for address in pages:
            answer = page.goto(address)
            assert answer is not None and answer.ok, address
            looked_at(page)


def test_an_employee_finds_a_step_without_a_mouse(open_page: Open, demo: dict[str, Account]) -> None:
    published = group_in(Group.State.PUBLISHED)
    page = open_page(account=demo[BRAM.name])
    page.goto(reverse("library"))
    page.keyboard.press("/")
    page.keyboard.type(published.name)
    page.keyboard.press("Enter")
    result = page.get_by_role("link", name=published.name).first
    tab_to(page, result)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zo doe je het")).to_be_visible()

    jump = page.locator(".stroomlijn-steps__choice a").first
    tab_to(page, jump, most=120)  # the steps before it have stops of their own
    step = page.locator(jump.get_attribute("href") or "")
    page.keyboard.press("Enter")
    expect(step).to_be_in_viewport()
    tab_to(page, step.locator(".stroomlijn-step__number"))
    element = step.get_attribute("data-element")
    expect(page.locator(f'[data-map] [data-element="{element}"]')).to_have_attribute("data-here", "")


def test_an_analyst_decides_and_takes_back_without_a_mouse(open_page: Open, demo: dict[str, Account]) -> None:
    merging = group_in(Group.State.MERGING)
    second, third = (Difference.objects.get(draft__group=merging, key=key) for key in open_in(merging)[1:3])
    page = open_page(account=demo[FATIMA.name])
    page.goto(reverse("group", args=[merging.pk]))
    opened = page.locator("details[data-difference][open]")
    page.keyboard.press("j")
    expect(opened).to_have_id(f"verschil-{second.key}")
    expect(page.locator("tr[aria-current]")).to_have_count(len(second.about["rows"]))
    page.keyboard.press("Enter")
    expect(page.get_by_text("is vastgelegd")).to_be_visible()
    expect(opened).to_have_id(f"verschil-{third.key}")
    expect(opened.locator("[name=keuze]:checked")).to_be_focused()
    page.keyboard.press("z")
    expect(page.get_by_text("is ingetrokken")).to_be_visible()
    expect(page.locator(".stroomlijn-job")).to_have_count(0)
    assert not merging.decisions.filter(withdrawn_at=None).exists()


def open_in(group: Group) -> list[str]:
    """The open differences as the page lists them, by key."""
    laid = Referral.objects.filter(group=group, state=Referral.State.OPEN).values_list("difference", flat=True)
    lines = decision_list(Draft.objects.get(group=group), waiting_for(group.pk), list(laid))
    return [line.key for line in lines if line.section != Section.DECIDED]


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Presses Tab until the element has the focus, as somebody without a mouse does."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {most} times Tab")
