"""From a column of a model to a part of a body: the model is the one place that says how long, which, whether empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models.fields import NOT_PROVIDED

from stroomlijn.zgw.wire.kinds import Address, Anything, Choice, Day, Kind, Listed, Moment, Part, Text, Whole, Yes
from stroomlijn.zgw.wire.names import camel

Field: TypeAlias = "models.Field[Any, Any]"


def field_of(model: type[models.Model], name: str) -> Any:
    """The column of a model, for an attribute that shows it in a way of its own."""
    return model._meta.get_field(name)


def part_of(field: Field, *, read_only: bool = False) -> Part:
    """A column that may be empty or has a value of itself need not be in a body."""
    own = not field.has_default() and not field.blank
    return Part(
        camel(field.name),
        kind_of(field),
        required=own,
        null=bool(field.null),
        default=_default(field),
        read_only=read_only or not field.editable,
    )


def kind_of(field: Field) -> Kind:
    """Raises TypeError for a column that no kind stands for."""
    own: Kind | None = getattr(field, "kind", None)
    if own:
        return own
    for test, make in _KINDS:
        if isinstance(field, test):
            return make(field)
    raise TypeError(f"{field} has no kind on the wire")


def _default(field: Field) -> Any:
    if field.default is not NOT_PROVIDED:
        return field.get_default()
    return "" if isinstance(field, models.CharField | models.TextField) and not field.null else None


def _text(field: Field) -> Kind:
    if field.choices:
        return Choice(tuple(str(value) for value, _ in field.flatchoices), blank=bool(field.blank))
    shortest = _limits(field).get("MinLengthValidator", 0)
    return Text(field.max_length, shortest, blank=bool(field.blank), check=_checks(field))


def _checks(field: Field) -> Any:
    return next((check for check in field.validators if getattr(check, "on_wire", False)), None)


def _email(field: Field) -> Kind:
    return Text(field.max_length, blank=bool(field.blank), format="email", check=_is_email)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _whole(field: Field) -> Kind:
    limits = _limits(field)
    return Whole(limits.get("MinValueValidator"), limits.get("MaxValueValidator"))


def _limits(field: Field) -> dict[str, int]:
    return {type(one).__name__: one.limit_value for one in field.validators if hasattr(one, "limit_value")}


_KINDS: tuple[tuple[type[Any], Callable[[Any], Kind]], ...] = (
    (models.JSONField, lambda field: Anything()),
    (models.ForeignKey, lambda field: Address()),
    (ArrayField, lambda field: Listed(kind_of(field.base_field))),
    (models.EmailField, _email),
    (models.URLField, lambda field: Address(field.max_length or 1000, blank=bool(field.blank))),
    (models.CharField, _text),
    (models.TextField, _text),
    (models.BooleanField, lambda field: Yes()),
    (models.DateTimeField, lambda field: Moment()),
    (models.DateField, lambda field: Day()),
    (models.IntegerField, _whole),
)
