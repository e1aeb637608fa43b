"""The pages of the administrator about the register."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.contexts.zgw.cases import BEHEER
from tests.contexts.zgw.subscriber import ROOT, abonnement
from tests.subscriber import Subscriber

from stroomlijn.foundation.models import AuditLine
from stroomlijn.zgw.models import Abonnement, Applicatie, ExternalService, Levering
from stroomlijn.zgw.models import Client as Known
from stroomlijn.zgw.notificaties.delivering import deliver_due
from stroomlijn.zgw.notificaties.patience import WAITS

from .cases import ZAKEN, zaak
from .conftest import Caller, token


def secret_on(answer: Any) -> str:
    assert answer.status_code == 200, answer.content
    found = re.findall(r'stroomlijn-code--long">([\w-]{64})<', answer.content.decode())
    assert len(found) == 1
    return str(found[0])


def reaches(address: str, client_id: str, secret: str) -> int:
    said = {"HTTP_AUTHORIZATION": f"Bearer {token(client_id, secret)}"}
    return Client(headers={"host": "testserver"}).get(address, **said).status_code


def actions() -> list[str]:
    return list(AuditLine.objects.filter(object_kind="application").order_by("pk").values_list("action", flat=True))


def test_an_application_gets_a_secret_that_is_shown_once_and_what_it_may(
    call: Caller, page: Client, published: Any
) -> None:
    form = {
        "label": "Balie",
        "client_id": "balie",
        "scopes": ["zrc:zaken.lezen", "ztc:catalogi.lezen"],
        "types": [f"zaaktype:{published['url'].rsplit('/', 1)[-1]}"],
        "level": "intern",
    }
    secret = secret_on(page.post(f"{BEHEER}/applicaties", form))
    made = Applicatie.objects.get(label="Balie")
    again = page.get(f"{BEHEER}/applicaties/{made.pk}").content.decode()
    assert secret not in again
    assert secret not in page.get(f"{BEHEER}/applicaties").content.decode()
    assert all(word in again for word in ("zaken.lezen", "Melding Wmo", "intern", "Catalogi"))
    seen = call.make(f"{ZAKEN}/zaken", zaak(published))
    hidden = call.make(f"{ZAKEN}/zaken", zaak(published, vertrouwelijkheidaanduiding="geheim"))
    assert reaches(seen["url"], "balie", secret) == 200
    assert reaches(hidden["url"], "balie", secret) == 404
    newer = secret_on(page.post(f"{BEHEER}/applicaties/{made.pk}/geheim", {"client": "balie"}))
    assert (reaches(seen["url"], "balie", secret), reaches(seen["url"], "balie", newer)) == (401, 200)
    assert not AuditLine.objects.filter(details__icontains=newer).exists()
    assert actions() == ["application-made", "client-secret-made"]


def test_rights_are_given_and_taken_at_once(page: Client, call: Caller, catalogus: Any) -> None:
    page.post(
        f"{BEHEER}/applicaties", {"label": "Lezer", "client_id": "lezer", "scopes": ["nrc:notificaties.publiceren"]}
    )
    made = Applicatie.objects.get(label="Lezer")
    secret = Known.objects.get(pk="lezer").secret
    assert reaches(catalogus["url"], "lezer", secret) == 403
    page.post(f"{BEHEER}/applicaties/{made.pk}", {"scopes": ["ztc:catalogi.lezen"]})
    assert reaches(catalogus["url"], "lezer", secret) == 200
    page.post(f"{BEHEER}/applicaties/{made.pk}/rechten/1")
    assert reaches(catalogus["url"], "lezer", secret) == 403
    page.post(f"{BEHEER}/applicaties/{made.pk}/verwijderen")
    assert reaches(catalogus["url"], "lezer", secret) == 401
    assert not Known.objects.filter(pk="lezer").exists()
    assert actions() == [
        "application-made",
        "application-rights-given",
        "application-right-taken",
        "application-removed",
    ]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"client_id": "alles", "everything": "on"}, "hoort al bij een andere applicatie"),
        ({"client_id": "nieuw"}, "Noem ten minste één autorisatie"),
        ({"client_id": "nieuw", "scopes": ["zrc:zaken.lezen"], "level": "openbaar"}, "Dit veld is vereist."),
        ({"client_id": "met spatie", "everything": "on"}, "Client id"),
        ({"client_id": "nieuw", "scopes": ["zrc:verzonnen"]}, "verzonnen"),
    ],
)
def test_what_the_standard_refuses_is_said(page: Client, call: Caller, form: dict[str, Any], said: str) -> None:
    answer = page.post(f"{BEHEER}/applicaties", {"label": "Nieuw", **form})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Applicatie.objects.filter(label="Nieuw").exists()


def test_the_secret_of_another_application_is_not_touched(page: Client, call: Caller) -> None:
    before = Known.objects.get(pk="alles").secret
    page.post(f"{BEHEER}/applicaties", {"label": "Nieuw", "client_id": "nieuw", "everything": "on"})
    made = Applicatie.objects.get(label="Nieuw")
    answer = page.post(f"{BEHEER}/applicaties/{made.pk}/geheim", {"client": "alles"})
    assert answer.status_code == 303
    assert Known.objects.get(pk="alles").secret == before


def test_a_service_is_added_and_removed(page: Client) -> None:
    for bad in ("geen adres", "https://a@b.nl/", "https://b.nl/../"):
        assert page.post(f"{BEHEER}/diensten", {"label": "Fout", "root": bad}).status_code == 422
    form = {"label": "Lijst", "root": "https://lijst.voorbeeld.nl/api"}
    assert page.post(f"{BEHEER}/diensten", form).status_code == 302
    assert page.post(f"{BEHEER}/diensten", form).status_code == 422
    assert ExternalService.objects.get().root == "https://lijst.voorbeeld.nl/api/"
    assert "Lijst" in page.get(f"{BEHEER}/diensten").content.decode()
    page.post(f"{BEHEER}/diensten/verwijderen", {"adres": "https://lijst.voorbeeld.nl/api/"})
    assert not ExternalService.objects.exists()
    lines = AuditLine.objects.filter(object_kind="service").values_list("action", flat=True)
    assert list(lines) == ["service-added", "service-removed"]


def test_what_nobody_took_is_seen_with_its_reason_and_sent_again(
    page: Client, call: Caller, published: Any, listener: Subscriber, django_assert_max_num_queries: Any
) -> None:
    call.make(f"{ROOT}/abonnement", abonnement(listener))
    made = call.make(f"{ZAKEN}/zaken", zaak(published))
    call.make(f"{ZAKEN}/zaken", zaak(published))
    listener.status = lambda message: 422
    moment = timezone.now()
    for _ in range(len(WAITS) + 1):
        deliver_due(moment)
        moment += WAITS[-1]
    with django_assert_max_num_queries(25):
        shown = page.get(f"{BEHEER}/meldingen").content.decode()
    assert "2 meldingen" in page.get("/vandaag").content.decode()
    assert made["url"] in shown
    assert "Het antwoord was 422." in shown
    assert "geheim" not in page.get(f"{BEHEER}/abonnementen").content.decode().replace("Bearer", "")
    listener.status = lambda message: 204
    first, second = Levering.objects.order_by("pk")
    page.post(f"{BEHEER}/meldingen/{first.pk}/opnieuw")
    deliver_due()
    assert [one["hoofdObject"] for one in listener.taken if one["kanaal"] != "test"] == [made["url"]]
    page.post(f"{BEHEER}/abonnementen/{second.abonnement_id}/opnieuw")
    deliver_due()
    assert "Meldingen die niet aankwamen" not in page.get("/vandaag").content.decode()
    assert not Levering.objects.exists()
    assert page.post(f"{BEHEER}/meldingen/{second.pk}/opnieuw").status_code == 404
    resent = AuditLine.objects.filter(action="notifications-resent")
    assert [line.details["messages"] for line in resent] == [1, 1]
    page.post(f"{BEHEER}/abonnementen/{second.abonnement_id}/verwijderen")
    assert not Abonnement.objects.exists()
