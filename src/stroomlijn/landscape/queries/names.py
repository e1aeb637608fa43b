"""What processes are called, and which process somebody means by a number or an old code."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from stroomlijn.engines.problems import Problem
from stroomlijn.foundation.codes import code_key
from stroomlijn.landscape.models import Document, Process, Version

_NUMBER = re.compile(r"PROC-(\d{1,18})", re.IGNORECASE)
_NUMBER_KEY = re.compile(r"proc(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Named:
    """A process that was asked by its number or code. `organisation` is whose it was, "" for a new one."""

    id: int
    number: str
    name: str
    domain: str
    organisation: str


def processes_coded(text: str, readable: Q, most: int = 10) -> list[Named]:
    """The processes with this number or code, published or not, as far as they may be read."""
    number = _NUMBER_KEY.fullmatch(code_key(text))
    meant = Q(pk=int(number[1])) if number else Q(code__iexact=text)
    found = Process.objects.filter(readable, meant).select_related("landscape__organisation").distinct()
    return [_named(process) for process in found.order_by("pk")[:most]]


def _named(process: Process) -> Named:
    organisation = process.landscape.organisation
    return Named(process.pk, process.number, process.name, process.domain, organisation.name if organisation else "")


def process_names(ids: Collection[int]) -> dict[int, str]:
    """'PROC-12 Melding Wmo behandelen' by id, of those that exist."""
    rows = Process.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: f"PROC-{pk} {name}" for pk, name in rows}


def version_names(ids: Collection[int]) -> dict[int, str]:
    """'2.0 van Melding Wmo behandelen' by id, of those that exist."""
    rows = Version.objects.filter(pk__in=ids).values_list("pk", "number", "process__name")
    return {pk: _("%(number)s van %(name)s") % {"number": number, "name": name} for pk, number, name in rows}


def document_names(ids: Collection[int]) -> dict[int, str]:
    """By id, of those that exist."""
    return dict(Document.objects.filter(pk__in=ids).values_list("pk", "name"))


def processes_called(text: str, readable: Q) -> list[Process]:
    """The processes of a list of numbers and codes, as far as they may be read.

    Raises Problem "replaces-unknown", or "replaces-several" when more than one has that code.
    """
    words = [word for part in text.split(",") if (word := part.strip())]
    return [_called(word, readable) for word in words]


def _called(word: str, readable: Q) -> Process:
    number = _NUMBER.fullmatch(word)
    meant = Q(pk=int(number[1])) if number else Q(code__iexact=word)
    found = list(Process.objects.filter(readable, meant).select_related("landscape").distinct().order_by("pk")[:10])
    if not found:
        raise Problem("replaces-unknown", asked=word)
    if len(found) > 1:
        numbers = ", ".join(process.number for process in found)
        raise Problem("replaces-several", asked=word, number=len(found), numbers=numbers)
    return found[0]
