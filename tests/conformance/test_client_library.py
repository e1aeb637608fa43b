"""A client library that others wrote (zgw-consumers) does a whole case, and its subscription hears of all of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.contexts.zgw import selectielijst as lijst
from tests.contexts.zgw.subscriber import subscriber
from tests.stories.conftest import serving

from stroomlijn.foundation.actor import PRODUCT
from stroomlijn.zgw.beheer.applications import make_application
from stroomlijn.zgw.inside import as_the_product

ROOT = Path(__file__).parents[2]
PATIENCE = 60
NAMES = {
    "zaken": "zaak",
    "rollen": "rol",
    "statussen": "status",
    "resultaten": "resultaat",
    "enkelvoudiginformatieobjecten": "enkelvoudiginformatieobject",
    "zaakinformatieobjecten": "zaakinformatieobject",
    "besluiten": "besluit",
    "besluitinformatieobjecten": "besluitinformatieobject",
}


def test_a_whole_case_by_a_library_of_others(transactional_db: None, tmp_path: Path) -> None:
    lijst.fill()

    _number, secret = make_application(
        PRODUCT, as_the_product(), label="Leverancier", client_id="leverancier", everything=True, rights=[]
    )
    with subscriber() as listener, serving(tmp_path / "output.txt", "worker") as website:
        words = [website, "leverancier", secret, listener.address]
        done = subprocess.run(
            [sys.executable, "-m", "tests.conformance.supplier", *words, lijst.OMSCHRIJVING, lijst.CLASSES["nihil"]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE * 2,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout)
        made = {(NAMES[path], address) for path, address in said["made"]}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not made <= told(listener.taken):
            time.sleep(0.2)
    assert (said["zaak"]["einddatum"], said["zaak"]["archiefactiedatum"]) == ("2021-03-19", "2028-03-19")
    assert made - told(listener.taken) == set()
    assert len(made) == 9


def told(messages: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(one["resource"], one["resourceUrl"]) for one in messages if one["actie"] == "create"}
