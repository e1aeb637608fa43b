"""What somebody chose on the form of a difference."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest

from stroomlijn.harmonisation.operations.deciding import ASKS_FOR, Answer

CHOICE, OTHERWISE = "keuze-", "anders-"


def answer_in(request: HttpRequest, difference: str) -> Answer:
    """The option with its condition or own text, as it was sent; whether it can be decides the operation."""
    return Answer(
        difference=difference,
        option=request.POST.get("keuze", ""),
        condition=request.POST.get("voorwaarde", ""),
        value=request.POST.get("tekst", ""),
    )


def answers_in(request: HttpRequest) -> tuple[list[str], list[Answer]]:
    """The differences on one form that are to be as they are proposed, and what was chosen of others.

    What is not ticked stays open, and so does what needs words of one's own and got none.
    """
    ticked = request.POST.getlist("verschil")
    chosen = {
        difference: option
        for name, option in request.POST.items()
        if option and (difference := _chosen_in(name, ticked))
    }
    texts = {difference: request.POST.get(f"tekst-{difference}", "") for difference in chosen}
    answers = [
        Answer(difference, str(option), condition=texts[difference], value=texts[difference])
        for difference, option in chosen.items()
        if texts[difference].strip() or option not in ASKS_FOR
    ]
    return [difference for difference in ticked if difference not in chosen], answers


def _chosen_in(name: str, ticked: Collection[str]) -> str:
    """The difference that a field chooses of; of one with a tick only while that stands."""
    if name.startswith(CHOICE):
        return name.removeprefix(CHOICE)
    difference = name.removeprefix(OTHERWISE)
    return difference if name.startswith(OTHERWISE) and difference in ticked else ""
