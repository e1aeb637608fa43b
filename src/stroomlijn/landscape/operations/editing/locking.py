"""The concept that is open in the editor, locked for the one who changes it."""

from __future__ import annotations

from stroomlijn.engines.problems import Problem
from stroomlijn.landscape.models import Process, Version


def locked_concept(version_id: int) -> Version:
    """The concept with its process. Raises Problem "concept-closed" when it is not open any more.

    The process is locked first, as who publishes or adopts does: an edit writes steps and the name of the process too.
    """
    process = Process.objects.select_for_update(of=("self",)).get(versions=version_id)
    version = Version.objects.select_for_update().get(pk=version_id)
    version.process = process
    if version.state != Version.State.CONCEPT or version.imported_id is not None:
        raise Problem("concept-closed", state=version.get_state_display().lower())
    return version


def topic(version_id: int) -> str:
    """Where who edits the concept hears of what changes."""
    return f"concept-{version_id}"
