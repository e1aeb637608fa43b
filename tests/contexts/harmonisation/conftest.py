"""Two organisations that do nearly the same, imported, grouped and merged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import ANALYST, do_jobs, drop_jobs, made_analyst, made_traject
from tests.tables import keep_tables, put_tables_back

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.harmonisation.models import Group, GroupMember, WorkingGroup
from stroomlijn.harmonisation.operations import drafting, grouping, working_groups
from stroomlijn.landscape.operations import imports
from stroomlijn.organisation.models import Traject

Work = Callable[[], None]


def epml(name: str, *steps: str, end: str = "Klaar") -> bytes:
    functions = "".join(f'<function id="{n}"><name>{step}</name></function>' for n, step in enumerate(steps, 10))
    functions += f'<event id="{10 + len(steps)}"><name>{end}</name></event>'
    arcs = "".join(
        f'<arc id="{100 + n}"><flow source="{n}" target="{n + 1}"/></arc>' for n in range(10, 10 + len(steps))
    )
    return (
        '<?xml version="1.0"?><epml:epml xmlns:epml="http://www.epml.de"><directory name="R">'
        f'<epc epcId="1" name="{name}">{functions}{arcs}</epc></directory></epml:epml>'
    ).encode()


UDEN = ("Melding aannemen", "Onderzoek doen", "Verslag sturen", "Besluit nemen")
LANDERD = ("Melding aannemen", "Onderzoek doen", "Besluit nemen")
PARKEREN = ("Kaart aanvragen", "Leges betalen", "Kaart afgeven")


def imported_and_grouped(actor: Actor, traject_id: int, work: Work, files: list[tuple[str, bytes]]) -> None:
    """Takes these files over, each process for the organisation in its name, and has them compared."""
    run = imports.start_import(actor, traject_id, [(name, [data]) for name, data in files], organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()


def merged_as_one(actor: Actor, traject_id: int, work: Work, table: str | bytes) -> Group:
    """All processes of a table, or of a workbook, in one group, whatever the comparison makes of them, that is being
    merged."""
    file = ("werk.csv", table.encode()) if isinstance(table, str) else ("werk.xlsx", table)
    imported_and_grouped(actor, traject_id, work, [file])
    found = Group.objects.filter(traject=traject_id).order_by("pk")[0]
    GroupMember.objects.filter(group__traject=traject_id).update(group=found)
    drafting.begin_merge(actor, found.pk)
    work()
    return found


FILES = [
    ("u.epml", epml("Melding Wmo voor Uden", *UDEN)),
    ("l.epml", epml("Melding Wmo voor Landerd", *LANDERD)),
    ("p.epml", epml("Parkeerkaart voor Uden", *PARKEREN)),
]


def come_to_landscapes(actor: Actor, traject_id: int, work: Work) -> None:
    imported_and_grouped(actor, traject_id, work, FILES)


def come_to_wmo(actor: Actor, traject_id: int, work: Work) -> None:
    come_to_landscapes(actor, traject_id, work)
    drafting.begin_merge(actor, group_of_wmo().pk)
    work()


STAGES = {"landscapes": come_to_landscapes, "wmo": come_to_wmo}


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the uploaded files of each stage are; its rows are in the database."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def begun(request: pytest.FixtureRequest, kept: Path) -> None:
    """Puts the stage that a test begins with back, before anything else is made: to come that far takes longer.

    A module has a stage of its own, its `group`, where it says in `come_to_group` how one comes there.
    """
    stages = {**STAGES, "group": getattr(request.module, "come_to_group", None)}
    asked = [come for fixture, come in stages.items() if come and fixture in request.fixturenames]
    if not asked:
        return
    request.getfixturevalue("transactional_db")
    uploads, come = request.getfixturevalue("settings").UPLOAD_FOLDER, asked[-1]
    stage = f"{come.__module__}.{come.__name__}".rpartition("harmonisation.")[2].replace(".", "_")
    if (kept / stage).exists():
        put_tables_back(stage)
        shutil.copytree(kept / stage, uploads)
        return
    drop_jobs()
    actor = Actor(made_analyst().pk, "127.0.0.1")
    come(actor, made_traject(actor).pk, do_jobs)
    keep_tables(stage)
    shutil.copytree(uploads, kept / stage)


def group_of_wmo() -> Group:
    return Group.objects.get(members__process__name="Melding Wmo", members__process__landscape__name="Uden")


@pytest.fixture
def analyst(transactional_db: None) -> Account:
    return Account.objects.filter(email=ANALYST).first() or made_analyst()


@pytest.fixture
def traject_id(actor: Actor) -> int:
    return (Traject.objects.first() or made_traject(actor)).pk


@pytest.fixture
def landscapes(traject_id: int, work: Work) -> int:
    return traject_id


@pytest.fixture
def wmo(landscapes: int) -> Group:
    return group_of_wmo()


@pytest.fixture
def team(actor: Actor, wmo: Group) -> WorkingGroup:
    """The working group that the group is assigned to."""
    about = working_groups.About("werkgroep", "Werkgroep Wmo")
    made = working_groups.make_working_group(actor, wmo.traject_id, about)
    working_groups.assign_groups(actor, made, [wmo.pk])
    return made
