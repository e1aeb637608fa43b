"""Two organisations that do nearly the same, imported, grouped and merged."""

from __future__ import annotations

from collections.abc import Callable

from tests.contexts.stages import stage

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Group, GroupMember, WorkingGroup
from stroomlijn.harmonisation.operations import drafting, grouping, working_groups
from stroomlijn.landscape.operations import imports

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


def group_of_wmo() -> Group:
    return Group.objects.get(members__process__name="Melding Wmo", members__process__landscape__name="Uden")


@stage
def landscapes(actor: Actor, traject_id: int, work: Work) -> int:
    imported_and_grouped(actor, traject_id, work, FILES)
    return traject_id


@stage
def wmo(actor: Actor, landscapes: int, work: Work) -> Group:
    found = group_of_wmo()
    drafting.begin_merge(actor, found.pk)
    work()
    return found


@stage
def team(actor: Actor, wmo: Group) -> WorkingGroup:
    """The working group that the group is assigned to."""
    about = working_groups.About("werkgroep", "Werkgroep Wmo")
    made = working_groups.make_working_group(actor, wmo.traject_id, about)
    working_groups.assign_groups(actor, made, [wmo.pk])
    return made
