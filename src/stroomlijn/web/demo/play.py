"""Plays the main job on the generated landscape: imported, grouped, merged, decided, published, looked after."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.figures import figures_about
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.funnel import funnel
from stroomlijn.harmonisation.queries.groups import GroupRow, groups
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.adopting import Care, set_care
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.exercises import ExerciseText, Question, save_exercise
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.landscape.operations.releasing import make_readable
from stroomlijn.landscape.queries.inventory import inventory, rows_of
from stroomlijn.organisation.operations.trajecten import make_traject

from .families import content
from .landscapes import DemoFile, landscapes
from .library import fill_library
from .people import Colleague, make_people
from .visitors import VISITORS

Report = Callable[[str], object]

PUBLISHED = 2
FROM_DAY_ONE = "Melding Wmo"
WMO_OWNER, OWNER = "Anke Schuurmans", "Nienke de Graaf"


@transaction.atomic
def play(report: Report) -> None:
    """Does all of it or nothing, and says in Dutch what was done."""
    people = make_people()
    analyst = Actor(people[VISITORS[0].name].account, "demo")
    day_one = datetime.date(clock.today().year + 1, 1, 1)
    traject_id = make_traject(analyst, name=_("Sociaal domein (verzonnen gegevens)"), starts_on=day_one).pk
    _import(analyst, traject_id, report)
    _let_read(analyst, traject_id, report)
    grouping_id = grouping.start_grouping(analyst, traject_id).pk
    grouping.propose_groups(grouping_id)
    report(_("Gegroepeerd: %(groups)d groepen gelijke processen") % {"groups": funnel(traject_id).groups})
    rows = [row for row in groups(traject_id)[0] if row.members > 1]
    later = next(row for row in rows if row.name == FROM_DAY_ONE)
    for row in [*rows[: PUBLISHED + 1], later]:
        _merge(analyst, row, report)
    made = [_decide_and_publish(analyst, row, report) for row in rows[:PUBLISHED]]
    made.append(_decide_and_publish(analyst, later, report, day_one))
    _look_after(analyst, traject_id, made, people)
    fill_library(analyst, report)
    save_exercise(analyst, made[-1], _case())
    counted = (f"{one.measure(traject_id)} {_(one.title)}" for one in figures_about("traject"))
    report(_("Stand: %(figures)s") % {"figures": ", ".join(counted)})


def _import(analyst: Actor, traject_id: int, report: Report) -> None:
    by_municipality: dict[str, list[DemoFile]] = {}
    for file in landscapes().files:
        by_municipality.setdefault(file.municipality, []).append(file)
    for municipality, files in by_municipality.items():
        given = [(file.name, [file.data]) for file in files]
        run = imports.start_import(analyst, traject_id, given, organisation=municipality)
        read_files(run.pk)
        imports.take_over(analyst, run.pk)
        apply_import(run.pk)
    report(
        _("Ingelezen: %(processes)d processen van %(municipalities)s")
        % {"processes": funnel(traject_id).imported, "municipalities": _(" en ").join(by_municipality)}
    )


def _let_read(analyst: Actor, traject_id: int, report: Report) -> None:
    readable = make_readable(analyst, [row.id for row in inventory(traject_id, limit=1_000).rows])
    report(_("Te lezen: %(number)d processen zoals ze nu zijn") % {"number": len(readable.done)})


def _merge(analyst: Actor, row: GroupRow, report: Report) -> None:
    drafting.begin_merge(analyst, row.id)
    drafting.make_draft(row.id)
    report(_("Samengevoegd: %(name)s, uit %(number)d processen") % {"name": row.name, "number": row.members})


def _decide_and_publish(analyst: Actor, row: GroupRow, report: Report, valid_from: datetime.date | None = None) -> int:
    decided = []
    while made := deciding.decide_as_proposed(analyst, row.id, reason=_("Zoals de meeste collega’s het nu doen.")):
        decided += made
        drafting.make_draft(row.id)
    report(_("Besloten: %(number)d verschillen in %(name)s") % {"number": len(decided), "name": row.name})
    published = publishing.publish_group(analyst, row.id, name=row.name, valid_from=valid_from)
    report(_("Gepubliceerd: %(number)s %(name)s") % {"number": published.process_number, "name": row.name})
    return published.process_id


def _look_after(analyst: Actor, traject_id: int, made: Iterable[int], people: dict[str, Colleague]) -> None:
    """Each process has an owner, whom one can call; who published the one of day one still has to hand it over."""
    for row in [*inventory(traject_id, limit=1_000).rows, *rows_of(list(made)).values()]:
        owner = WMO_OWNER if row.domain == "Wmo" else OWNER
        owner = VISITORS[0].name if row.name == FROM_DAY_ONE else owner
        set_care(analyst, row.id, Care(people[owner].person, None, "", "", row.domain))


def _case() -> ExerciseText:
    case = content().case
    questions = (Question(one["vraag"], tuple(one["antwoorden"]), one["goed"], one["waarom"]) for one in case["vragen"])
    return ExerciseText("case", case["titel"], case["situatie"], tuple(questions))
