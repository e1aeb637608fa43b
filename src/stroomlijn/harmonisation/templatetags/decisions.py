"""What a line of the register says of a decision: {{ decision|chosen_words }}, |decided_day, |decided_piece."""

from __future__ import annotations

from django import template

from stroomlijn.harmonisation.queries.register import chosen_words, day_of, piece_of

register = template.Library()
register.filter("chosen_words", chosen_words)
register.filter("decided_day", day_of)
register.filter("decided_piece", piece_of)
