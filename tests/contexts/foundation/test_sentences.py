"""The catalogue of sentences."""

from __future__ import annotations

import os
import subprocess
import sys

from django.template import Context, Template

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.sentences import catalogue


def test_the_command_line_can_speak_without_settings_or_database() -> None:
    without = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    program = "from stroomlijn.foundation.sentences import catalogue; print(len(catalogue()))"
    done = subprocess.run([sys.executable, "-c", program], env=without, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_no_full_stop_comes_after_what_people_ended_themselves() -> None:
    assert sentence(Remark("sound-dead-step", facts={"steps": "Mag dit?"})).endswith(": Mag dit?")
    assert sentence(Remark("sound-dead-step", facts={"steps": "Brief sturen"})).endswith(": Brief sturen.")
    said = Template("{% for one in all %}{{ one|ended }} {% endfor %}").render(Context({"all": ["Houden", "Mag dit?"]}))
    assert said == "Houden. Mag dit? "


def test_every_sentence_has_its_facts_filled_in() -> None:
    assert not [code for code, said in catalogue().items() if "%(" in said], "facts stand between braces"
    told = sentence(Remark("edit-answer-twice", "stap 1", {"question": "Goed?", "answer": "ja"}))
    assert told.startswith("stap 1: Bij de beslissing na deze stap staat het antwoord ‘ja’ twee keer. Geef")
