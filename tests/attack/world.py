"""A traject with one of everything: imports, processes, groups in every state, decisions, something published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.attack.hostile import BPMN, escaped
from tests.attack.world_adopting import After, go_on
from tests.attack.world_owner import answer_one, look_after
from tests.attack.world_people import make_people
from tests.attack.world_workbench import hold_review, lay_document
from tests.attack.world_working_groups import Together, bring_together

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.models import Decision, Difference, Group, GroupMember, ShownCard
from stroomlijn.harmonisation.operations import choosing, deciding, drafting, grouping, publishing
from stroomlijn.landscape.models import Import, ImportItem, Process
from stroomlijn.landscape.operations import documents, editing, exercises, imports, parameters, reactions
from stroomlijn.landscape.operations.public import switch_public
from stroomlijn.landscape.queries.places import Place
from stroomlijn.organisation.operations.trajecten import make_traject
from stroomlijn.organisation.queries.trajecten import all_organisations

Work = Callable[[], None]
HEADER = "Proces;Gemeente;Nr;Stap;Wie;Systeem;Beslissing;Vervolg;Document;Doorlooptijd;Grondslag;Knelpunt;Toelichting"
STEPS = {
    "Melding Wmo": (
        "Melding aannemen",
        "Onderzoek doen",
        "Verslag sturen",
        "Besluit nemen",
        "Dossier sluiten",
        "Evalueren",
    ),
    "Bezwaar": (
        "Bezwaarschrift ontvangen",
        "Hoorzitting houden",
        "Advies schrijven",
        "Beslissing verzenden",
        "Opbergen",
        "Terugkijken",
    ),
}
TOWNS = {"Uden": (0, 1, 2, 3, 4), "Landerd": (0, 1, 3, 4, 5)}
DRAWN = """<?xml version="1.0"?><definitions xmlns="{bpmn}" id="d">
<collaboration id="c"><participant id="q" name="Parkeerkaart {mark}" processRef="p"/></collaboration>
<process id="p" name="Parkeerkaart {mark}"><documentation>{mark}</documentation>
<laneSet id="l"><lane id="m" name="{mark}"><flowNodeRef>a</flowNodeRef><flowNodeRef>g</flowNodeRef></lane></laneSet>
<startEvent id="s" name="{mark}"/><userTask id="a" name="{mark}"><documentation>{mark}</documentation></userTask>
<exclusiveGateway id="g" name="{mark}"/><endEvent id="e" name="{mark}"/>
<textAnnotation id="t"><text>{mark}</text></textAnnotation><dataObjectReference id="o" name="{mark}"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
<sequenceFlow id="f3" sourceRef="g" targetRef="e" name="{mark}"><conditionExpression>{mark}</conditionExpression>
</sequenceFlow><sequenceFlow id="f4" sourceRef="g" targetRef="a" name="{mark}"/></process></definitions>"""


@dataclass(frozen=True, slots=True)
class World:
    """What there is, by id. `decision` is a number of the register, `open` the key of a difference."""

    traject: int
    preview: int
    item: int
    applied: int
    source: int
    published: int
    proposed: int
    member: int
    working: int
    done: int
    decision: str
    open: str
    account: int
    document: int
    parameter: int
    organisation: int
    person: int
    team: int
    werkrol: int
    people_file: int
    concept: int
    reaction: int
    exercise: int
    hand_over: int
    change: int
    document_row: int
    review_meeting: int
    shown_card: int
    remark: int
    together: Together
    after: After


def make_world(actor: Actor, work: Work, name: str = "Maashorst", mark: str = "") -> World:
    """The world, with `mark` in every field that people or files fill."""
    traject = make_traject(actor, name=f"{name} {mark}".strip(), purpose=mark).pk
    applied = _imported(actor, work, traject, mark, ("Melding Wmo", "Bezwaar"))
    preview = _read(actor, work, traject, mark, ("Melding Wmo",))
    grouping.start_grouping(actor, traject)
    work()
    of = {key: _group(actor, traject, key) for key in ("Melding Wmo", "Bezwaar", "Parkeerkaart")}
    working, done, proposed = of["Melding Wmo"], of["Bezwaar"], of["Parkeerkaart"]
    grouping.rename_group(actor, proposed, f"Parkeerkaart {mark}")
    decision = _decided(actor, work, working, mark)
    published = _published(actor, work, done, mark)
    switch_public(actor, published, on=True)
    process = Process.objects.filter(versions__imported=applied, name__startswith="Parkeerkaart").get()
    people = make_people(actor, name, mark)
    owned = look_after(actor, published, people.person, mark)
    answer_one(actor, Process.objects.select_related("landscape").get(pk=published), mark)
    document = _document(actor, work, name, mark)
    review_meeting, remark = hold_review(actor, working.pk, people.team, people.person, mark)
    open_difference = Difference.objects.filter(draft__group=working, decided=False)[0].key
    return World(
        traject=traject,
        preview=preview.pk,
        item=ImportItem.objects.filter(file__run=preview, outcome="accepted").order_by("pk")[0].pk,
        applied=applied.pk,
        source=process.pk,
        published=published,
        proposed=proposed.pk,
        member=GroupMember.objects.filter(group=proposed)[0].process_id,
        working=working.pk,
        done=done.pk,
        decision=decision.number,
        open=open_difference,
        account=actor.person,
        reaction=_reacted(actor, published, mark),
        exercise=_exercise(actor, published, mark),
        document=document,
        review_meeting=review_meeting,
        shown_card=ShownCard.objects.get(review__group=working).pk,
        remark=remark,
        document_row=lay_document(actor, working.pk, document, people.person, mark),
        parameter=_parameter(actor, name, mark),
        organisation=people.organisation,
        person=people.person,
        team=people.team,
        werkrol=people.werkrol,
        people_file=people.file,
        concept=_concept(actor, traject, mark),
        hand_over=owned.hand_over,
        change=owned.change,
        together=bring_together(actor, working, open_difference, (people.person, people.deputy), mark),
        after=go_on(actor, working, done, open_difference, mark),
    )


def _concept(actor: Actor, traject: int, mark: str) -> int:
    """A process that is being written; everything one can type has the mark in it."""
    concept = editing.begin_new(actor, Place(traject, None, ""), f"Verzoek behandelen {mark}".strip())
    row = dict.fromkeys(("label", "role", "system", "documents", "lead_time", "documentation"), mark or "Zo")
    commands = (
        {"do": "paste", "after": None, "id": "rij", "rows": [row]},
        {"do": "describe", "field": "aanleiding", "value": mark, "was": ""},
    )
    for number, command in enumerate(commands):
        editing.give_command(actor, concept.pk, command, str(number))
    return concept.process_id


def _document(actor: Actor, work: Work, name: str, mark: str) -> int:
    document = documents.add_document(actor, f"Belkaart {name} {mark}")
    details = documents.Details(document.name, mark, mark, "https://voorbeeld.nl/belkaart", True)
    documents.change_document(actor, document.pk, details)
    documents.add_file(actor, document.pk, f"{mark or 'belkaart'}.txt", [f"Bel eerst.\n\n{mark}".encode()])
    work()
    return document.pk


def _parameter(actor: Actor, name: str, mark: str) -> int:
    parameter = parameters.add_parameter(actor, f"Mandaat {name} {mark}")
    parameters.fill_in(actor, {parameter.pk: dict.fromkeys(all_organisations(), mark or "5 uur")})
    return parameter.pk


def _reacted(actor: Actor, process_id: int, mark: str) -> int:
    process = Process.objects.select_related("landscape").get(pk=process_id)
    version = process.versions.latest("order")
    return reactions.react(actor, process, reactions.About(version.pk), mark or "Hier mist een formulier").pk


def _exercise(actor: Actor, process_id: int, mark: str) -> int:
    question = exercises.Question(mark or "Wie belt?", (mark or "De consulent", f"Niemand {mark}"), 0, mark)
    text = exercises.ExerciseText("case", mark or "Weet je het?", mark or "Er komt een melding", (question,))
    return exercises.save_exercise(actor, process_id, text).pk


def _imported(actor: Actor, work: Work, traject: int, mark: str, names: tuple[str, ...]) -> Import:
    run = _read(actor, work, traject, mark, names)
    imports.take_over(actor, run.pk)
    work()
    run.refresh_from_db()
    assert run.state == Import.State.APPLIED, run.problem
    return run


def _read(actor: Actor, work: Work, traject: int, mark: str, names: tuple[str, ...]) -> Import:
    files = [
        (f"{mark or 'werk'}.csv", _table(mark, names)),
        (f"{mark or 'teken'}.bpmn", DRAWN.format(bpmn=BPMN, mark=escaped(mark) or "Maashorst").encode()),
        (f"{mark or 'mis'}.bpmn", f'<{mark or "a"} b="<">'.encode()),
    ]
    run = imports.start_import(actor, traject, [(file, [data]) for file, data in files], organisation_in_name=True)
    work()
    items = ImportItem.objects.filter(file__run=run)
    imports.correct_preview(
        actor, run.pk, imports.Corrections(organisation_of=dict.fromkeys(_without(items), f"Oss {mark}"))
    )
    return run


def _without(items: object) -> list[int]:
    return list(items.filter(organisation="", include=True).values_list("pk", flat=True))  # type: ignore[attr-defined]


def _table(mark: str, names: tuple[str, ...]) -> bytes:
    quoted = mark.replace('"', '""')
    cell = f'"{quoted}"'
    rows = [HEADER]
    for name in names:
        for town, done in TOWNS.items():
            for number in done:
                step = f"{STEPS[name][number]} {quoted}".strip()
                rest = f"{cell};{cell};;;{cell};{cell};{cell};{cell};{cell}"
                rows.append(f'"{name} {quoted}";"{town} {quoted}";{number};"{step}";{rest}')
    return "\n".join(rows).encode()


def _group(actor: Actor, traject: int, name: str) -> Group:
    """The group of the processes of this name, whatever else the comparison saw in them."""
    members = GroupMember.objects.filter(group__traject=traject, process__name__startswith=name)
    processes = list(members.values_list("process", flat=True))
    choosing.move(actor, traject, processes, None)
    return Group.objects.get(members__process=processes[0])


def _decided(actor: Actor, work: Work, group: Group, mark: str) -> Decision:
    """Everything decided but one; one decision with a condition of somebody's own."""
    drafting.begin_merge(actor, group.pk)
    work()
    missing = Difference.objects.filter(draft__group=group, type="step-missing").order_by("position")[0]
    kind = {option["kind"]: option["id"] for option in missing.options}
    answer = deciding.Answer(missing.key, kind.get("condition", kind["keep"]), condition=mark or "Bij spoed")
    (decision,) = deciding.decide(actor, group.pk, [answer], mark)
    work()
    return decision


def _published(actor: Actor, work: Work, group: Group, mark: str) -> int:
    drafting.begin_merge(actor, group.pk)
    work()
    deciding.decide_as_proposed(actor, group.pk, reason=mark)
    work()
    published = publishing.publish_group(actor, group.pk, name=f"Bezwaar behandelen {mark}".strip())
    work()
    return published.process_id
