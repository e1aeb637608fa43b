"""The register of documents: what people see of a file, what is kept of it, and what it can never do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.contexts.landscape.document_files import docx, pdf, published

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.models import Account, AuditLine, StoredFile
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.jobs import queue_look_through_earlier
from stroomlijn.landscape.models import Document, DocumentFile
from stroomlijn.landscape.operations import documents as operations
from stroomlijn.landscape.operations.looking_through import is_any_earlier
from stroomlijn.landscape.queries.documents import documents_named, register, unregistered

Work = Callable[[], None]


@pytest.fixture
def visitor(analyst: Account) -> Client:
    client = Client()
    client.force_login(analyst)
    return client


@pytest.fixture
def document(actor: Actor) -> Document:
    return operations.add_document(actor, "Belkaart")


def given(client: Client, document: Document, name: str, data: bytes) -> str:
    file = SimpleUploadedFile(name, data)
    answer = client.post(f"/documenten/{document.number}/bestanden", {"file": file}, follow=True)
    return answer.content.decode()


def page(client: Client, document: Document) -> str:
    return client.get(f"/documenten/{document.number}").content.decode()


def test_names_that_steps_use_are_offered_and_added_with_one_click(
    actor: Actor, traject_id: int, visitor: Client
) -> None:
    published(actor, traject_id, "Melding", "Belkaart", "Brief verslag")
    published(actor, traject_id, "Bezwaar", "BELKAART ")
    offered, total = unregistered(None)
    assert ([(one.name.strip(), one.processes) for one in offered], total) == (
        [("Belkaart", 2), ("Brief verslag", 1)],
        2,
    )
    shown = visitor.get("/documenten").content.decode()
    assert "in 2 processen" in shown
    visitor.post("/documenten", {"naam": [one.name for one in offered]})
    assert unregistered(None) == ([], 0)
    rows, total = register(None)
    assert [(row.name, row.uses, row.has_file) for row in rows] == [("Belkaart", 2, False), ("Brief verslag", 1, False)]


def test_a_step_leads_to_its_document_and_the_document_to_its_steps(
    actor: Actor, traject_id: int, visitor: Client, document: Document
) -> None:
    process = published(actor, traject_id, "Melding", "belkaart", "Onbekend")
    assert list(documents_named(["belkaart", "Onbekend"])) == ["belkaart"]
    step = visitor.get(f"/processen/{process.process_number}").content.decode()
    assert f'href="/documenten/{document.number}"' in step
    assert f'href="/processen/{process.process_number}#stap-1"' in page(visitor, document)


def test_a_docx_can_be_read_on_its_page(visitor: Client, document: Document, work: Work) -> None:
    assert "wordt gelezen" in given(visitor, document, "belkaart.docx", docx("Bel binnen twee dagen", "Groet"))
    work()
    shown = page(visitor, document)
    assert "Bel binnen twee dagen" in shown
    assert "wordt gelezen" not in shown
    assert search("twee dagen", ["document"]).total == 1


def test_a_next_file_keeps_the_one_before(visitor: Client, document: Document, work: Work) -> None:
    given(visitor, document, "een.txt", b"eerste tekst")
    given(visitor, document, "twee.txt", b"tweede tekst")
    work()
    shown = page(visitor, document)
    assert "tweede tekst" in shown
    assert "eerste tekst" not in shown
    assert b"".join(visitor.get(f"/documenten/{document.number}/bestanden/1").streaming_content) == b"eerste tekst"
    assert visitor.get(f"/documenten/{document.number}/bestanden/3").status_code == 404
    assert AuditLine.objects.filter(action="document-file-added", object_id=document.pk).count() == 2


@pytest.mark.parametrize(
    ("name", "data", "media_type", "inline"),
    [
        ("brief.pdf", b"%PDF-1.7 x", "application/pdf", True),
        ("plaatje.png", b"\x89PNG\r\n\x1a\n\0", "image/png", True),
        ("brief.pdf", b"<html><script>alert(1)</script>", "application/octet-stream", False),
        ("plaatje.png", b"<svg onload='alert(1)'/>", "application/octet-stream", False),
        ("pagina.html", b"<!doctype html><script>alert(1)</script>", "application/octet-stream", False),
        ("brief.html", b"%PDF-1.7 x", "application/pdf", True),
        ("notitie.txt", b"gewone tekst", "application/octet-stream", False),
    ],
)
def test_only_what_a_browser_shows_safely_is_shown_by_it(
    visitor: Client, document: Document, name: str, data: bytes, media_type: str, inline: bool
) -> None:
    given(visitor, document, name, data)
    answer = visitor.get(f"/documenten/{document.number}/bestanden/1")
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith("inline" if inline else "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert ("sandbox" in policy) is (media_type != "application/pdf")
    assert visitor.get(f"/documenten/{document.number}/bestanden/1?bewaren")["Content-Disposition"].startswith("attach")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"MZ\x90\x00 programma", "Dit is een programma"),
        (b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "macro"),
        (b"", "leeg"),
    ],
)
def test_what_may_not_be_kept_is_not_kept(visitor: Client, document: Document, data: bytes, sentence: str) -> None:
    assert sentence in given(visitor, document, "brief.docx", data)
    assert not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch, visitor: Client, document: Document
) -> None:
    monkeypatch.setattr(operations, "MOST", 1024 * 1024)
    assert "hooguit 1 MB" in given(visitor, document, "groot.txt", b"a" * (1024 * 1024 + 1))
    assert not DocumentFile.objects.exists()


def test_a_file_that_cannot_be_read_can_still_be_downloaded(visitor: Client, document: Document, work: Work) -> None:
    given(visitor, document, "stuk.docx", b"PK\x03\x04 stuk")
    work()
    shown = page(visitor, document)
    assert "Dit bestand is niet te lezen." in shown
    assert "Download het bestand" in shown


def test_a_bsn_in_a_name_or_text_is_warned_for(visitor: Client, document: Document, work: Work) -> None:
    assert "lijkt een BSN te staan" in given(visitor, document, "verslag 123456782.pdf", b"%PDF-1.7")
    given(visitor, document, "verslag.txt", b"BSN van de inwoner: 123456782")
    work()
    shown = page(visitor, document)
    assert "Hierin lijkt een BSN te staan (••••••782)" in shown
    found = visitor.get("/zoeken", {"q": document.name}).content.decode()
    assert "BSN van de inwoner" in found
    assert "123456782" not in found, "who searches does not meet it"


def test_a_pdf_is_looked_through_too_and_one_that_cannot_be_says_so(
    visitor: Client, document: Document, work: Work
) -> None:
    given(visitor, document, "verslag.pdf", pdf("Gesprek met de inwoner", "BSN 123456782"))
    work()
    shown = page(visitor, document)
    assert "Hierin lijkt een BSN te staan (••••••782)" in shown
    assert "<iframe" in shown
    assert document.files.first().blocks == [], "a browser shows the file itself"
    given(visitor, document, "scan.pdf", b"%PDF-1.7")
    work()
    assert "In deze PDF kon niet naar een BSN" in page(visitor, document)


def test_what_an_earlier_release_took_in_is_looked_through_once(
    visitor: Client, document: Document, work: Work
) -> None:
    given(visitor, document, "verslag.txt", b"BSN van de inwoner: 123456782")
    given(visitor, document, "verslag.pdf", pdf("Gesprek met de inwoner", "BSN 123456782"))
    work()
    DocumentFile.objects.update(looked_through=False, remarks=[])
    assert "lijkt een BSN te staan" not in page(visitor, document)
    queue_look_through_earlier()
    queue_look_through_earlier()
    work()
    assert "Hierin lijkt een BSN te staan (••••••782)" in page(visitor, document)
    told = [[remark["code"] for remark in file.remarks] for file in document.files.all()]
    assert told == [["personal-bsn"], ["personal-bsn"]]
    assert [len(file.blocks or []) for file in document.files.order_by("order")] == [1, 0]
    read = AuditLine.objects.filter(action="document-file-read").count()
    queue_look_through_earlier()
    work()
    assert AuditLine.objects.filter(action="document-file-read").count() == read


def test_a_file_that_was_given_now_waits_for_no_second_look(visitor: Client, document: Document, work: Work) -> None:
    given(visitor, document, "verslag.txt", b"Gesprek")
    work()
    assert not is_any_earlier()


def test_two_people_who_replace_a_file_at_once(actor: Actor, document: Document) -> None:
    document.refresh_from_db()
    operations.add_file(actor, document.pk, "a.pdf", [b"%PDF-1"], seen=document.revision)
    with pytest.raises(Problem) as refusal:
        operations.add_file(actor, document.pk, "b.pdf", [b"%PDF-1"], seen=document.revision)
    assert refusal.value.code == "changed-meanwhile"
    assert document.files.count() == 1


def test_a_link_leads_to_the_web_and_never_to_a_script(visitor: Client, document: Document) -> None:
    address = f"/documenten/{document.number}"
    for evil in ("javascript:alert(1)", "data:text/html,x", "ftp://voorbeeld.nl/x", "//voorbeeld.nl"):
        answer = visitor.post(address, {"name": "Belkaart", "url": evil})
        assert answer.status_code in (302, 422)
        document.refresh_from_db()
        assert document.url.startswith("https://") or document.url == ""
    visitor.post(address, {"name": "Belkaart", "url": "https://www.vng.nl/belkaart"})
    assert 'href="https://www.vng.nl/belkaart"' in page(visitor, document)


def test_a_document_with_another_name_is_still_found_by_its_steps(visitor: Client, document: Document) -> None:
    visitor.post(f"/documenten/{document.number}", {"name": "Belkaart 2027"})
    assert documents_named(["Belkaart"])["Belkaart"].name == "Belkaart 2027"


def test_markup_in_what_people_say_is_shown_as_text(visitor: Client, document: Document, work: Work) -> None:
    evil = "<script>alert(1)</script>"
    visitor.post(f"/documenten/{document.number}", {"name": evil, "kind": evil, "description": evil})
    given(visitor, document, f"{evil}.txt", evil.replace("<", "a <").encode())
    work()
    assert "<script>alert" not in page(visitor, document) + visitor.get("/documenten").content.decode()


def test_who_may_read_sees_and_does_not_change(employee: Account, document: Document) -> None:
    client = Client()
    client.force_login(employee)
    assert "Bewaar het bestand" not in page(client, document)
    assert client.post(f"/documenten/{document.number}", {"name": "x"}).status_code == 403
    assert client.post("/documenten", {"naam": "x"}).status_code == 403
    nobody = make_account(PRODUCT, email="niemand@voorbeeld.nl", name="Niemand", password="een lang wachtwoord")
    client.force_login(nobody)
    assert client.get("/documenten").status_code == 403
    give_role(PRODUCT, nobody, "medewerker")
    assert client.get("/documenten").status_code == 200


def test_a_full_register_takes_few_queries(
    actor: Actor, traject_id: int, visitor: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    names = [f"Document {number}" for number in range(60)]
    published(actor, traject_id, "Melding", *names)
    operations.add_documents(actor, names[:55])
    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        assert visitor.get("/documenten").status_code == 200
