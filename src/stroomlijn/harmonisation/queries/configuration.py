"""What is set up of a process in the suite, what was tried, and whether the system is ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.harmonisation.models import ConfigurationOrder, TestCase
from stroomlijn.landscape.queries.setup import SetupParts, Untried, setup_parts, untried
from stroomlijn.organisation.queries.people import acts_for

Result = TestCase.Result
MOST = 10


@dataclass(frozen=True, slots=True)
class Part:
    """The things of one kind that must be set up: (place in the list, text, done)."""

    kind: str
    title: str
    items: list[tuple[int, str, bool]]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order as its page shows it."""

    counted: str
    parts: list[Part]
    tests: list[TestCase]
    items_left: int
    tests_left: int
    untried: Untried
    fits: bool

    @property
    def can_be_accepted(self) -> bool:
        return not self.items_left and not self.tests_left


def order_page(order: ConfigurationOrder) -> OrderPage:
    tests = list(order.test_cases.select_related("tested_by"))
    placed = [(one["kind"], (place, one["text"], one["done"])) for place, one in enumerate(order.items)]
    parts = [Part(kind, title, [item for of, item in placed if of == kind]) for kind, title in _kinds()]
    return OrderPage(
        counted=counted(order),
        parts=[part for part in parts if part.items],
        tests=tests,
        items_left=sum(not one["done"] for one in order.items),
        tests_left=sum(one.result != Result.PASSED for one in tests),
        untried=untried(order.version_id),
        fits=fits(order, setup_parts(order.version_id)),
    )


def items_of(parts: SetupParts) -> list[tuple[str, str]]:
    """What must be set up, as (kind, text)."""
    kinds = (("step", parts.steps), ("template", parts.templates), ("term", parts.terms))
    return [(kind, text) for kind, texts in kinds for text in texts]


def fits(order: ConfigurationOrder, parts: SetupParts) -> bool:
    """Whether the order asks what its version asks: a concept that is opened again may become another process."""
    asked = [(one["kind"], one["text"]) for one in order.items]
    tried = [(title, tuple(steps)) for title, steps in order.test_cases.values_list("title", "steps")]
    return asked == items_of(parts) and tried == [(title[:300], steps) for title, steps in parts.tests]


def counted(order: ConfigurationOrder) -> str:
    """'14 stappen, 3 sjablonen, 2 termijnen'."""
    number = {kind: sum(one["kind"] == kind for one in order.items) for kind in ("step", "template", "term")}
    said = [
        ngettext("%(number)d stap", "%(number)d stappen", number["step"]) % {"number": number["step"]},
        ngettext("%(number)d sjabloon", "%(number)d sjablonen", number["template"]) % {"number": number["template"]},
        ngettext("%(number)d termijn", "%(number)d termijnen", number["term"]) % {"number": number["term"]},
    ]
    return ", ".join(one for one, many in zip(said, number.values(), strict=True) if many)


def system_ready(group_id: int) -> bool | None:
    """Whether the discipline systeem is ready for the process of a group: all set up, tried and accepted.

    None when nothing is ordered: then there is nothing to set up, or nobody said so yet.
    """
    order = ConfigurationOrder.objects.filter(group=group_id).first()
    return None if order is None else order.state == ConfigurationOrder.State.ACCEPTED


def to_configure(account: Any) -> TodaySection:
    """On 'Vandaag' of whoever sets processes up: what is not accepted yet, the nearest date first."""
    mine = acts_for(account)
    title = _("Inrichten en testen")
    if not mine:
        return TodaySection("inrichten", title, "form")
    waiting = ConfigurationOrder.objects.filter(assigned_to__in=mine).exclude(state=ConfigurationOrder.State.ACCEPTED)
    orders = list(waiting.select_related("group").order_by("due_on", "pk")[:MOST])
    rows = tuple(
        TodayRow(order.group.name, reverse("configuration", args=[order.pk]), _left(order), order.due_on)
        for order in orders
    )
    return TodaySection("inrichten", title, "form", rows, len(rows) if len(rows) < MOST else waiting.count())


def _left(order: ConfigurationOrder) -> str:
    left = sum(not one["done"] for one in order.items)
    if left:
        return ngettext("nog %(number)d onderdeel", "nog %(number)d onderdelen", left) % {"number": left}
    return _("alles ingericht, nog testen")


def _kinds() -> list[tuple[str, str]]:
    return [("step", _("Stappen")), ("template", _("Sjablonen")), ("term", _("Termijnen"))]
