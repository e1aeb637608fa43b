"""From a code, a place and facts to one Dutch sentence, for the website and the command line alike."""

from __future__ import annotations

from string import Formatter
from typing import Any

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.sentences import catalogue
from stroomlijn.foundation.text import with_one_end


def sentence(remark: Remark) -> str:
    """'place: what is wrong and what to do'. A code without a sentence is shown as it is, never hidden."""
    text = catalogue().get(remark.code, remark.code)
    said = with_one_end(_Forgiving().vformat(text, (), remark.facts))
    return f"{remark.place}: {said}" if remark.place else said


class _Forgiving(Formatter):
    """Leaves out a fact that was not given: half a sentence still tells more than an exception."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        return kwargs.get(str(key), "")
