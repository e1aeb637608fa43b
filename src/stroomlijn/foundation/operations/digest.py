"""The mail of Monday: what waits for somebody and what is new, once a week, for who wants it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from stroomlijn.foundation import clock
from stroomlijn.foundation.actor import Actor
from stroomlijn.foundation.models import Account
from stroomlijn.foundation.today import today_of

from .recording import audit


def monday() -> datetime.date:
    """The Monday of this week."""
    day = clock.today()
    return day - datetime.timedelta(days=day.weekday())


def accounts_to_mail() -> list[int]:
    """Who wants the digest and did not get that of this week."""
    wanting = Account.objects.filter(is_active=True, weekly_mail=True).exclude(mailed_on__gte=monday())
    return list(wanting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def send_digest(account_id: int) -> bool:
    """Sends the digest of this week; False when there is nothing to tell, or it was sent already.

    The week is written down in the same transaction: who was mailed is not mailed again, unless the machine stops
    between sending and committing.
    """
    account = Account.objects.select_for_update().get(pk=account_id)
    wanted = account.is_active and account.weekly_mail
    if not wanted or (account.mailed_on is not None and account.mailed_on >= monday()):
        return False
    account.mailed_on = monday()
    account.save(update_fields=["mailed_on"])
    mail = _digest(account)
    if mail is None:
        return False
    mail.send()
    return True


@transaction.atomic
def switch_weekly_mail(actor: Actor, *, on: bool) -> None:
    """Whether the actor gets the digest."""
    Account.objects.filter(pk=actor.person).update(weekly_mail=on)
    audit(actor, "weekly-mail-on" if on else "weekly-mail-off", "account", actor.person)


def _digest(account: Account) -> EmailMultiAlternatives | None:
    sections = sorted((one for one in today_of(account) if one.rows and one.in_mail), key=lambda one: not one.to_do)
    if not sections:
        return None
    number = sum(one.total for one in sections if one.to_do)
    subject = _("Jouw week: %(number)d te doen") % {"number": number} if number else _("Jouw week: dit is nieuw")
    name = account.name.partition(" ")[0]
    words = {"name": name, "sections": sections, "address": settings.ADDRESS, "subject": subject}
    mail = EmailMultiAlternatives(
        subject,
        render_to_string("foundation/digest.txt", words),
        to=[account.email],
        headers={"List-Unsubscribe": f"<{settings.ADDRESS}/mijn/instellingen>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("foundation/digest.html", words), "text/html")
    return mail
