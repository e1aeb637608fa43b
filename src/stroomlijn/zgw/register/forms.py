"""The forms in which a caller wants its answer, and gives its coordinates."""

from __future__ import annotations

from django.http import HttpRequest

from .refusals import Refused

COORDINATES = "EPSG:4326"
JSON = frozenset({"", "*", "*/*", "application/*", "application/json", "application/problem+json"})


def coordinates_are_known(request: HttpRequest) -> None:
    """Raises `Refused` for another system of coordinates than the one there is; who names none means that one."""
    for name in ("Accept-Crs", "Content-Crs"):
        if (request.headers.get(name) or COORDINATES).upper() != COORDINATES:
            raise Refused(406, "not_acceptable", f"{name}: coördinaten zijn er alleen in {COORDINATES}.")


def takes_json(request: HttpRequest) -> None:
    """Raises `Refused` for who wants no JSON."""
    wanted = request.headers.get("Accept", "*/*")
    if not JSON.intersection(one.partition(";")[0].strip().lower() for one in wanted.split(",")):
        raise Refused(406, "not_acceptable", "Het antwoord is er alleen als application/json.")
