"""Twenty questions as a colleague asks them for an inhabitant, with typing errors, on the generated landscape."""

from __future__ import annotations

import pytest
from tests.contexts.landscape.small_landscape import load_small_landscape

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Process
from stroomlijn.web.demo.families import content

LEAST = 18
# Question, and the family of processes that answers it.
TASKS = (
    ("hoe vraag ik een rolstoel aan voor een inwoner", "wmo-rolstoel"),
    ("inwoner wil een traplift", "wmo-woningaanpassing"),
    ("hulp in het huishouden regelen", "wmo-huishoudelijke-ondersteuning"),
    ("huishoudelijkehulp", "wmo-huishoudelijke-ondersteuning"),
    ("klagt over een medewerker", "kr-klacht"),
    ("bezwaarschrift binnengekomen wat nu", "kr-bezwaar"),
    ("meneer is het niet eens met het besluit", "kr-bezwaar"),
    ("bijzondre bijstand aanvragen", "pw-bijzondere-bijstand"),
    ("schuldhulp aanmelding", "sh-intake-plan-van-aanpak"),
    ("inwoner heeft schulden en meldt zich", "sh-intake-plan-van-aanpak"),
    ("persoonsgebonden budget aanvraag", "wmo-pgb"),
    ("pgb", "wmo-pgb"),
    ("herbeoordeling wmo, indicatie loopt af", "wmo-herindicatie"),
    ("spoed hulp nodig vanavond", "wmo-spoedvoorziening"),
    ("woning aanpasing badkamer", "wmo-woningaanpassing"),
    ("individuele begeleiding aanvragen", "wmo-begeleiding-individueel"),
    ("keukentafel gesprek voeren", "wmo-melding-onderzoek"),
    ("hoe neem ik een melding wmo aan", "wmo-melding-onderzoek"),
    ("hoorzitting plannen", "kr-bezwaar"),
    ("vergoeding voor wasmachine", "pw-bijzondere-bijstand"),
)


@pytest.fixture
def families(actor: Actor) -> dict[int, str]:
    """The family of each process."""
    load_small_landscape(actor)
    by_name = {name: family.key for family in content().families for name in family.names}
    return {process.pk: by_name[process.name] for process in Process.objects.all()}


def test_the_right_process_comes_first(families: dict[int, str]) -> None:
    wrong = []
    for question, family in TASKS:
        found = search(question, ["process", "process-step", "document"]).found
        if not found or found[0].kind == "document" or families[found[0].object_id] != family:
            wrong.append((question, found[0].title if found else ""))
    assert len(TASKS) - len(wrong) >= LEAST, wrong
