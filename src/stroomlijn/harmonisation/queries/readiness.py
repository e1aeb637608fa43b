"""What is still needed before a process can be adopted. Every line follows from what stands in the product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stroomlijn.harmonisation.models import (
    Difference,
    Draft,
    Group,
    PremiseUse,
    Referral,
    Remark,
    Review,
)

from .concept import concept_of
from .document_standing import rows_to_choose
from .fallen import fallen_questions
from .group_documents import namings_of
from .improving import still_to_choose
from .lacking import lacking, mended_at
from .standing import in_force, settled_keys


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what it is, whether it is done, and where to do it. What `blocks` is needed to adopt."""

    key: str
    text: str
    done: bool
    blocks: bool = False
    url: str = ""


def readiness(group: Group) -> list[Check]:
    """All lines, in the order in which one works; before there is a draft only what leads to it."""
    return readiness_with(group, draft_of(group))


def draft_of(group: Group) -> Draft | None:
    """What its readiness rests on."""
    return Draft.objects.filter(group=group).only("state", "soundness", "asked", "made").first()


def readiness_with(group: Group, draft: Draft | None) -> list[Check]:
    """The readiness of a group of which the draft was read already."""
    if draft is None or not draft.made:
        return [_not_made(group, begun=draft is not None)]
    ready = draft.state == Draft.State.READY and draft.made >= draft.asked
    still_open = _still_open(group, marked=ready)
    return [*_deciding(group, still_open), *_preparing(group), *_checking(group, draft, ready, still_open)]


def first_block(group: Group) -> Check | None:
    """The first thing without which the process cannot be adopted; None when it can."""
    return next((one for one in readiness(group) if one.blocks and not one.done), None)


def _not_made(group: Group, *, begun: bool) -> Check:
    here = reverse("group", args=[group.pk])
    if begun:
        return Check("draft", _("Het concept wordt nog gemaakt"), False, blocks=True, url=here)
    return Check("draft", _("Begin met samenvoegen: dan zie je wat er te besluiten is"), False, blocks=True, url=here)


def _still_open(group: Group, *, marked: bool) -> int:
    """How many differences are not decided, as they are marked while the draft is up to date."""
    every = Difference.objects.filter(draft__group=group)
    return (every.filter(decided=False) if marked else every.exclude(key__in=settled_keys(group.pk))).count()


def _deciding(group: Group, still_open: int) -> Iterator[Check]:
    here = reverse("group", args=[group.pk])
    told = ngettext("%(number)d verschil is nog open", "%(number)d verschillen zijn nog open", still_open)
    yield _counted("differences", still_open, told, _("Alle verschillen zijn besloten"), blocks=True, url=here)
    gone, lying = _gone_and_lying(group)
    told = ngettext(
        "%(number)d besluit past nergens meer op: trek het in",
        "%(number)d besluiten passen nergens meer op: trek ze in",
        gone,
    )
    yield _counted("outdated", gone, told, _("Elk besluit heeft effect"), blocks=True, url=here)
    told = ngettext("%(number)d verschil ligt nog voor", "%(number)d verschillen liggen nog voor", lying)
    yield _counted("referrals", lying, told, _("Er ligt niets meer voor bij anderen"), blocks=True, url=here)


def _gone_and_lying(group: Group) -> tuple[int, int]:
    """How many decisions are about no difference any more, and how many differences lie before others."""
    there = Difference.objects.filter(draft__group=group).values_list("key", "about__agreeing")
    in_effect = {one for key, agreeing in there for one in (key, *(agreeing or ()))}
    gone = in_force(group.pk).exclude(difference__in=in_effect)
    lying = Referral.objects.filter(group=group, state=Referral.State.OPEN, within=None)
    found = (rows.order_by().values_list(Value(name)) for name, rows in (("gone", gone), ("lying", lying)))
    counted = Counter(name for (name,) in next(found).union(*found, all=True))
    return counted["gone"], counted["lying"]


def _preparing(group: Group) -> Iterator[Check]:
    waits = PremiseUse.objects.filter(Q(premise__outcome="") | Q(seen__lt=F("premise__revision")), group=group)
    names = list(dict.fromkeys(waits.values_list("premise__name", flat=True)))
    told = _("Wacht op: %(names)s") % {"names": ", ".join(names)}
    here = reverse("group", args=[group.pk])
    yield Check("premises", told if names else _("Niets wacht op een keuze van anderen"), not names, url=here)
    to_choose, rows = rows_to_choose(group)
    to_choose = to_choose if rows else len({naming.key for naming in namings_of(group)})
    none = _("Alle documenten zijn gekozen") if rows else _("Er zijn geen documenten")
    told = ngettext("%(number)d document is nog te kiezen", "%(number)d documenten zijn nog te kiezen", to_choose)
    yield _counted("documents", to_choose, told, none, url=reverse("group-documents", args=[group.pk]))
    yield _reviewed(group)
    simpler = still_to_choose(group)
    told = ngettext(
        "Over %(number)d punt dat eenvoudiger kan, is nog niet gekozen",
        "Over %(number)d punten die eenvoudiger kunnen, is nog niet gekozen",
        simpler,
    )
    none = _("Er is niets meer te kiezen dat eenvoudiger kan")
    yield _counted("improvements", simpler, told, none, url=reverse("improving", args=[group.pk]))


def _reviewed(group: Group) -> Check:
    here = reverse("review", args=[group.pk])
    reviews = list(Review.objects.filter(group=group).values_list("closed_on", flat=True))
    if not reviews:
        return Check("review", _("Er is nog geen toets gehouden"), False, url=here)
    if None in reviews:
        return Check("review", _("De toets loopt nog"), False, url=here)
    waiting = Remark.objects.filter(meeting__review__group=group, outcome="").count()
    told = ngettext("%(number)d reactie is nog te bespreken", "%(number)d reacties zijn nog te bespreken", waiting)
    return _counted("review", waiting, told, _("De toets is afgerond"), url=here)


def _checking(group: Group, draft: Draft, ready: bool, still_open: int) -> Iterator[Check]:
    yield Check("draft", _("Het concept is bijgewerkt") if ready else _("Het concept wordt nog gemaakt"), ready, True)
    yield from () if still_open else _fallen(group)
    if concept_of(group) is not None:
        yield _complete(group, draft)
        return
    if still_open:
        yield Check("soundness", _("Of elk pad tot een einde komt, blijkt als alles besloten is"), False, True)
        return
    loose = len(draft.soundness)
    told = ngettext("%(number)d pad komt niet tot een einde", "%(number)d paden komen niet tot een einde", loose)
    yield _counted("soundness", loose, told, _("Elk pad kan tot een einde komen"), blocks=True)
    yield _complete(group, draft)


def _fallen(group: Group) -> Iterator[Check]:
    """Only where there is one: people look whether that is as they meant it."""
    if found := fallen_questions(group):
        step, question = found[0]
        told = ngettext(
            "Een vraag van een stap die blijft, vervalt: ‘%(question)s’ na ‘%(step)s’",
            "%(number)d vragen van stappen die blijven, vervallen: eerst ‘%(question)s’ na ‘%(step)s’",
            len(found),
        )
        said = told % {"number": len(found), "question": question, "step": step}
        yield Check("fallen", said, False, url=f"{reverse('draft', args=[group.pk])}#vervallen")


def _complete(group: Group, draft: Draft) -> Check:
    """Whether something is to be mended or filled in: what is needed where it is mended, of what may stay open the page
    of the concept says at which steps.
    """
    found = lacking(group, draft)
    missing, advised = ([one for one in found if one.blocks is blocks] for blocks in (True, False))
    told, url = _("Het concept is compleet"), f"{reverse('draft', args=[group.pk])}#aanvullen"
    if missing:
        told, url = _("Nog nodig in het concept: %(first)s") % {"first": missing[0].text}, mended_at(group, missing[0])
    elif advised:
        said = {"number": len(advised), "first": advised[0].text}
        told = _("Aan te vullen in het concept (%(number)d): %(first)s") % said
    return Check("checks", told, not (missing or advised), bool(missing), url)


def _counted(key: str, number: int, told: str, none: str, *, blocks: bool = False, url: str = "") -> Check:
    """A line that is done when nothing is left to count."""
    return Check(key, told % {"number": number} if number else none, not number, blocks, url)
