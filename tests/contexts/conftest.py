"""People, a traject, a worker and stages for the tests of the contexts."""

from __future__ import annotations

import pytest
from tests.contexts.stages import at_its_stage, kept, put_back  # noqa: F401
from tests.support import *  # noqa: F403
from tests.support import ANALYST, made_analyst, made_traject

from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.organisation.models import Traject


@pytest.fixture
def analyst(transactional_db: None) -> Account:
    return Account.objects.filter(email=ANALYST).first() or made_analyst()


@pytest.fixture
def traject_id(actor: Actor) -> int:
    return (Traject.objects.first() or made_traject(actor)).pk
