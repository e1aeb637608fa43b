"""People, a traject and a worker for the attacks; a world to attack; the browser of the stories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from tests.attack.hostile import MARKUP
from tests.attack.world import World, make_world
from tests.stories.conftest import browser, open_page, serving
from tests.support import *  # noqa: F403
from tests.support import do_jobs, drop_jobs

from stroomlijn.foundation.actor import PRODUCT, Actor
from stroomlijn.foundation.operations.accounts import give_role, make_account

__all__ = ["browser", "open_page"]


@pytest.fixture(scope="module")
def uploads_of_worlds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: Any, uploads_of_worlds: Path) -> Iterator[tuple[World, World]]:
    """Two trajecten, made once for all tests of a module: an ordinary one, and one with markup in every field."""
    with django_db_blocker.unblock(), override_settings(UPLOAD_FOLDER=uploads_of_worlds):
        drop_jobs()
        account = make_account(
            PRODUCT, email="maker@voorbeeld.nl", name=f"Noor {MARKUP}", password="een lang wachtwoord"
        )
        give_role(PRODUCT, account, "beheerder")
        actor = Actor(account.pk)
        yield make_world(actor, do_jobs), make_world(actor, do_jobs, "Elders", MARKUP)
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def world(
    worlds: tuple[World, World], db: None, settings: Any, own_upload_folder: None, uploads_of_worlds: Path
) -> World:
    settings.UPLOAD_FOLDER = uploads_of_worlds
    return worlds[0]


@pytest.fixture
def marked_world(worlds: tuple[World, World], db: None, settings: Any, uploads_of_worlds: Path) -> World:
    settings.UPLOAD_FOLDER = uploads_of_worlds
    return worlds[1]


@pytest.fixture(scope="module")
def website(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The running website without a worker: the jobs of the other tests are theirs."""
    with serving(tmp_path_factory.mktemp("website") / "output.txt") as address:
        yield address
