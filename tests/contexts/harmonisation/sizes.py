"""Groups of any size for the tests of a workshop: so many organisations that do nearly the same in so many steps."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from xml.sax.saxutils import quoteattr

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Group
from stroomlijn.harmonisation.operations import drafting, grouping
from stroomlijn.landscape.operations import imports

VERBS = ("aannemen", "beoordelen", "bespreken", "controleren", "vastleggen", "versturen", "plannen", "afronden")
THINGS = ("melding", "aanvraag", "verslag", "besluit", "indicatie", "dossier", "plan", "brief", "advies", "gesprek")
HEAD = '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'


def group_of(actor: Actor, traject_id: int, work: Callable[[], None], *, organisations: int, steps: int) -> Group:
    """A group in work. Of the first organisation the second step has another role and of the second it is missing."""
    files = [(f"p{number}.bpmn", [_process(number, steps)]) for number in range(organisations)]
    run = imports.start_import(actor, traject_id, files, organisation_in_name=True)
    work()
    imports.take_over(actor, run.pk)
    work()
    grouping.start_grouping(actor, traject_id)
    work()
    group = Group.objects.get(traject=traject_id)
    drafting.begin_merge(actor, group.pk)
    work()
    group.refresh_from_db()
    return group


def _process(number: int, steps: int) -> bytes:
    random = Random(number)
    lanes: dict[str, list[str]] = {"Consulent": ["begin"], "Backoffice": [], "Teamleider": []}
    nodes, before = [], "begin"
    flows = []
    for step in range(steps):
        if (number, step) == (1, 1) or (step > 2 and random.random() < 0.06):
            continue
        label = f"{THINGS[step % 10]} {VERBS[step // 10 % 8]}".capitalize()
        label = f"{label} in de suite" if step > 2 and random.random() < 0.05 else label
        role = "Teamleider" if (number, step) == (0, 1) else ("Consulent", "Backoffice")[step // 5 % 2]
        lanes[role].append(f"n{step}")
        nodes.append(f"<userTask id='n{step}' name={quoteattr(label)}/>")
        flows.append((before, f"n{step}"))
        before = f"n{step}"
    flows.append((before, "eind"))
    lanes["Consulent"].append("eind")
    drawn = "".join(
        f"<lane id='l-{role}' name='{role}'>{''.join(f'<flowNodeRef>{node}</flowNodeRef>' for node in held)}</lane>"
        for role, held in lanes.items()
    )
    ways = "".join(
        f"<sequenceFlow id='f{at}' sourceRef='{one}' targetRef='{other}'/>" for at, (one, other) in enumerate(flows)
    )
    ends = "<startEvent id='begin' name='Begin'/><endEvent id='eind' name='Klaar'/>"
    inside = f"<laneSet id='banen'>{drawn}</laneSet>{ends}{''.join(nodes)}{ways}"
    name = f"Melding Wmo behandelen voor Gemeente {number + 1}"
    return f"{HEAD}<process id='p' name='{name}'>{inside}</process></definitions>".encode()
