"""Numbers that the register gives out, beside those that callers give themselves."""

from __future__ import annotations

from typing import Any

from tests.contexts.zgw.besluiten import BESLUITEN, besluit, make_type

from stroomlijn.foundation import clock

from .cases import ZAKEN, zaak
from .conftest import Caller
from .documents import DOCUMENTS, document, document_type


def test_a_number_that_a_caller_gave_is_passed_over(call: Caller, catalogus: Any, published: Any) -> None:
    brief, decision = document_type(call, catalogus), make_type(call, catalogus, "Beschikking")
    for address, word, body in (
        (f"{ZAKEN}/zaken", "ZAAK", zaak(published)),
        (DOCUMENTS, "DOCUMENT", document(brief)),
        (f"{BESLUITEN}/besluiten", "BESLUIT", besluit(decision)),
    ):
        taken = [_number(word, 1), _number(word, 2), _number(word, 4)]
        for one in taken:
            call.make(address, body | {"identificatie": one})
        given = [call.make(address, body)["identificatie"] for _ in range(3)]
        assert given == [_number(word, 3), _number(word, 5), _number(word, 6)]


def test_reserved_numbers_pass_over_what_is_taken(call: Caller, published: Any) -> None:
    call.make(f"{ZAKEN}/zaken", zaak(published, identificatie=_number("ZAAK", 2)))
    reserved = call.make(f"{ZAKEN}/zaaknummer_reserveren", {"bronorganisatie": "000000000", "aantal": 3})
    assert [one["zaaknummer"] for one in reserved] == [_number("ZAAK", place) for place in (1, 3, 4)]
    assert call.make(f"{ZAKEN}/zaken", zaak(published))["identificatie"] == _number("ZAAK", 5)


def _number(word: str, place: int) -> str:
    return f"{word}-{clock.today().year}-{place:010}"
