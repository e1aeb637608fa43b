"""An installation without a traject: what comes first is said, and one is led on to what comes next."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from tests.support import signed_in

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.organisation.models import Traject


def test_who_wants_to_read_in_hears_that_the_traject_comes_first_and_is_led_on(analyst: Account) -> None:
    client = signed_in(analyst)
    page = client.get(reverse("trajecten")).content.decode()
    assert "Maak eerst een traject" in page and "Daarna lees je de bestanden in." in page
    made = client.post(reverse("trajecten"), {"name": "Maashorst"}, follow=True).content.decode()
    assert made.count(reverse("upload", args=[Traject.objects.get().pk])) == 1


def test_who_only_reads_is_not_told_to_make_one(db: None) -> None:
    reader = make_account(PRODUCT, email="bram@voorbeeld.nl", name="Bram")
    give_role(PRODUCT, reader, "medewerker")
    client: Client = signed_in(reader)
    page = client.get(reverse("trajecten")).content.decode()
    assert "Nog geen traject" in page and "Maak eerst" not in page
