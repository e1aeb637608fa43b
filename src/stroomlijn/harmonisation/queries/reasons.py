"""Why processes are together and whether to make them one, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from stroomlijn.engines.problems import Remark
from stroomlijn.foundation.problems import sentence
from stroomlijn.foundation.sentences import gettext_noop as _

ADVICE = {
    "advice-equal": _("één proces"),
    "advice-one": _("één proces"),
    "advice-variants": _("één proces met varianten"),
    "advice-look": _("beoordeel eerst welke stappen hetzelfde zijn"),
    "advice-look-many": _("beoordeel eerst welke stappen hetzelfde zijn"),
    "advice-apart": _("laat apart"),
}


def reason_words(reasons: Iterable[dict[str, Any]]) -> list[str]:
    """A sentence for each reason that was kept with a group: '82% van de stappen is gelijk'."""
    return [_words(reason) for reason in reasons if reason["code"] not in ADVICE]


def advice_words(advice: dict[str, Any]) -> str:
    """Whether to make it one process, what that saves and what it asks; "" when nothing was advised."""
    return _words(advice) if advice else ""


def advice_label(advice: dict[str, Any]) -> str:
    """The same in a few words: 'laat apart'."""
    return gettext(ADVICE[advice["code"]]) if advice else ""


def _words(reason: dict[str, Any]) -> str:
    facts = reason.get("facts", {})
    listed = {name: ", ".join(value) if isinstance(value, list) else value for name, value in facts.items()}
    return sentence(Remark(reason["code"], "", listed))
