"""Column types: the domain's values as the database keeps them, the same on both engines."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, TypeDecorator

from domain.money import Money
from domain.workdays import Month

# SQLite numbers rows by itself only in a column of exactly INTEGER type, which holds 64 bits there.
Id = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. Naive values are refused: a time without a zone is a bug (law 7)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: aware, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Kopecks(TypeDecorator[Money]):
    """A `Money`, kept as whole kopecks (law 8)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        """To the database: kopecks."""
        return None if value is None else value.kopecks

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:
        """From the database; sums arrive as Decimal on Postgres."""
        return None if value is None else Money(int(value))


class MonthText(TypeDecorator[Month]):
    """A `Month` as "YYYY-MM", which sorts as months do."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:
        """To the database: "YYYY-MM"."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Month | None:
        """From the database."""
        return None if value is None else Month.parse(value)
