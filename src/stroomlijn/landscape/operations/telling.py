"""Telling readers that a process is there no longer."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from stroomlijn.foundation.access import May
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.operations.messages import send_message
from stroomlijn.foundation.queries.accounts import accounts_who_may
from stroomlijn.landscape.access import scopes_of
from stroomlijn.landscape.models import Process, Version
from stroomlijn.organisation.queries.people import accounts_with_werkrollen


def tell_readers_of_end(
    actor: Actor, process: Process, versions: Iterable[Version], why: str, successor_id: int | None, *, key: str
) -> None:
    """A message with the reason and the successor, to those who worked with these versions or keep the process."""
    werkrollen = {name for version in versions for name in version.werkrol_keys}
    favourites = process.favourites.values_list("account", flat=True)
    readers = {*accounts_with_werkrollen(werkrollen), *favourites} - {actor.person}
    readers &= set(accounts_who_may(May.READ, *scopes_of(process)))
    told = {"name": _short(process.name, 60), "why": _short(" ".join(why.split()), 60)}
    title = _("%(name)s is vervallen: %(why)s") % told
    read = Process.objects.filter(versions__state=Version.State.GEPUBLICEERD)
    successor = read.filter(pk=successor_id or 0).first()
    if successor is not None:
        title += " " + _("In plaats daarvan: %(name)s") % {"name": _short(successor.name, 40)}
    send_message(actor, readers, title, key=key, url=f"/processen/{process.number}")


def _short(text: str, most: int) -> str:
    return Truncator(text).chars(most)
