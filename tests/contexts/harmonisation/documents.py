"""Two organisations of which the work is the same and the documents differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.contexts.harmonisation.conftest import Work, merged_as_one
from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Draft, Group
from stroomlijn.harmonisation.operations.documents.gathering import gather
from stroomlijn.harmonisation.queries.group_documents import DocumentRow, document_rows
from stroomlijn.landscape.models import Document
from stroomlijn.landscape.operations import documents as library
from stroomlijn.organisation.models import Organisation, Person

LETTER = "\n\n".join(
    (
        "Beste inwoner,",
        "U krijgt vijf uur hulp per week.",
        "U kunt bezwaar maken binnen zes weken.",
        "De teamleider tekent deze brief.",
    )
)
OTHER = LETTER.replace("vijf uur", "zes uur").replace("teamleider", "consulent")
TABLE = """Proces;Gemeente;Nr;Stap;Wie;Systeem;Beslissing;Vervolg;Document
Melding Wmo;Uden;1;Melding aannemen;Consulent;;;;Ontvangstbrief
Melding Wmo;Uden;2;Onderzoek doen;Consulent;;;;Gespreksformulier
Melding Wmo;Uden;3;Besluit nemen;Consulent;;;;Beschikking Uden
Melding Wmo;Landerd;1;Melding aannemen;Consulent;;;;Ontvangstbrief
Melding Wmo;Landerd;2;Onderzoek doen;Consulent;;;;Vragenlijst keukentafel
Melding Wmo;Landerd;3;Besluit nemen;Consulent;;;;Beschikking Landerd
"""


@stage
def group(actor: Actor, traject_id: int, work: Work) -> Group:
    return merged_as_one(actor, traject_id, work, TABLE)


@stage
def gathered(actor: Actor, group: Group, work: Work) -> None:
    """The two decisions are letters that are alike."""
    library.add_documents(actor, ["Beschikking Uden", "Beschikking Landerd"])
    for name, text in (("Beschikking Uden", LETTER), ("Beschikking Landerd", OTHER)):
        library.add_file(actor, Document.objects.get(name=name).pk, "brief.txt", [text.encode()])
    gather(actor, group.pk)
    work()


@pytest.fixture
def rows(group: Group, gathered: None) -> Callable[[], dict[str, DocumentRow]]:
    """The rows by name, after all was gathered."""
    return lambda: {row.choice.name: row for row in document_rows(group)}


def document(name: str) -> int:
    return Document.objects.get(name=name).pk


def colleague(account: Account, name: str = "Hans Peerenboom") -> Person:
    town = Organisation.objects.get(name="Uden")
    return Person.objects.create(organisation=town, name=name, name_key=name.casefold(), account=account)


def named_by(group: Group) -> set[str]:
    graph = Draft.objects.get(group=group).graph or {}
    return {name for node in graph["nodes"] for name in node.get("documents", ())}
