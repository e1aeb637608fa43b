"""Story 1 as its people play it: from two landscapes to one process that works on 1 January 2022."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.stories.maashorst import acts
from tests.stories.maashorst.cast import Cast

from stroomlijn.foundation.models import Account
from stroomlijn.web.demo.story import steps

pytestmark = pytest.mark.browser


def test_the_story_from_two_landscapes_to_the_first_day(
    open_page: Callable[..., Page], demo: dict[str, Account]
) -> None:
    cast = Cast(open_page)
    for act in acts():
        act(cast)
    assert cast.begun == [step.number for step in steps()], "each step of the guide was played, in its order"
