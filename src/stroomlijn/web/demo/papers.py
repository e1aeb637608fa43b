"""The documents of the process of the workshop, in the words of each municipality, laid side by side."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.utils.translation import gettext as _

from stroomlijn.engines.formats.papers import Paper, Section, write_docx
from stroomlijn.foundation.actor import Actor
from stroomlijn.harmonisation.operations.documents.gathering import gather
from stroomlijn.landscape.operations import documents

from .families import Parsed, content, read_content

Report = Callable[[str], object]

_MADE = datetime.datetime(2020, 6, 1, 9, 0, tzinfo=datetime.UTC)


def lay_side_by_side(actor: Actor, group_id: int, report: Report) -> None:
    """Puts every document of every municipality in the library, with its text, and gathers them for the group."""
    every = read_content("documenten")
    for one in every:
        for municipality in content().municipalities:
            _add(actor, one, municipality.name)
    gather(actor, group_id)
    report(_("Documenten naast elkaar: %(number)d") % {"number": len(every)})


def _add(actor: Actor, one: Parsed, municipality: str) -> None:
    name = f"{one['naam']} {municipality}"
    added = documents.add_document(actor, name)
    documents.change_document(actor, added.pk, documents.Details(name, one["soort"]))
    paper = Paper(name, (), (Section(one["soort"], tuple(one[municipality])),), _MADE, by=municipality)
    documents.add_file(actor, added.pk, f"{name}.docx", [write_docx(paper)])
