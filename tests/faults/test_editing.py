"""kill -9 in the middle of a command of the editor: nothing of it is there, and sent again it is done once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.stories.conftest import _test_database
from tests.support import actor, analyst, traject_id

from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.models import Appearance, Edit, Version
from stroomlijn.landscape.operations import editing
from stroomlijn.landscape.queries.places import Place

__all__ = ["actor", "analyst", "traject_id"]

COMMAND = {"do": "insert", "after": None, "id": "erbij", "label": "Erbij"}
# Dies after the concept, its steps and the edit were written, and before anything of that was committed.
KILLED = """
import os, signal, sys
import django
django.setup()
from stroomlijn.foundation.actor import Actor
from stroomlijn.landscape.operations.editing import commands
commands.audit = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
commands.give_command(Actor(int(sys.argv[1])), int(sys.argv[2]), %r, "opdracht")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_a_command_whose_process_is_killed_leaves_nothing_and_can_be_sent_again(actor: Actor, traject_id: int) -> None:
    concept = editing.begin_new(actor, Place(traject_id, None, ""), "Melding")
    before = Version.objects.values().get(pk=concept.pk)
    environment = {**os.environ, "DATABASE_URL": _test_database(), "DJANGO_SETTINGS_MODULE": "stroomlijn.web.settings"}
    words = [sys.executable, "-c", KILLED % COMMAND, str(actor.person), str(concept.pk)]
    assert subprocess.run(words, env=environment, check=False).returncode == -signal.SIGKILL

    assert Version.objects.values().get(pk=concept.pk) == before
    assert Edit.objects.count() == 0
    assert Appearance.objects.filter(version=concept).count() == 1
    for _ in range(2):
        editing.give_command(actor, concept.pk, COMMAND, "opdracht")
    assert Edit.objects.count() == 1
    assert Appearance.objects.filter(version=concept).count() == 2
