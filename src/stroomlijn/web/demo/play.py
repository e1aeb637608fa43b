"""Plays the main job on the generated landscape: imported, grouped, merged, decided, published."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.figures import figures_about
from stroomlijn.foundation.operations.accounts import give_role, make_account
from stroomlijn.harmonisation.operations import deciding, drafting, grouping, publishing
from stroomlijn.harmonisation.queries.funnel import funnel
from stroomlijn.harmonisation.queries.groups import GroupRow, groups
from stroomlijn.landscape.operations import imports
from stroomlijn.landscape.operations.applying import apply_import
from stroomlijn.landscape.operations.reading import read_files
from stroomlijn.organisation.operations.trajecten import make_traject

from .landscapes import DemoFile, landscapes
from .visitors import VISITORS

Report = Callable[[str], object]

PUBLISHED = 2


@transaction.atomic
def play(report: Report) -> None:
    """Does all of it or nothing, and says in Dutch what was done."""
    analyst = _people()
    traject_id = make_traject(analyst, name=_("Sociaal domein (verzonnen gegevens)")).pk
    _import(analyst, traject_id, report)
    grouping_id = grouping.start_grouping(analyst, traject_id).pk
    grouping.propose_groups(grouping_id)
    report(_("Gegroepeerd: %(groups)d groepen gelijke processen") % {"groups": funnel(traject_id).groups})
    rows, _total = groups(traject_id)
    for row in [row for row in rows if row.members > 1][: PUBLISHED + 1]:
        _merge(analyst, row, report)
    for row in [row for row in rows if row.members > 1][:PUBLISHED]:
        _decide_and_publish(analyst, row, report)
    counted = (f"{one.measure(traject_id)} {_(one.title)}" for one in figures_about("traject"))
    report(_("Stand: %(figures)s") % {"figures": ", ".join(counted)})


def _people() -> Actor:
    made = {}
    for visitor in VISITORS:
        account = make_account(PRODUCT, email=visitor.email, name=visitor.name)
        give_role(PRODUCT, account, visitor.role)
        made[visitor.email] = account.pk
    return Actor(made[VISITORS[0].email], "demo")


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


def _merge(analyst: Actor, row: GroupRow, report: Report) -> None:
    drafting.begin_merge(analyst, row.id)
    drafting.make_draft(row.id)
    report(_("Samengevoegd: %(name)s, uit %(number)d processen") % {"name": row.name, "number": row.members})


def _decide_and_publish(analyst: Actor, row: GroupRow, report: Report) -> None:
    decided = []
    while made := deciding.decide_as_proposed(analyst, row.id, reason=_("Zoals de meeste collega’s het nu doen.")):
        decided += made
        drafting.make_draft(row.id)
    report(_("Besloten: %(number)d verschillen in %(name)s") % {"number": len(decided), "name": row.name})
    published = publishing.publish_group(analyst, row.id, name=row.name)
    report(_("Gepubliceerd: %(number)s %(name)s") % {"number": published.process_number, "name": row.name})
