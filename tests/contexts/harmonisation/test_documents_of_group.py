"""The documents of a group: gathered from its steps, laid side by side, and what becomes of each."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from tests.contexts.harmonisation.documents import LETTER, colleague, document, gathered, group, named_by, rows
from tests.contexts.landscape.document_files import pdf

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, Message
from stroomlijn.foundation.today import today_of
from stroomlijn.harmonisation.models import DocumentChoice, DocumentPair, Group
from stroomlijn.harmonisation.operations.documents.arranging import arrange
from stroomlijn.harmonisation.operations.documents.choosing import Chosen, choose, keep_single, undo
from stroomlijn.harmonisation.operations.documents.gathering import gather
from stroomlijn.harmonisation.queries.chosen_documents import chosen_documents
from stroomlijn.harmonisation.queries.group_documents import document_rows
from stroomlijn.landscape.operations import documents as library

__all__ = ["gathered", "group", "rows"]

Work = Callable[[], None]


def test_documents_of_the_steps_lie_side_by_side_with_how_alike_they_are(rows) -> None:
    found = rows()
    assert set(found) == {"Ontvangstbrief", "Gespreksformulier", "Beschikking Uden"}
    letters = found["Beschikking Uden"]
    assert {held.document.name for held in letters.documents} == {"Beschikking Uden", "Beschikking Landerd"}
    assert letters.state == "alike"
    assert 80 <= letters.percent < 100
    assert (found["Ontvangstbrief"].state, found["Gespreksformulier"].state) == ("same", "unknown")
    assert found["Ontvangstbrief"].documents[0].organisations == ("Uden", "Landerd")


def test_the_words_that_differ_are_marked_and_the_rest_is_not(rows) -> None:
    rows()
    pair = DocumentPair.objects.exclude(likeness=None).get()
    assert [row["mark"] for row in pair.rows] == ["same", "changed", "same", "changed"]
    assert pair.rows[1]["left"] == [["U krijgt", False], ["vijf", True], ["uur hulp per week.", False]]
    assert pair.rows[1]["right"][1] == ["zes", True]


def test_the_page_says_in_words_what_differs(rows, group: Group, analyst: Account, client: Client) -> None:
    row = rows()["Beschikking Uden"]
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{group.pk}/documenten/{row.choice.pk}").content.decode()
    assert "<mark>vijf</mark>" in page
    assert "Anders" in page
    assert "2 alinea's verschillen" in page.replace("&#x27;", "'")


def test_people_put_documents_together_and_a_next_search_leaves_that(
    rows, actor: Actor, group: Group, work: Work
) -> None:
    found = rows()
    arrange(actor, group.pk, [document("Ontvangstbrief")], found["Gespreksformulier"].choice.pk)
    gather(actor, group.pk)
    work()
    together = rows()["Gespreksformulier"]
    assert len(together.documents) == 3
    assert "Ontvangstbrief" not in rows()
    arrange(actor, group.pk, [document("Vragenlijst keukentafel")], None)
    gather(actor, group.pk)
    work()
    assert len(rows()["Gespreksformulier"].documents) == 2
    with pytest.raises(Problem, match="document-not-here"):
        arrange(actor, group.pk, [10_000_000], None)


def test_what_stays_is_named_by_the_draft_and_undoing_brings_the_other_back(
    rows, actor: Actor, group: Group, work: Work
) -> None:
    row = rows()["Beschikking Uden"]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")), seen=row.choice.revision)
    work()
    assert "Beschikking Landerd" in named_by(group)
    assert "Beschikking Uden" not in named_by(group)
    assert {key: one.name for key, one in chosen_documents(group.pk).items() if one} == {
        "beschikking uden": "Beschikking Landerd",
        "beschikking landerd": "Beschikking Landerd",
    }
    undo(actor, row.choice.pk)
    work()
    assert rows()["Beschikking Uden"].standing.outcome == ""
    assert chosen_documents(group.pk) == {}


def test_what_is_dropped_leaves_the_steps_and_needs_a_reason(rows, actor: Actor, group: Group, work: Work) -> None:
    row = rows()["Gespreksformulier"]
    with pytest.raises(Problem, match="document-drop-reason"):
        choose(actor, row.choice.pk, Chosen("dropped"))
    choose(actor, row.choice.pk, Chosen("dropped", reason="Staat in het systeem"))
    work()
    assert not {"Gespreksformulier", "Vragenlijst keukentafel"} & named_by(group)


def test_who_rewrites_sees_it_on_today_until_the_new_file_is_there(
    rows, actor: Actor, employee: Account, work: Work, client: Client
) -> None:
    person = colleague(employee)
    row = rows()["Ontvangstbrief"]
    with pytest.raises(Problem, match="document-rewrite-who"):
        choose(actor, row.choice.pk, Chosen("rewrite", document("Ontvangstbrief")))
    due = datetime.date(2030, 4, 1)
    choose(actor, row.choice.pk, Chosen("rewrite", document("Ontvangstbrief"), person.pk, due))
    assert Message.objects.filter(account=employee, title__contains="Ontvangstbrief").count() == 1
    assert [(one.title, one.due) for one in waiting(employee)] == [("Ontvangstbrief", due)]

    client.force_login(employee)
    address = waiting(employee)[0].url
    assert client.get(address).status_code == 200
    assert client.get(f"/groepen/GROEP-{row.choice.group_id}/documenten").status_code == 404
    from django.core.files.uploadedfile import SimpleUploadedFile

    assert client.post(address, {"file": SimpleUploadedFile("brief.txt", b"Beste inwoner")}).status_code == 302
    work()
    assert waiting(employee) == []
    assert DocumentChoice.objects.get(pk=row.choice.pk).done_on is not None


def test_the_library_says_what_took_the_place_of_a_document(
    rows, actor: Actor, analyst: Account, client: Client
) -> None:
    row = rows()["Beschikking Uden"]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")))
    client.force_login(analyst)
    page = client.get(f"/documenten/DOC-{document('Beschikking Uden')}").content.decode()
    assert "Vervangen door" in page
    assert "Beschikking Landerd" in page


def test_work_on_a_group_is_not_told_to_others(rows, actor: Actor, employee: Account, client: Client) -> None:
    row = rows()["Beschikking Uden"]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")))
    client.force_login(employee)
    assert "Vervangen door" not in client.get(f"/documenten/DOC-{document('Beschikking Uden')}").content.decode()


def test_a_scan_says_so_and_can_be_chosen(rows, actor: Actor, group: Group, work: Work, analyst, client) -> None:
    library.add_file(actor, document("Beschikking Landerd"), "scan.pdf", [b"%PDF-1.7"])
    work()
    row = rows()["Beschikking Uden"]
    assert row.state == "unknown"
    client.force_login(analyst)
    page = client.get(f"/groepen/GROEP-{group.pk}/documenten/{row.choice.pk}").content.decode()
    assert "geen tekst die te vergelijken is" in page
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")))


def test_the_words_of_a_pdf_are_compared_too(rows, actor: Actor, work: Work) -> None:
    library.add_file(actor, document("Beschikking Landerd"), "brief.pdf", [pdf(*LETTER.split("\n\n"))])
    work()
    assert rows()["Beschikking Uden"].state in ("same", "alike")


def test_what_lies_alone_is_kept_at_once_and_the_rest_stays_open(rows, actor: Actor, group: Group) -> None:
    rows()
    assert len(keep_single(actor, group.pk)) == 1
    assert {name for name, row in rows().items() if not row.standing.outcome} == {
        "Beschikking Uden",
        "Gespreksformulier",
    }


def test_two_who_choose_at_once_the_second_is_told(rows, actor: Actor) -> None:
    row = rows()["Beschikking Uden"]
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")), seen=row.choice.revision)
    with pytest.raises(Problem, match="changed-meanwhile"):
        choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Uden")), seen=row.choice.revision)


def test_three_hundred_pages_are_paged(rows, actor: Actor, group: Group, work: Work, analyst, client) -> None:
    """2,900 paragraphs on each side: the page takes fifty of them."""
    long = "\n\n".join(f"Alinea {number} over de melding en het onderzoek." for number in range(2_900))
    for name, text in (("Beschikking Uden", long), ("Beschikking Landerd", long.replace("Alinea 7 ", "Stuk 7 "))):
        library.add_file(actor, document(name), "lang.txt", [text.encode()])
    work()
    row = rows()["Beschikking Uden"]
    assert (row.state, row.percent) == ("alike", 99)
    client.force_login(analyst)
    address = f"/groepen/GROEP-{group.pk}/documenten/{row.choice.pk}"
    page = client.get(address).content.decode()
    assert page.count("<tr") == 51
    assert client.get(f"{address}?toon=verschil").content.decode().count("<tr") == 2


def test_of_a_document_of_three_hundred_full_pages_it_is_said_that_only_the_beginning_is_compared(
    rows, actor: Actor, group: Group, work: Work, analyst, client
) -> None:
    page = "Alinea over de melding en het onderzoek. " * 60
    long = "\n\n".join(f"{number} {page}" for number in range(300))
    for name, end in (("Beschikking Uden", "Slot van Uden"), ("Beschikking Landerd", "Slot van Landerd")):
        library.add_file(actor, document(name), "lang.txt", [f"{long}\n\n{end}".encode()])
    work()
    row = rows()["Beschikking Uden"]
    assert row.state != "same", "the ends are not"
    client.force_login(analyst)
    address = f"/groepen/GROEP-{group.pk}/documenten"
    for where in (address, f"{address}/{row.choice.pk}"):
        assert "alleen het begin is vergeleken" in client.get(where).content.decode()
    assert "De tekst is hetzelfde." not in client.get(f"{address}/{row.choice.pk}").content.decode()
    choose(actor, row.choice.pk, Chosen("stays", document("Beschikking Landerd")), seen=row.choice.revision)


def test_a_document_that_a_step_only_writes_of_is_gathered_too(
    actor: Actor, group: Group, traject_id: int, work: Work
) -> None:
    library.add_documents(actor, ["Privacyfolder voor inwoners", "Privacyfolder", "Parkeerkaart aanvragen"])
    member = group.members.filter(process__landscape__name="Uden").select_related("version").get()
    graph = member.version.graph
    step = next(node for node in graph["nodes"] if node.get("label") == "Onderzoek doen")
    step["documentation"] = "Geef ook de ‘Privacyfolder voor inwoners’ mee."
    event = next(node for node in graph["nodes"] if node["kind"] == "event")
    event["documents"] = ["Aanvraagformulier"]
    member.version.save(update_fields=["graph"])
    gather(actor, group.pk)
    work()
    found = {row.choice.name: row for row in document_rows(group)}
    (held,) = found["Privacyfolder voor inwoners"].documents
    assert [(naming.organisation, naming.label) for naming in held.steps] == [("Uden", "Onderzoek doen")]
    assert "Aanvraagformulier" in found
    assert not {"Privacyfolder", "Parkeerkaart aanvragen"} & set(found)


def test_the_page_asks_no_more_of_many_rows(
    rows, actor: Actor, group: Group, work: Work, analyst, client, django_assert_max_num_queries
) -> None:
    rows()
    names = [f"Bijlage {number}" for number in range(60)]
    library.add_documents(actor, names)
    for name in names:
        DocumentChoice.objects.create(group=group, name=name).documents.add(document(name))
    client.force_login(analyst)
    with django_assert_max_num_queries(25):
        page = client.get(f"/groepen/GROEP-{group.pk}/documenten").content.decode()
    assert page.count('id="rij-') == 50


def waiting(account: Account) -> list:
    account = Account.objects.get(pk=account.pk)
    return [row for section in today_of(account) if section.key == "documents" for row in section.rows]
