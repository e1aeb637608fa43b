"""Rows that are read and added by our own statements are the rows of Django."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.forms.models import model_to_dict

from stroomlijn.zgw.models import KlantContact, Zaak, ZaakNotitie
from stroomlijn.zgw.register.refusals import Refused
from stroomlijn.zgw.register.rows import add, lock_row, row_of

from .cases import ZAKEN, zaak
from .conftest import Caller


@pytest.fixture
def made(call: Caller, published: Any) -> Any:
    extra = {
        "kenmerken": [{"kenmerk": "K1", "bron": "Archief"}],
        "verlenging": {"reden": "Ziekte", "duur": "P2W"},
        "productenOfDiensten": [],
        "laatsteBetaaldatum": "2021-03-10T10:00:00Z",
        "betalingsindicatie": "geheel",
    }
    return call.make(f"{ZAKEN}/zaken", zaak(published, **extra))


def test_a_row_is_read_as_django_reads_it(made: Any) -> None:
    found = row_of(Zaak, "t.identificatie = %s", [made["identificatie"]])
    assert found is not None
    assert model_to_dict(found) == model_to_dict(Zaak.objects.get(pk=made["uuid"]))
    assert row_of(Zaak, "t.identificatie = %s", ["bestaat niet"]) is None


def test_an_added_row_has_what_django_fills_in_and_can_be_saved_again(made: Any) -> None:
    note = ZaakNotitie(gerelateerd_aan_id=made["uuid"], onderwerp="Let op", tekst="Let op")
    contact = KlantContact(zaak_id=made["uuid"], datumtijd=datetime(2021, 3, 10, tzinfo=UTC))
    for row in (note, contact):
        add(row)
    assert ZaakNotitie.objects.get().aanmaakdatum == note.aanmaakdatum
    note.onderwerp = "Anders"
    note.save()
    assert ZaakNotitie.objects.get().onderwerp == "Anders"


def test_a_row_that_was_removed_meanwhile_cannot_be_locked(made: Any) -> None:
    assert lock_row(Zaak, made["uuid"]).identificatie == made["identificatie"]
    with pytest.raises(Refused, match="conflict"):
        lock_row(Zaak, uuid4())
