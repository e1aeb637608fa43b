"""Twenty questions as a colleague asks them for an inhabitant, with typing errors, on the generated landscape."""

from __future__ import annotations

import pytest
from tests.contexts.landscape.search_tasks import TASKS
from tests.contexts.landscape.small_landscape import small_landscape

from stroomlijn.foundation.queries.search import search
from stroomlijn.landscape.models import Process
from stroomlijn.web.demo.families import content

LEAST = 18
__all__ = ["small_landscape"]


@pytest.fixture
def families(small_landscape: None) -> dict[int, str]:
    """The family of each process."""
    by_name = {name: family.key for family in content().families for name in family.names}
    return {process.pk: by_name[process.name] for process in Process.objects.all()}


def test_the_right_process_comes_first(families: dict[int, str]) -> None:
    wrong = []
    for question, family in TASKS:
        found = search(question, ["process", "process-step", "document"]).found
        if not found or found[0].kind == "document" or families[found[0].object_id] != family:
            wrong.append((question, found[0].title if found else ""))
    assert len(TASKS) - len(wrong) >= LEAST, wrong
