"""The upload page and its preview, as somebody meets them who never saw them: nothing that was chosen is lost, what is
refused is counted, the steps are seen before they are taken over, and one goes on with the next municipality."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.support import signed_in

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, StoredFile
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.operations.uploads import ORPHAN_AGE, forget_unused
from stroomlijn.landscape.models import Import, ImportFile, ImportItem
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.operations.trajecten import make_traject

Work = Callable[[], None]
BOOK = b"""\
Nr;Stap;Wie;Vervolg
1;Melding aannemen;Consulent;
2;Onderzoek doen;Consulent;
3;Verslag sturen;Backoffice;
4;Besluit nemen;Consulent;einde
"""
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256))


@pytest.fixture
def client(analyst: Account) -> Client:
    return signed_in(analyst)


def file(name: str, data: bytes = BOOK) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(client: Client, traject_id: int, *files: SimpleUploadedFile, organisation: str = "", **more: object) -> Any:
    form = {"where": "given", "organisation": organisation, "language": "nl", **more}
    return client.post(f"/trajecten/{traject_id}/inlezen", {**form, "chosen": files} if files else form)


def seals(answer: Any) -> list[str]:
    return re.findall(r'name="klaar" value="([^"]+)" checked', answer.content.decode())


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def origins(run: Import) -> set[str]:
    return set(ImportFile.objects.filter(run=run).values_list("origin", flat=True))


def test_files_stay_chosen_when_the_rest_is_refused(client: Client, traject_id: int) -> None:
    refused = send(client, traject_id, file("Melding.csv"), file("Parkeren.csv"), language="")
    assert refused.status_code == 422
    page = text_of(refused)
    assert "Deze bestanden staan klaar" in page
    assert "Melding.csv" in page
    assert not Import.objects.exists()
    again = send(client, traject_id, file("Later.csv"), organisation="Uden", klaar=seals(refused))
    assert again.status_code == 302
    assert origins(Import.objects.get()) == {"Melding.csv", "Parkeren.csv", "Later.csv"}


def test_they_stay_chosen_twice_and_one_can_be_left_out(client: Client, traject_id: int) -> None:
    first, second = seals(send(client, traject_id, file("Melding.csv"), file("Parkeren.csv"), language=""))
    refused = send(client, traject_id, klaar=[first], language="")
    assert seals(refused) == [first]
    send(client, traject_id, organisation="Uden", klaar=[first])
    assert origins(Import.objects.get()) == {"Melding.csv"}
    assert second not in refused.content.decode()


def test_without_any_file_it_is_said(client: Client, traject_id: int) -> None:
    assert send(client, traject_id, organisation="Uden").status_code == 422


def test_a_file_of_somebody_else_or_of_elsewhere_is_not_taken(
    client: Client, actor: Actor, traject_id: int, analyst: Account
) -> None:
    (seal,) = seals(send(client, traject_id, file("Melding.csv"), language=""))
    other = make_account(actor, email="ria@voorbeeld.nl", name="Ria")
    give_role(actor, other, "procesanalist")
    elsewhere = make_traject(actor, name="Elders").pk
    assert send(signed_in(other), traject_id, organisation="Uden", klaar=[seal]).status_code == 422
    assert send(client, elsewhere, organisation="Uden", klaar=[seal]).status_code == 422
    assert send(client, traject_id, organisation="Uden", klaar=[f"{seal}x"]).status_code == 422
    assert not Import.objects.exists()


def test_what_nobody_sent_again_is_forgotten_after_a_day_and_nothing_else(client: Client, traject_id: int) -> None:
    send(client, traject_id, file("Los.csv"), language="")
    send(client, traject_id, file("Melding.csv"), organisation="Uden")
    assert forget_unused() == 0
    StoredFile.objects.update(stored_at=timezone.now() - timezone.timedelta(seconds=ORPHAN_AGE + 1))
    assert forget_unused() == 1
    assert [one.name for one in StoredFile.objects.all()] == ["Melding.csv"]


def test_without_a_chosen_organisation_each_row_says_its_own_and_the_rest_is_asked_in_the_preview(
    client: Client, traject_id: int, work: Work
) -> None:
    book = "Proces;Gemeente;Nr;Stap;Wie\nMelding;Uden;1;Aannemen;KCC\nToeslag;Boekel;1;Beoordelen;KCC\n"
    sent = send(client, traject_id, file("w.csv", book.encode()), file("Zonder.csv"))
    assert sent.status_code == 302
    work()
    found = dict(ImportItem.objects.values_list("name", "organisation"))
    assert (found["Melding"], found["Toeslag"]) == ("Uden", "Boekel")
    assert "Organisatie van Zonder" in text_of(client.get(sent["Location"]))


def test_the_form_begins_where_the_column_decides_and_the_given_name_is_for_what_says_nothing(
    client: Client, traject_id: int, work: Work
) -> None:
    page = text_of(client.get(f"/trajecten/{traject_id}/inlezen"))
    assert '<option value="column" selected>' in page
    book = "Proces;Gemeente;Nr;Stap;Wie\nMelding;Uden;1;Aannemen;KCC\nToeslag;Boekel;1;Beoordelen;KCC\n"
    files = (file("w.csv", book.encode()), file("Zonder.csv"))
    sent = send(client, traject_id, *files, organisation="Landerd", where="column")
    work()
    found = dict(ImportItem.objects.values_list("name", "organisation"))
    assert found == {"Melding": "Uden", "Toeslag": "Boekel", "Zonder": "Landerd"}
    assert "In het bestand staat" not in text_of(client.get(sent["Location"])), "nothing is otherwise than was said"


def test_of_one_organisation_they_all_are_and_what_the_file_says_is_told(
    client: Client, traject_id: int, work: Work
) -> None:
    book = "Proces;Gemeente;Nr;Stap;Wie\nMelding;Uden;1;Aannemen;KCC\n"
    send(client, traject_id, file("w.csv", book.encode()), organisation="Landerd")
    work()
    item = ImportItem.objects.get()
    assert item.organisation == "Landerd"
    assert [one["code"] for one in item.remarks] == ["other-organisation"]


@pytest.fixture
def preview(actor: Actor, traject_id: int, work: Work) -> Import:
    files = [("Melding.csv", [BOOK]), ("Foto.xlsx", [JPG])]
    run = imports.start_import(actor, traject_id, files, organisation="Uden")
    work()
    run.refresh_from_db()
    return run


def test_the_preview_shows_the_steps(client: Client, preview: Import) -> None:
    page = text_of(client.get(f"/inlezen/{preview.pk}"))
    assert "1. Melding aannemen 2. Onderzoek doen 3. Verslag sturen …" in page
    assert "4. Besluit nemen" in page
    assert "Backoffice" in page


def test_the_preview_shows_the_choices_and_documents_of_the_steps(
    client: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    book = "\n".join(
        [
            "Proces;Nr;Stap;Wie;Beslissing;Vervolg;Document;Wacht op;Systeem;Duur;Doorlooptijd",
            'Toeslag;1;Recht beoordelen;Consulent;Is er recht?;"ja: 2; nee: einde";;;;;',
            "Toeslag;2;Brief sturen;Balie;;;Beschikking toekenning;;Suite;45 minuten;5 werkdagen",
        ]
    ).encode()
    run = imports.start_import(actor, traject_id, [("t.csv", [book])], organisation="Uden")
    work()
    page = text_of(client.get(f"/inlezen/{run.pk}"))
    assert "Is er recht? ja: naar 2, nee: klaar" in page
    assert "Daarna klaar" in page and "Document: Beschikking toekenning" in page
    assert all(words in page for words in ("Systeem: Suite", "Duur: ± 45 minuten", "Termijn: 5 werkdagen"))


def test_where_nothing_can_be_taken_over_nothing_is_offered(
    client: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    run = imports.start_import(actor, traject_id, [("Foto.xlsx", [JPG])], organisation="Uden")
    work()
    page = text_of(client.get(f"/inlezen/{run.pk}"))
    assert "Er is niets om over te nemen." in page and "Lees andere bestanden in" in page
    assert "Neem 0 processen over" not in page


def test_the_steps_of_many_processes_cost_one_query(client: Client, actor: Actor, traject_id: int, work: Work) -> None:
    files = [(f"Proces {number}.csv", [BOOK]) for number in range(40)]
    run = imports.start_import(actor, traject_id, files, organisation="Uden")
    work()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/inlezen/{run.pk}").content.decode()
    assert page.count("4. Besluit nemen") == 40
    assert len(asked) <= 25


def test_a_refused_file_counts_as_refused_and_says_what_it_is(client: Client, preview: Import) -> None:
    page = text_of(client.get(f"/inlezen/{preview.pk}"))
    assert "<dt>Geweigerd</dt><dd>1</dd>" in page
    assert "Geweigerd (1)" in page
    assert "Dit bestand heet .xlsx, maar het is een jpg-bestand." in page


def test_after_taking_over_one_goes_on_with_the_next_municipality(
    client: Client, actor: Actor, preview: Import, work: Work
) -> None:
    imports.take_over(actor, preview.pk)
    work()
    page = text_of(client.get(f"/inlezen/{preview.pk}"))
    assert (
        f'href="/trajecten/{preview.traject_id}/inlezen"' in page.split("Nog een gemeente inlezen")[0].split("<a ")[-1]
    )
    assert "Naar het overzicht" in page
    assert "inventaris" not in page


def test_of_two_workbooks_that_name_nobody_it_is_asked_whose_each_is(
    client: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    run = imports.start_import(actor, traject_id, [("Een.csv", [BOOK]), ("Twee.csv", [BOOK])], organisation="")
    work()
    page = text_of(client.get(f"/inlezen/{run.pk}"))
    assert "1 proces uit Een.csv van" in page and "1 proces uit Twee.csv van" in page
    files = run.files.order_by("pk").values_list("pk", flat=True)
    said = {f"bestand-{file}": name for file, name in zip(files, ("Uden", "Landerd"), strict=True)}
    client.post(f"/inlezen/{run.pk}/overnemen", said)
    work()
    taken = ImportItem.objects.filter(file__run=run).order_by("pk")
    assert list(taken.values_list("organisation", flat=True)) == ["Uden", "Landerd"]


def test_what_was_left_out_is_not_said_to_be_taken_over(
    client: Client, actor: Actor, traject_id: int, work: Work
) -> None:
    run = imports.start_import(actor, traject_id, [("Een.csv", [BOOK]), ("Twee.csv", [BOOK])], organisation="Uden")
    work()
    first, second = ImportItem.objects.filter(file__run=run).order_by("pk").values_list("pk", flat=True)
    ticked = imports.Corrections(shown=frozenset({first, second}), taking_part=frozenset({first}))
    imports.take_over(actor, run.pk, ticked)
    work()
    page = text_of(client.get(f"/inlezen/{run.pk}"))
    assert "<dt>Niet overgenomen</dt><dd>1</dd>" in page and "<dt>Stappen</dt><dd>4</dd>" in page
    assert "Niet overgenomen (1)" in page
    left_out = text_of(client.get(f"/inlezen/{run.pk}?uitkomst=left-out"))
    assert "Twee.csv" in left_out and "Een.csv" not in left_out
    others = text_of(client.get(f"/inlezen/{run.pk}?uitkomst=accepted")) + text_of(
        client.get(f"/inlezen/{run.pk}?uitkomst=remark")
    )
    assert "Een.csv" in others and "Twee.csv" not in others
