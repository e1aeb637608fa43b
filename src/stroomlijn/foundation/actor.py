"""Who does something, as every operation takes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """An account and where it came from; without an account it is the product itself (a job, a command)."""

    account_id: int | None = None
    origin: str = ""

    @property
    def person(self) -> int:
        """The account, for what only people do. Raises PermissionError when it is the product itself."""
        if self.account_id is None:
            raise PermissionError("only a person can do this")
        return self.account_id

    @classmethod
    def of(cls, request: HttpRequest) -> Actor:
        return cls(request.user.pk, request.META.get("REMOTE_ADDR", ""))


PRODUCT = Actor(origin="stroomlijn")
