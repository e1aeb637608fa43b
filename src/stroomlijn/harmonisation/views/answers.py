"""What somebody chose on the form of a difference."""

from __future__ import annotations

from django.http import HttpRequest

from stroomlijn.harmonisation.operations.deciding import ASKS_FOR, Answer

CHOICE = "keuze-"


def answer_in(request: HttpRequest, difference: str) -> Answer:
    """The option with its condition or own text, as it was sent; whether it can be decides the operation."""
    return Answer(
        difference=difference,
        option=request.POST.get("keuze", ""),
        condition=request.POST.get("voorwaarde", ""),
        value=request.POST.get("tekst", ""),
    )


def answers_in(request: HttpRequest) -> list[Answer]:
    """What was chosen of each difference on one form. One that needs words of one's own and got none stays open."""
    found = []
    for name, option in request.POST.items():
        if name.startswith(CHOICE) and option:
            difference = name.removeprefix(CHOICE)
            words = request.POST.get(f"tekst-{difference}", "")
            if words.strip() or option not in ASKS_FOR:
                found.append(Answer(difference, str(option), condition=words, value=words))
    return found
