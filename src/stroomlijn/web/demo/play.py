"""Tells the story by the product's own operations, as far as the morning of its first workshop."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from stroomlijn.foundation.clock import standing_on
from stroomlijn.foundation.figures import figures_about
from stroomlijn.foundation.operations.peildatum import set_peildatum
from stroomlijn.organisation.operations.trajecten import make_traject

from .arranging import arrange, choose_timing
from .caring import look_after, pilot
from .library import fill_library
from .loading import load
from .meeting import bring_together, hand_out, plan, wait_for_premise
from .merging import merge_group
from .papers import lay_side_by_side
from .people import make_people
from .register import fill_register
from .story import WORKSHOP_ABOUT
from .visitors import VISITORS

Report = Callable[[str], object]

DAY_ONE = datetime.date(2022, 1, 1)
UPLOAD, COMPARISON, MEETINGS, WORKSHOP = (datetime.date(2021, *day) for day in ((2, 16), (3, 1), (3, 2), (3, 9)))
LAST_TOLD = "4"  # the step of the story that was told last


@transaction.atomic
def play(report: Report, share: float = 1.0) -> None:
    """Does all of it or nothing, and says in Dutch what was done; `share` is the part of the zaken to make."""
    people = make_people()
    fatima, joost, kees = (people[name].actor for name in (VISITORS[0].name, "Joost van den Heuvel", "Kees Verstegen"))
    with standing_on(UPLOAD):
        traject_id = make_traject(fatima, name=_("Maashorst, sociaal domein"), starts_on=DAY_ONE).pk
        load(fatima, traject_id, report)
    with standing_on(COMPARISON):
        groups = arrange(fatima, traject_id, report)
        published = pilot(fatima, groups, DAY_ONE, report)
    with standing_on(MEETINGS):
        working_groups = bring_together(joost, traject_id, people, report)
        hand_out(fatima, traject_id, working_groups)
        choose_timing(joost, groups, report)
        plan(fatima, working_groups, groups, report)
        merge_group(fatima, groups[WORKSHOP_ABOUT])
        lay_side_by_side(fatima, groups[WORKSHOP_ABOUT], report)
        wait_for_premise(joost, traject_id, groups, report)
    with standing_on(WORKSHOP):
        look_after(fatima, traject_id, published, people)
        fill_library(fatima, report)
        fill_register(kees, WORKSHOP, share, report)
    set_peildatum(fatima, WORKSHOP, LAST_TOLD)
    counted = (f"{one.measure(traject_id)} {_(one.title)}" for one in figures_about("traject"))
    report(_("Stand: %(figures)s") % {"figures": ", ".join(counted)})
