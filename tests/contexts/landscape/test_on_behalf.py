"""What a deputy does in the place of an owner says so in the audit; what they do themselves does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contexts.landscape.owned import *  # noqa: F403
from tests.contexts.landscape.owned import TODAY, concept, organisation, person

import stroomlijn.landscape.operations
from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account, AuditLine
from stroomlijn.landscape.models import Process
from stroomlijn.landscape.operations.adopting import Care, set_care
from stroomlijn.landscape.operations.bulk import change_many
from stroomlijn.landscape.operations.favourites import set_favourite
from stroomlijn.landscape.operations.handing_over import accept, offer
from stroomlijn.landscape.operations.releasing import Release, release
from stroomlijn.landscape.operations.reviewing import reviewed
from stroomlijn.landscape.queries import on_behalf
from stroomlijn.landscape.queries.bulk_plan import BulkEdit
from stroomlijn.organisation.models import Deputy, Person

Do = Callable[[Actor, Process], object]


def _publish(actor: Actor, process: Process) -> None:
    version = concept(actor, process, "Bellen", "Besluit nemen")
    release(actor, version.pk, Release(begins={organisation("Uden"): TODAY}))


def _change(actor: Actor, process: Process) -> None:
    account = Account.objects.get(pk=actor.person)
    change_many(actor, account, {process.pk: process.revision}, BulkEdit(values={"contact": "Bel 1234"}))


def _care(actor: Actor, process: Process) -> None:
    set_care(actor, process.pk, Care(process.owner_id, None, "Bel 1234", "", ""))


ACTS: dict[str, Do] = {
    "version-published": _publish,
    "processes-changed": _change,
    "process-care-set": _care,
    "process-reviewed": lambda actor, process: reviewed(actor, process.pk, clock.today().replace(year=2099)),
}


@pytest.fixture
def lotte(processes: dict[str, Process]) -> Person:
    """The owner; Bram is her deputy."""
    owner = person("Lotte Kuipers")
    Process.objects.filter(pk=processes["Uden"].pk).update(owner=owner)
    Deputy.objects.create(person=owner, by=person("Bram Smits"), begins=clock.today())
    processes["Uden"].refresh_from_db()
    return owner


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["Bram Smits", "Lotte Kuipers"])
def test_an_act_of_a_deputy_says_for_whom_and_that_of_the_owner_does_not(
    lotte: Person, processes: dict[str, Process], act: str, who: str
) -> None:
    ACTS[act](_actor(who), processes["Uden"])
    line = AuditLine.objects.filter(action=act, object_id=processes["Uden"].pk).latest("pk")
    assert line.details.get("on_behalf_of") == (lotte.pk if who == "Bram Smits" else None)


def test_whoever_takes_over_for_somebody_does_so_in_their_name(
    actor: Actor, lotte: Person, processes: dict[str, Process]
) -> None:
    process = processes["Parkeren"]
    accept(_actor("Bram Smits"), offer(actor, process.pk, lotte.pk, ["Controles"]).pk)
    assert AuditLine.objects.get(action="process-handed-over").details["on_behalf_of"] == lotte.pk


def test_what_one_does_for_oneself_is_nobody_elses(lotte: Person, processes: dict[str, Process]) -> None:
    set_favourite(_actor("Bram Smits"), processes["Uden"].pk, True)
    assert "on_behalf_of" not in AuditLine.objects.get(action="favourite-set").details


def test_a_deputy_whose_days_have_passed_acts_for_nobody(lotte: Person, processes: dict[str, Process]) -> None:
    Deputy.objects.update(begins=clock.today().replace(year=2020), ends=clock.today().replace(year=2021))
    _care(_actor("Bram Smits"), processes["Uden"])
    assert "on_behalf_of" not in AuditLine.objects.get(action="process-care-set").details


def test_every_act_on_a_process_is_the_owners_or_known_not_to_be() -> None:
    """An act that is added must be put in one of the two."""
    own = {"favourite-set", "favourite-dropped", "process-adopted", "adoption-undone", "reaction-sent"}
    own |= {"reaction-withdrawn"}
    folder = Path(stroomlijn.landscape.operations.__file__).parent
    calls = re.findall(
        r'audit(?:_many)?\(\s*\w+,\s*([^)]*?),\s*"(?:process|version|reaction)"',
        "".join(path.read_text() for path in folder.rglob("*.py")),
    )
    said = {act for call in calls for act in re.findall(r'"([\w-]+)"', call)}
    assert said - own == said & (on_behalf.ACTS_ON_PROCESS | on_behalf.ACTS_ON_VERSION | on_behalf.ACTS_ON_REACTION)


def _actor(name: str) -> Actor:
    return Actor(Person.objects.get(name=name).account_id)
