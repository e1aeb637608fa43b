"""A process as a workbook says what the product knows of it."""

from __future__ import annotations

from django.test import Client
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import person
from tests.contexts.landscape.published import Processes, published

from stroomlijn.engines.formats.spreadsheet import read_workbook
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Landscape, Process


def test_the_workbook_of_a_published_process_says_its_number_where_it_applies_and_whose_it_is(
    actor: Actor, analyst: Account, processes: Processes
) -> None:
    process = processes["Uden"]
    traject = Landscape.objects.values_list("traject", flat=True).get(pk=process.landscape_id)
    new = Landscape.objects.create(traject_id=traject, kind=Landscape.Kind.TARGET, name="Nieuw")
    Process.objects.filter(pk=process.pk).update(landscape=new, code="", owner=person("Ria Kuijpers"))
    published(actor, process)
    client = Client()
    client.force_login(analyst)
    book = client.get(f"/processen/{process.number}/bestand.xlsx").content
    (read,) = read_workbook("p.xlsx", book).processes
    fact = read.process.fact
    assert (fact["code"], fact["gemeente"], fact["eigenaar"]) == (process.number, "Uden", "Ria Kuijpers")
