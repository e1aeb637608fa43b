"""What waits for an administrator on Vandaag: messages that nobody took."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.foundation.access import May, allowed
from stroomlijn.foundation.today import TodayRow, TodaySection
from stroomlijn.zgw.models import Levering

FEW = 5


def to_send_again(account: Any) -> TodaySection:
    """A row for each subscriber that messages did not reach; nothing for who does not administer."""
    title = _("Meldingen die niet aankwamen")
    if not allowed(account, May.ADMINISTER):
        return TodaySection("not-taken", title, "bell")
    address = reverse("register-given-up")
    found = Levering.objects.exclude(given_up=None).values_list("abonnement__callback_url")
    rows = tuple(
        TodayRow(subscriber, address, ngettext("%(many)d melding", "%(many)d meldingen", many) % {"many": many})
        for subscriber, many in found.annotate(many=Count("pk")).order_by("abonnement__callback_url")
    )
    return TodaySection("not-taken", title, "bell", rows[:FEW], len(rows), address)
