"""An inrichtingsopdracht: what is set up, what is tried, and acceptance."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.forms import seen_revision
from stroomlijn.foundation.text import number_in
from stroomlijn.harmonisation.access import access_group, may
from stroomlijn.harmonisation.access.configuration import access_order, access_test, sets_up
from stroomlijn.harmonisation.forms.configuration import OrderForm
from stroomlijn.harmonisation.models import ConfigurationOrder, Group
from stroomlijn.harmonisation.operations import configuring
from stroomlijn.harmonisation.queries.configuration import order_page


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, group_id: int) -> HttpResponse:
    """Gives the order for the process of a group."""
    group = access_group(request.user, group_id)
    form = OrderForm(request.POST if request.method == "POST" else None, initial={"system": "Suite"})
    if request.method == "POST" and form.is_valid():
        made = configuring.order_configuration(Actor.of(request), group.pk, _assignment(form))
        messages.success(request, _("De inrichtingsopdracht is gegeven."))
        return redirect("configuration", made.pk)
    context = {"group": group, "form": form}
    return render(request, "harmonisation/configuration_order.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: HttpRequest, order_id: int) -> HttpResponse:
    """What must be set up and tried, and how far it is."""
    return _page(request, access_order(request.user, order_id))


@require_POST
def assign(request: HttpRequest, order_id: int) -> HttpResponse:
    found = access_order(request.user, order_id, May.HARMONISE)
    form = OrderForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    configuring.assign(Actor.of(request), found.pk, _assignment(form), seen_revision(request))
    messages.success(request, _("Bewaard."))
    return redirect("configuration", found.pk)


@require_POST
def tick(request: HttpRequest, order_id: int) -> HttpResponse:
    """What is set up."""
    found = access_order(request.user, order_id, May.EDIT)
    done = {number for text in request.POST.getlist("klaar") if (number := number_in(text)) is not None}
    configuring.tick(Actor.of(request), found.pk, done, seen_revision(request))
    messages.success(request, _("Bewaard."))
    return redirect("configuration", found.pk)


@require_POST
def report(request: HttpRequest, order_id: int, case_id: int) -> HttpResponse:
    """How a test went."""
    case = access_test(request.user, order_id, case_id)
    result, finding = request.POST.get("uitkomst", ""), request.POST.get("bevinding", "")
    configuring.report_test(Actor.of(request), case.pk, result, finding, seen_revision(request))
    messages.success(request, _("Testgeval %(number)d is bijgewerkt.") % {"number": case.position})
    return redirect("configuration", order_id)


@require_POST
def mend(request: HttpRequest, order_id: int, case_id: int) -> HttpResponse:
    """What went wrong is mended: it is tried again."""
    case = access_test(request.user, order_id, case_id)
    configuring.mend(Actor.of(request), case.pk, seen_revision(request))
    messages.success(request, _("Testgeval %(number)d kan opnieuw.") % {"number": case.position})
    return redirect("configuration", order_id)


@require_POST
def accept(request: HttpRequest, order_id: int) -> HttpResponse:
    found = access_order(request.user, order_id, May.HARMONISE)
    configuring.accept(Actor.of(request), found.pk, seen_revision(request))
    messages.success(request, _("Geaccepteerd. De discipline systeem is klaar voor dit proces."))
    return redirect("configuration", found.pk)


def _page(request: HttpRequest, found: ConfigurationOrder, form: OrderForm | None = None) -> HttpResponse:
    opening = {
        "system": found.system,
        "due_on": found.due_on,
        "assigned_to": found.assigned_to.name if found.assigned_to else "",
    }
    open_still = found.state != ConfigurationOrder.State.ACCEPTED
    decides = may(request.user, found.group, May.HARMONISE)
    context: dict[str, Any] = {
        "order": found,
        "shown": order_page(found),
        "form": form or OrderForm(initial=opening),
        "may_decide": decides and open_still,
        "may_work": (decides or sets_up(request.user, found)) and open_still,
        "may_look_at_group": decides,
        "may_reorder": decides and found.group.state in (Group.State.ADOPTED, Group.State.PUBLISHED),
    }
    return render(request, "harmonisation/configuration.html", context, status=422 if form else 200)


def _assignment(form: OrderForm) -> configuring.Assignment:
    given = form.cleaned_data
    return configuring.Assignment(given["system"], given["assigned_to"], given["due_on"])
