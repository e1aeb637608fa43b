"""The pages of the administrator about the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.attack.access.visitors import NO_SUCH_METHOD, OF_ADMINISTRATOR, POSTED_BY_ADMINISTRATOR, Row, Statuses
from tests.attack.world import World

NOT_THERE: Statuses = (302, 403, 403, 403, 404)
WRONG_FORM: Statuses = (302, 403, 403, 403, 422)
NOBODY = UUID(int=0)


def _application(_: World) -> Mapping[str, Any]:
    return {"application_id": NOBODY}


def _role(_: World) -> Mapping[str, Any]:
    return {"role_id": 0}


def _subscription(_: World) -> Mapping[str, Any]:
    return {"subscription_id": NOBODY}


ROWS: dict[str, Row] = {
    "register-applications": Row(OF_ADMINISTRATOR, WRONG_FORM, posted=lambda _: {"label": ""}),
    "register-application": Row(NOT_THERE, NOT_THERE, _application),
    "register-secret": Row(NO_SUCH_METHOD, NOT_THERE, _application),
    "register-application-remove": Row(NO_SUCH_METHOD, NOT_THERE, _application),
    "register-right-take": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_application(world), "place": 0}),
    "register-roles": Row(OF_ADMINISTRATOR, WRONG_FORM, posted=lambda _: {"name": ""}),
    "register-role": Row(NOT_THERE, NOT_THERE, _role),
    "register-role-remove": Row(NO_SUCH_METHOD, NOT_THERE, _role),
    "register-role-right-take": Row(NO_SUCH_METHOD, NOT_THERE, lambda world: {**_role(world), "place": 0}),
    "register-services": Row(OF_ADMINISTRATOR, WRONG_FORM, posted=lambda _: {"label": ""}),
    "register-service-remove": Row(NO_SUCH_METHOD, POSTED_BY_ADMINISTRATOR),
    "register-subscriptions": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "register-subscription-remove": Row(NO_SUCH_METHOD, NOT_THERE, _subscription),
    "register-send-all-again": Row(NO_SUCH_METHOD, NOT_THERE, _subscription),
    "register-given-up": Row(OF_ADMINISTRATOR, NO_SUCH_METHOD),
    "register-send-again": Row(NO_SUCH_METHOD, NOT_THERE, lambda _: {"message_id": 0}),
}
