"""What somebody chose on the form of a difference."""

from __future__ import annotations

from django.http import HttpRequest

from stroomlijn.harmonisation.operations.deciding import Answer


def answer_in(request: HttpRequest, difference: str) -> Answer:
    """The option with its condition or own text, as it was sent; whether it can be decides the operation."""
    return Answer(
        difference=difference,
        option=request.POST.get("keuze", ""),
        condition=request.POST.get("voorwaarde", ""),
        value=request.POST.get("tekst", ""),
    )
