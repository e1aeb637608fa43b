"""Every address that answers a page, in a real browser: accessible, no wider than the window, light and dark.

The pages come from the access table, so a page that is added is looked at from its first day. The second world has
markup in every field that people or files fill: it must look like text there too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from tests.attack.access import ACCESS, VISITORS
from tests.attack.world import World
from tests.stories.checks import Open, axe, fits

from stroomlijn.foundation.models import Account

ADMINISTRATOR = VISITORS.index("administrator")


def pages(world: World) -> Iterator[str]:
    """What answers a whole page; no file, stream or part of a page."""
    client = Client()
    client.force_login(Account.objects.get(pk=world.account))
    for name, row in ACCESS.items():
        if row.get[ADMINISTRATOR] == 200 and not name.endswith("-follow"):
            address = reverse(name, kwargs=dict(row.of(world)))
            answer = client.get(address)
            if not answer.streaming and answer.content.startswith(b"<!doctype html>"):
                yield address


@pytest.mark.browser
def test_every_page_can_be_used_by_everybody(open_page: Open, world: World, marked_world: World) -> None:
    """One test, as the worlds are gone after the first one that has a browser."""
    wrong = []
    for shown, width, colours in ((world, 1280, "light"), (world, 390, "dark"), (marked_world, 390, "light")):
        page = open_page(width, account=Account.objects.get(pk=shown.account), color_scheme=colours)
        wrong += [f"{width} {colours} {said}" for address in pages(shown) for said in look(page, address)]
    assert not wrong, "\n".join(wrong)


def look(page: Page, address: str) -> Iterator[str]:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        yield f"{address}: {answer and answer.status}"
        return
    for check in (axe, fits):
        try:
            check(page)
        except AssertionError as found:
            yield str(found)
