"""The working groups of the story with their members, what they go through, and what is planned for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.utils.translation import gettext as _

from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.operations import agenda, meetings, memberships, premises, themes, working_groups
from stroomlijn.harmonisation.queries.workbench import Wanted, differences

from .arranging import groups_in
from .families import Parsed, read_content
from .merging import merge_group
from .people import Colleague

Report = Callable[[str], object]


def bring_together(actor: Actor, traject_id: int, people: dict[str, Colleague], report: Report) -> dict[str, int]:
    """Every working group with its members; their ids by name."""
    made = {}
    for one in read_content("werkgroepen")["groepen"]:
        about = working_groups.About(one["soort"], one["naam"], one["doel"])
        made[one["naam"]] = working_groups.make_working_group(actor, traject_id, about).pk
        for member in one["leden"]:
            seat = memberships.Seat(member["discipline"], member.get("rol", "lid"))
            person = people[member["naam"]].person
            memberships.add_member(actor, made[one["naam"]], person, seat, begins=one["sinds"])
    report(_("Werkgroepen: %(number)d") % {"number": len(made)})
    return made


def hand_out(actor: Actor, traject_id: int, working_group_ids: dict[str, int]) -> None:
    """Each working group that goes through a cluster gets all groups of it."""
    for one in read_content("werkgroepen")["groepen"]:
        if cluster := one.get("cluster"):
            found = working_groups.open_working_group(working_group_ids[one["naam"]])
            working_groups.assign_groups(
                actor, found, list(groups_in(traject_id, cluster).values_list("pk", flat=True))
            )


def plan(actor: Actor, working_group_ids: dict[str, int], groups: dict[str, int], report: Report) -> None:
    """The first workshop with its agenda and theme, and the meeting of the steering group."""
    known = read_content("werkgroepen")
    theme = _theme(actor, known["thema"], working_group_ids, groups)
    workshop = _meeting(actor, known["workshop"], "workshop", working_group_ids)
    for point in known["workshop"]["punten"]:
        about = {"harmonise": groups.get(point.get("familie", "")), "theme": theme}.get(point["soort"])
        title = point.get("titel", "")
        agenda.add_point(actor, workshop, agenda.Point(point["soort"], title, about, point["minuten"]))
    _meeting(actor, known["stuurgroep"], "vergadering", working_group_ids)
    report(_("Gepland: %(title)s") % {"title": known["workshop"]["titel"]})


def wait_for_premise(actor: Actor, traject_id: int, groups: dict[str, int], report: Report) -> None:
    """What of the Wmo waits for a choice that others make."""
    known = read_content("werkgroepen")["uitgangspunt"]
    choice = premises.Choice(known["naam"], known["wie"], known["verwacht"])
    premise = premises.add_premise(actor, traject_id, choice)
    for group_id, key in _waiting(actor, [groups[key] for key in known["families"]], known)[: known["aantal"]]:
        premises.rest_on(actor, premise.pk, group_id, key)
    report(_("Wacht op: %(name)s") % {"name": known["naam"]})


def _waiting(actor: Actor, group_ids: list[int], known: Parsed) -> list[tuple[int, str]]:
    """Differences of the kind that depends on the premise, by group and key."""
    found = []
    for group_id in group_ids:
        draft = merge_group(actor, group_id)
        shown, _number = differences(draft, Wanted(known["soort_verschil"]), limit=known["aantal"])
        found += [(group_id, one.key) for one in shown]
    return found


def _theme(actor: Actor, known: Parsed, working_group_ids: dict[str, int], groups: dict[str, int]) -> int:
    asked = themes.Question(known["vraag"], known["toelichting"], group_id=groups[known["familie"]])
    return themes.add_theme(actor, working_group_ids[known["werkgroep"]], asked).pk


def _meeting(actor: Actor, known: Parsed, kind: str, working_group_ids: dict[str, int]) -> int:
    begins = datetime.time.fromisoformat(known["begint"])
    planned = meetings.Plan(known["titel"], known["dag"], kind, begins, known["plaats"])
    return meetings.plan_meeting(actor, working_group_ids[known["werkgroep"]], planned).pk
