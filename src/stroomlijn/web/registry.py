"""What contexts show on each other's pages without importing each other: figures, and panels per kind of object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Panel = Callable[[HttpRequest, int], str]
StepPart = Callable[[HttpRequest, int, UUID, str], str]

_panels: dict[str, list[Panel]] = defaultdict(list)
_step_parts: list[StepPart] = []


def register() -> None:
    """Called once when the product starts: everything that contexts put on a shared page stands here."""
    from stroomlijn.foundation.first_steps import add_first_step
    from stroomlijn.foundation.on_behalf import add_acts
    from stroomlijn.foundation.queries.accounts import unread_section
    from stroomlijn.foundation.today import add_section
    from stroomlijn.harmonisation import figures
    from stroomlijn.harmonisation.access import compared_versions
    from stroomlijn.harmonisation.member_panels import my_working_groups
    from stroomlijn.harmonisation.panels import decisions_behind, document_fate, own_remarks, why_so
    from stroomlijn.harmonisation.queries import on_behalf as in_groups
    from stroomlijn.harmonisation.queries.arranging_today import to_arrange
    from stroomlijn.harmonisation.queries.configuration import to_configure
    from stroomlijn.harmonisation.queries.document_fate import to_rewrite
    from stroomlijn.harmonisation.queries.my_meetings import my_meetings, to_settle
    from stroomlijn.harmonisation.queries.review_page import answered_in_review
    from stroomlijn.landscape.access import add_lender
    from stroomlijn.landscape.panels import editor, organisation, owner, public, werkrollen
    from stroomlijn.landscape.panels.reactions import react
    from stroomlijn.landscape.queries import beginning, deciding, on_behalf, reactions, reading_list
    from stroomlijn.organisation.queries.beginning import bring_people, name_organisations
    from stroomlijn.web import object_kinds
    from stroomlijn.web.views import misses
    from stroomlijn.zgw.beheer.today import to_send_again

    object_kinds.register()
    figures.register()
    add_lender(compared_versions)
    add_panel("process", decisions_behind)
    add_step_part(why_so)
    add_panel("process", react)
    add_panel("document", document_fate)
    add_panel("reactions-own", own_remarks)
    add_panel("process", public.public_switch)
    add_panel("library-menu", owner.manage_link)
    add_panel("process-menu", editor.adjust)
    add_panel("process-menu", owner.process_menu)
    add_panel("library-menu", editor.begin)
    add_panel("library-tabs", my_working_groups)
    add_panel("library-tabs", misses.tab)
    add_panel("person", owner.processes_of_person)
    add_panel("werkrollen", werkrollen.outside_register)
    add_panel("werkrol", werkrollen.processes_of_werkrol)
    add_panel("organisation", organisation.of_organisation)
    # What deputies do in the place of others, for the audit.
    add_acts("process", on_behalf.ACTS_ON_PROCESS, on_behalf.for_processes)
    add_acts("version", on_behalf.ACTS_ON_VERSION, on_behalf.for_versions)
    add_acts("reaction", on_behalf.ACTS_ON_REACTION, on_behalf.for_reactions)
    add_acts("group", in_groups.ACTS_ON_GROUP, in_groups.for_groups)
    # The way to a first published process.
    add_first_step(name_organisations)
    add_first_step(bring_people)
    add_first_step(beginning.begin_process)
    add_first_step(beginning.publish_process)
    # The sections of 'Vandaag', in the order of the page.
    add_section(my_meetings)
    add_section(deciding.to_decide)
    add_section(to_settle)
    add_section(to_arrange)
    add_section(to_configure)
    add_section(to_send_again)
    add_section(reading_list.changes_for_me)
    add_section(reactions.to_answer)
    add_section(to_rewrite)
    add_section(deciding.to_review)
    add_section(unread_section)
    add_section(deciding.mine_as_owner)
    add_section(reactions.answered_to)
    add_section(answered_in_review)


def add_panel(kind: str, panel: Panel) -> None:
    """`panel` gives the HTML of a section for an object of this kind, '' when it has nothing to say."""
    if panel not in _panels[kind]:
        _panels[kind].append(panel)


def panels(request: HttpRequest, kind: str, object_id: int) -> SafeString:
    """The sections that other contexts have for an object, in the order in which they registered."""
    rendered = (panel(request, object_id) for panel in _panels[kind])
    return mark_safe("".join(rendered))  # noqa: S308 - each panel is a rendered template


def add_step_part(part: StepPart) -> None:
    """`part` gives what stands with a step (its process, permanent id and number) of a process made of others.

    It asks the database nothing: a page has many steps.
    """
    if part not in _step_parts:
        _step_parts.append(part)


def step_parts(request: HttpRequest, process_id: int, step_id: UUID, number: str) -> SafeString:
    """What other contexts put with a step."""
    return mark_safe("".join(part(request, process_id, step_id, number) for part in _step_parts))  # noqa: S308 - as above
