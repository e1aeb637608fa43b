"""What lists say of a decision: {{ decision|decided_title }}, |chosen_words, |decided_day, |decided_piece."""

from __future__ import annotations

from django import template

from stroomlijn.harmonisation.queries.register import chosen_words, day_of, piece_of, title_of

register = template.Library()
register.filter("chosen_words", chosen_words)
register.filter("decided_title", title_of)
register.filter("decided_day", day_of)
register.filter("decided_piece", piece_of)
