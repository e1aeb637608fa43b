"""Where one is, as the navigation shows it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from stroomlijn.foundation.models import Account


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/vandaag", "Vandaag"),
        ("/reacties", "Processen"),
        ("/reacties/mijn", "Vandaag"),
        ("/processen", "Processen"),
        ("/documenten", "Processen"),
        ("/mijn-werk", "Mijn werk"),
        ("/gelezen", "Mijn werk"),
    ],
)
def test_one_place_is_the_current_one(analyst: Account, address: str, place: str) -> None:
    client = Client()
    client.force_login(analyst)
    page = client.get(address).content.decode()
    current = re.findall(r'<a[^>]*aria-current="page"[^>]*>(.*?)</a>', page, re.DOTALL)
    assert [re.sub(r"<.*?>|\s+", " ", one).strip() for one in current if "svg" in one] == [place]
