"""Words of the social domain that mean the same, what is narrower, and what is the contrary.

    Thesaurus.own() -> Thesaurus                                       what comes with the product, read once
    Thesaurus.extended(same=(), opposite=()) -> Thesaurus              with what an organisation says itself
    Thesaurus.found(stems, language) -> (number of stems, ids)         the longest term that begins a row of words
    Thesaurus.relation(one, other) -> float                            how far two ids mean the same, 0..1

The words stand in the JSON files beside this one, a line for each set. They were written from knowledge of the work;
no word comes from a collection that matching is measured on.
"""

from .book import Thesaurus
from .values import APART, RELATED, SAME, WIDER, Opposite, Term

__all__ = ["APART", "RELATED", "SAME", "WIDER", "Opposite", "Term", "Thesaurus"]
