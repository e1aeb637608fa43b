"""Why a call is refused as a whole; a wrong field is a `Fault` instead."""

from __future__ import annotations

from stroomlijn.zgw.wire.faults import Fault, Invalid


class Refused(Exception):  # noqa: N818 - an answer, not a failure
    """A refusal with its HTTP status, the standard's code and a sentence."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        self.status, self.code, self.detail = status, code, detail
        super().__init__(code)


def forbidden(detail: str = "Je hebt niet de scope die hiervoor nodig is.") -> Refused:
    return Refused(403, "permission_denied", detail)


def invalid(name: str, code: str, reason: str) -> Invalid:
    """One fault, to be raised."""
    return Invalid([Fault(name, code, reason)])


def breaks(code: str, reason: str) -> Invalid:
    """A rule that the whole of a body breaks."""
    return invalid("nonFieldErrors", code, reason)
