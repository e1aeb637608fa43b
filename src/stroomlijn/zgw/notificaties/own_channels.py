"""The channels of our own APIs stand in the list of channels."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.apps.registry import Apps
from django.apps.registry import apps as installed

from stroomlijn.zgw.register.channels import CHANNELS
from stroomlijn.zgw.wire.names import snake


def make_own_channels(apps: Apps = installed, **_signal: Any) -> None:
    """After every migration that has the table, as a release may have a channel more; and when all tables are emptied,
    which names no release."""
    with suppress(LookupError):
        model = apps.get_model("zgw", "Kanaal")
        rows = [model(naam=one.name, filters=[snake(name) for name in one.kenmerken]) for one in CHANNELS]
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["naam"], update_fields=["filters"]
        )
