"""The figures of a traject: the stages of its funnel."""

from __future__ import annotations

from operator import attrgetter

from django.utils.translation import gettext_noop as _

from stroomlijn.foundation import figures

from .queries.funnel import funnel

STAGES = {
    "imported": ("processes-imported", _("ingelezen")),
    "needed": ("processes-needed", _("nodig")),
    "generic": ("groups-needed", _("generiek")),
    "decided": ("groups-decided", _("besloten")),
    "adopted": ("groups-adopted", _("vastgesteld")),
    "published": ("groups-published", _("gepubliceerd")),
}


class _Stage:
    """Counts one stage of a traject."""

    def __init__(self, name: str) -> None:
        self._of = attrgetter(name)

    def __call__(self, traject_id: int) -> int:
        return int(self._of(funnel(traject_id)))


_MEASURES = {name: _Stage(name) for name in STAGES}


def register() -> None:
    for name, (figure, title) in STAGES.items():
        figures.register(figure, title, "traject", _MEASURES[name])
