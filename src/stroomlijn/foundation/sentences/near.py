"""Sentences of why two processes or two steps may be the same; each stands beside the others."""

from stroomlijn.foundation.sentences import gettext_noop as _

SENTENCES = {
    "name-same": _("zelfde naam"),
    "name-alike": _("in beide namen staat: {words}"),
    "steps-near": _("{alike} van {of} stappen lijken op elkaar"),
    "step-near": _("1 van {of} stappen lijkt op een stap daar"),
    "steps-none": _("van {of} stappen heet er geen hetzelfde"),
    "step-said": _("elders is gezegd dat dit hetzelfde is"),
    "step-words": _("in beide staat: {words}"),
    "step-alike": _("de woorden lijken op elkaar"),
    "step-between": _("allebei na ‘{after}’ en voor ‘{before}’"),
    "step-after": _("allebei na ‘{what}’"),
    "step-before": _("allebei voor ‘{what}’"),
    "step-again": _("allebei in wat zich herhaalt rond ‘{what}’"),
    "step-place": _("allebei op ongeveer dezelfde plek"),
    "step-role": _("allebei door: {what}"),
    "step-document": _("allebei met: {what}"),
    "step-system": _("allebei in: {what}"),
}
