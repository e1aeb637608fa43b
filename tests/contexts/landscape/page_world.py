"""One process as people meet it, in two versions, with its readers: for what its page must show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils import timezone

from stroomlijn.engines.formats.bpmn import write_bpmn
from stroomlijn.engines.layout import arrange, draw_svg
from stroomlijn.engines.process_model import Event, Flow, Gateway, Kind, Lane, Node, process_to_json, step_numbers
from stroomlijn.engines.process_model import Process as Graph
from stroomlijn.foundation import clock
from stroomlijn.foundation.models import Account
from stroomlijn.landscape.models import Document, Landscape, Process, Validity, Version
from stroomlijn.landscape.operations.applying import add_appearances
from stroomlijn.organisation.models import Organisation, Person, Werkrol

ROLES = {
    "kcc": "Medewerker KCC",
    "wmo": "Consulent Wmo",
    "back": "Medewerker backoffice",
    "kwal": "Kwaliteitsmedewerker",
}
WORK = (
    ("vraag", "kcc", "Luister naar de vraag en noteer die in gewone woorden"),
    ("gegevens", "kcc", "Controleer de gegevens"),
    ("bel", "wmo", "Bel de inwoner en plan het gesprek"),
    ("gesprek", "wmo", "Voer het gesprek thuis"),
    ("verslag", "back", "Stuur het verslag naar de inwoner"),
    ("besluit", "back", "Maak het besluit en verstuur het"),
    ("printen", "back", "Formulier printen"),
)
MORE: Mapping[str, Mapping[str, object]] = {
    "vraag": {
        "documentation": "Vraag door: wat lukt er nu niet? Schrijf op wat de inwoner zelf zegt.",
        "documents": ("Gesprekskaart melding",),
    },
    "gegevens": {"system": "Zaaksysteem en BRP"},
    "bel": {"lead_time": "5 werkdagen", "documents": ("Belkaart",), "documentation": "Jij bent nu het vaste contact."},
    "gesprek": {
        "lead_time": "10 werkdagen",
        "legal_basis": "Wmo 2015, artikel 2.3.2",
        "helpers": ("Medewerker KCC",),
        "documentation": "Kijk samen naar het hele leven, niet alleen naar de gevraagde hulp.",
    },
    "besluit": {"system": "Suite", "legal_basis": "Awb, artikel 4:13"},
}


@dataclass(slots=True)
class PageWorld:
    """The process with its versions 1.0 and 2.0, both published and the second in force, and who reads it."""

    process: Process
    first: Version
    second: Version
    organisation: Organisation
    owner: Person
    reader: Person


def page_world(traject_id: int, account: Account | None = None) -> PageWorld:
    """`account` becomes a Consulent Wmo of Uden."""
    uden = Organisation.objects.get_or_create(name="Uden")[0]
    process = _process(traject_id, uden)
    first = add_version(process, first_graph())
    second = add_version(process, second_graph(), known=first)
    second.change_note, second.transition_rule = "Sneller bellen.", "Lopende meldingen houden de oude termijn."
    second.save()
    in_force(second, uden, clock.today() - datetime.timedelta(days=30))
    Document.objects.get_or_create(key="belkaart", defaults={"name": "Belkaart"})
    werkrol = Werkrol.objects.get_or_create(name="Consulent Wmo", defaults={"keys": ["consulent wmo"]})[0]
    reader = Person.objects.create(organisation=uden, name="Sanne de Wit", name_key="sanne de wit", account=account)
    reader.werkrollen.add(werkrol)
    assert process.owner is not None
    return PageWorld(process, first, second, uden, process.owner, reader)


def first_graph() -> Graph:
    """Seven steps of three werkrollen, with one question."""
    nodes = [Node(key, Kind.STEP, label, lane=lane, role=ROLES[lane]) for key, lane, label in WORK]
    return _graph([replace(node, **MORE.get(node.id, {})) for node in nodes])


def second_graph() -> Graph:
    """Two steps more, two changed, one less."""
    before = {node.id: node for node in first_graph().nodes}
    steps = [before[key] for key in ("vraag", "gegevens", "bel", "gesprek")]
    steps[2] = replace(steps[2], lead_time="2 werkdagen")
    steps.append(Node("bepaal", Kind.STEP, "Bepaal samen wat nodig is", lane="wmo", role=ROLES["wmo"]))
    steps += [before["verslag"], replace(before["besluit"], documentation="De consulent heeft mandaat.")]
    steps.append(Node("toets", Kind.STEP, "Toets het besluit", lane="kwal", role=ROLES["kwal"]))
    return _graph(steps)


def add_version(process: Process, graph: Graph, *, known: Version | None = None) -> Version:
    """The next published version; steps keep the permanent id they have in `known`, by element."""
    order = process.versions.count() + 1
    drawn = arrange(graph)
    version = Version.objects.create(
        process=process,
        number=f"{order}.0",
        name=process.name,
        order=order,
        state=Version.State.GEPUBLICEERD,
        published_at=timezone.now(),
        bpmn=write_bpmn(graph, drawn),
        graph=process_to_json(graph),
        drawing=draw_svg(graph, drawn, numbers=step_numbers(graph)),
        step_count=len(graph.steps),
    )
    carried = {row.element: str(row.step_id) for row in known.appearances.all()} if known else {}
    add_appearances([(version, carried)])
    return version


def in_force(
    version: Version, organisation: Organisation, begins: datetime.date, ends: datetime.date | None = None
) -> Validity:
    return Validity.objects.create(
        process=version.process, version=version, organisation=organisation, period=(begins, ends)
    )


def _process(traject_id: int, organisation: Organisation) -> Process:
    landscape = Landscape.objects.get_or_create(traject_id=traject_id, name="Uden", organisation=organisation)[0]
    owner = Person.objects.create(
        organisation=organisation, name="Joost Verhoeven", name_key="joost verhoeven", phone="0413 12 34 56"
    )
    facts = {"aanleiding": "Een melding van een inwoner", "resultaat": "Een besluit", "termijn": "hooguit 6 weken"}
    return Process.objects.create(
        landscape=landscape,
        name="Melding Wmo behandelen",
        name_key="melding wmo behandelen",
        code="WMO-04",
        domain="Wmo",
        owner=owner,
        facts=facts,
    )


def _graph(steps: list[Node]) -> Graph:
    start = Node("start", Kind.EVENT, "Melding", event=Event.START, type="startEvent", lane="kcc")
    ask = Node("bekend", Kind.GATEWAY, "Is de vraag nu al beantwoord?", gateway=Gateway.EXCLUSIVE, lane="kcc")
    ends = [Node(f"klaar{place}", Kind.EVENT, "Klaar", event=Event.END, type="endEvent") for place in (1, 2)]
    ends = [replace(ends[0], lane="kcc"), replace(ends[1], lane=steps[-1].lane)]
    order = ["start", "vraag", "gegevens", "bekend", *(step.id for step in steps[2:]), "klaar2"]
    flows = [
        Flow(f"f{place}", left, right, label="nee" if left == "bekend" else "")
        for place, (left, right) in enumerate(pairwise(order))
    ]
    flows.append(Flow("ja", "bekend", "klaar1", label="ja"))
    used = dict.fromkeys(step.lane for step in steps)
    lanes = tuple(Lane(key, ROLES[key]) for key in used)
    return Graph("melding", "Melding Wmo behandelen", (start, *steps, ask, *ends), tuple(flows), lanes)
