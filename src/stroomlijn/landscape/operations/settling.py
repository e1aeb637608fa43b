"""What follows from the periods of a process: the state of its versions, its name, and what of it is found."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from stroomlijn.foundation import clock
from stroomlijn.foundation.text import fold
from stroomlijn.landscape.models import Process, Validity, Version
from stroomlijn.landscape.queries.release import released
from stroomlijn.landscape.queries.succession import is_replaced
from stroomlijn.landscape.queries.validity import current_version, validity_of

from .finding import index_process, index_version
from .public import check_public

State = Version.State
# Longer than a worker is ever away; doing it again does no harm.
LOOKED_BACK = datetime.timedelta(days=30)


@transaction.atomic
def settle(process_id: int) -> None:
    """Brings state, name and search entries in line with the periods.

    A published version whose last day has passed is vervallen, and published again when its period is made longer; what
    was withdrawn stays so. The process is called what the version calls it that applies now. Of a public process, a
    version in which people seem to be named is held back from everybody.
    """
    process = Process.objects.select_for_update().get(pk=process_id)
    _set_states(process)
    versions = process.versions.filter(state=State.GEPUBLICEERD).order_by("-order").only("number", "order", "name")
    shown = current_version(list(versions), validity_of(process))
    if shown is not None and shown.name != process.name:
        process.name, process.name_key = shown.name, fold(shown.name)[:300]
        process.save(update_fields=["name", "name_key"])
    index_process(process.pk)
    check_public(process)


def settle_first(version: Version) -> None:
    """The same for a process of which this version, in force from today, is the first that applies to anybody."""
    if version.name != version.process.name:
        settle(version.process_id)
    else:
        index_version(version)
        check_public(version.process)


def settle_what_began_or_ended() -> None:
    """The same for each process of which a version came in or out of force in the last weeks."""
    today = clock.today()
    since = today - LOOKED_BACK
    moved = Validity.objects.filter(
        Q(period__startswith__gt=since, period__startswith__lte=today)
        | Q(period__endswith__gt=since, period__endswith__lte=today)
    )
    settle_all(moved.order_by("process").values_list("process", flat=True).distinct())


def settle_all_of(organisation_id: int) -> None:
    """The same for each process that applies in an organisation, ever."""
    of_it = Validity.objects.filter(organisation=organisation_id)
    settle_all(of_it.order_by("process").values_list("process", flat=True).distinct())


def settle_all(process_ids: Iterable[int]) -> None:
    """Each in a transaction of its own: one that fails holds up no other."""
    for process_id in list(process_ids):
        settle(process_id)


def _set_states(process: Process) -> None:
    periods = Validity.objects.filter(process=process)
    open_end = Q(period__upper_inf=True) | Q(period__endswith__gt=clock.today())
    lasting = set(periods.filter(open_end).values_list("version", flat=True))
    versions = released(process).filter(state__in=[State.GEPUBLICEERD, State.VERVALLEN])
    if not periods.exists() and not is_replaced(process.pk):
        # Applies to nobody in particular: then the newest is the one.
        newest = versions.order_by("-order").values_list("pk", flat=True).first()
        lasting = {newest} if newest else set()
    versions.filter(state=State.GEPUBLICEERD).exclude(pk__in=lasting).update(state=State.VERVALLEN)
    versions.filter(state=State.VERVALLEN, pk__in=lasting).update(state=State.GEPUBLICEERD)
