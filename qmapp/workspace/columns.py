"""Column types of table classes that no database brings along in the same form."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC: SQLite forgets the zone, so a naive value is refused and UTC is put back."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in a workspace")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def enum_column(kind: type[StrEnum], **options: Any) -> Column[Any]:
    """A column that keeps an enum by value, as text any database can hold; not nullable unless told so."""
    values = Enum(
        kind, values_callable=lambda members: [m.value for m in members], native_enum=False, length=20, name=None
    )
    return Column(values, **{"nullable": False, **options})
