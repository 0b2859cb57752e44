"""Days and moments as people read them, in their language; moments in the department's time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.workdays import Month


def moment_text(moment: datetime, language: str, zone: str) -> str:
    """Day and time of an instant.

    >>> from datetime import UTC
    >>> moment_text(datetime(2026, 11, 25, 12, 30, tzinfo=UTC), "ru", "Europe/Moscow")
    'ср 25 ноября, 15:30'
    """
    return _babel(_local(moment, zone), "EEE d MMMM, HH:mm", language)


def time_text(moment: datetime, zone: str) -> str:
    """The time of day of an instant.

    >>> from datetime import UTC
    >>> time_text(datetime(2026, 11, 25, 6, 5, tzinfo=UTC), "Europe/Moscow")
    '09:05'
    """
    return f"{_local(moment, zone):%H:%M}"


def day_text(day: date, language: str) -> str:
    """A day in full.

    >>> day_text(date(2026, 11, 24), "ru"), day_text(date(2026, 11, 24), "en")
    ('вт 24 ноября', 'Tue 24 November')
    """
    return _babel(day, "EEE d MMMM", language)


def day_label(day: date, language: str) -> str:
    """A day for a narrow button.

    >>> day_label(date(2026, 11, 24), "ru"), day_label(date(2026, 11, 24), "en")
    ('вт 24 нояб', 'Tue 24 Nov')
    """
    return _babel(day, "EEE d MMM", language).rstrip(".")


def weekday_text(weekday: int, language: str) -> str:
    """An ISO weekday in full.

    >>> weekday_text(5, "ru"), weekday_text(5, "en")
    ('пятница', 'Friday')
    """
    return _babel(date(2024, 1, weekday), "cccc", language)


def weekday_label(weekday: int, language: str) -> str:
    """An ISO weekday for a narrow button.

    >>> weekday_label(5, "ru"), weekday_label(5, "en")
    ('пт', 'Fri')
    """
    return _babel(date(2024, 1, weekday), "ccc", language)


def month_text(month: Month, language: str) -> str:
    """A month with its year.

    >>> month_text(Month(2026, 11), "ru"), month_text(Month(2026, 11), "en")
    ('ноябрь 2026', 'November 2026')
    """
    return _babel(month.first, "LLLL y", language)


def first_of_month(month: Month, language: str) -> str:
    """From which day a month is, in full.

    >>> first_of_month(Month(2026, 12), "ru"), first_of_month(Month(2026, 12), "en")
    ('1 декабря 2026', '1 December 2026')
    """
    return _babel(month.first, "d MMMM y", language)


def _local(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {moment!r}")
    return moment.astimezone(ZoneInfo(zone))


def _babel(moment: date, pattern: str, language: str) -> str:
    # Babel and its locale data cost 50 ms that light commands need not pay.
    from babel.dates import format_date, format_datetime

    if isinstance(moment, datetime):
        return format_datetime(moment, pattern, locale=language)
    return format_date(moment, pattern, locale=language)
