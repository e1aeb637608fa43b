"""The playable steps of story 1, one function each, by what its people click. `acts()` gives them in order."""

from __future__ import annotations

from collections.abc import Callable

from .adopting import (
    advice_is_given,
    the_process_is_published,
    the_steering_group_adopts,
    the_suite_is_set_up,
    what_can_be_simpler,
)
from .cast import Cast
from .dates import no_page_stands_on_the_real_day
from .deciding import colleagues_say_what_they_think, documents_are_chosen, the_workshop_decides
from .landscapes import two_landscapes_are_read_in, what_is_alike_is_arranged, what_must_be_ready_is_chosen
from .living import (
    bram_gets_ready,
    colleagues_are_told,
    the_first_day,
    the_process_is_taken_over,
    the_sounding_board_reads_along,
    what_all_of_them_see,
)

Act = Callable[[Cast], None]


def acts() -> tuple[Act, ...]:
    """In the order of the story; each leaves the demo as the next needs it."""
    return (
        two_landscapes_are_read_in,
        what_is_alike_is_arranged,
        what_must_be_ready_is_chosen,
        the_workshop_decides,
        documents_are_chosen,
        colleagues_say_what_they_think,
        what_can_be_simpler,
        advice_is_given,
        the_steering_group_adopts,
        the_suite_is_set_up,
        the_process_is_published,
        the_sounding_board_reads_along,
        colleagues_are_told,
        the_process_is_taken_over,
        bram_gets_ready,
        the_first_day,
        what_all_of_them_see,
        no_page_stands_on_the_real_day,
    )
