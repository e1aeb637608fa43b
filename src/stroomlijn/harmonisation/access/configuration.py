"""How one comes at an inrichtingsopdracht: who works on its group, and whoever sets it up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from stroomlijn.foundation.access import May
from stroomlijn.harmonisation.models import ConfigurationOrder, TestCase
from stroomlijn.organisation.queries.people import acting_for

from .groups import READING, may


def access_order(account: Any, order_id: int, what: May = May.FOLLOW) -> ConfigurationOrder:
    """The order; 404 for who may not look at its group and does not set it up, 403 for who may only look.

    EDIT is to tick and to test, HARMONISE to give it to somebody and to accept it.
    """
    found = ConfigurationOrder.objects.select_related("group__traject", "version__process", "assigned_to")
    order = found.defer("version__bpmn", "version__graph", "version__drawing").filter(pk=order_id).first()
    if order is None:
        raise Http404
    own = sets_up(account, order)
    if not own and not any(may(account, order.group, one) for one in READING):
        raise Http404
    if what == May.FOLLOW or (what == May.EDIT and own) or may(account, order.group, May.HARMONISE):
        return order
    raise PermissionDenied


def sets_up(account: Any, order: ConfigurationOrder) -> bool:
    """Whether the account acts for whom the order was given to."""
    return order.assigned_to_id is not None and order.assigned_to_id in acting_for(account.pk)


def access_test(account: Any, order_id: int, case_id: int) -> TestCase:
    """A test of an order, for who may say how it went."""
    order = access_order(account, order_id, May.EDIT)
    case = order.test_cases.filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case
