"""Days on end as people type them: "завтра", "до пятницы", "с 1 по 14 декабря", "на 3 дня с понедельника"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain

from domain.phrases.marks import InDays
from domain.phrases.matching import Grammar, Match, rule
from domain.phrases.resolving import day_of
from domain.phrases.rules import MOMENTS
from domain.phrases.tokens import Lexeme, lexemes_of, plain, tokens_of
from domain.typed import LONGEST_TYPED
from domain.workdays import Month

Days = tuple[date, date]
"""The first and the last, both included."""


def days_said(text: str, today: date) -> Days | None:
    """The days meant; None when it is not certain which. "До пятницы" has the Friday in it. Never raises.

    >>> tuesday = date(2026, 11, 24)
    >>> [day.isoformat() for day in days_said("с 1 по 14 декабря", tuesday)]
    ['2026-12-01', '2026-12-14']
    >>> [day.isoformat() for day in days_said("до пятницы", tuesday)]
    ['2026-11-24', '2026-11-27']
    >>> days_said("потом", tuesday) is None
    True
    """
    if len(text) > LONGEST_TYPED:
        return None
    said = _DAY_WORD.sub("", " ".join(plain(text).lower().replace("ё", "е").split()).strip(" .,!"))
    said = _LATIN_C.sub("с ", _OPENING.sub("", said))
    for pattern, days in _NAMED:
        if pattern.fullmatch(said):
            return days(today)
    try:
        found = _by_length(said, today) or _from_to(said, today) or _one_day(said, today)
    except OverflowError:
        return None
    return found if found is not None and found[0] <= found[1] else None


def _one_day(said: str, today: date) -> Days | None:
    if _OPEN_END.match(said):
        return None
    day = _day(_number_alone(said), said, today)
    return None if day is None else (day, day)


def _from_to(said: str, today: date) -> Days | None:
    """ "С 1 по 14 декабря": a number alone takes its month from the other end."""
    if until := _UNTIL.fullmatch(said):
        last = _day(_number_alone(until["last"]), until["last"], today)
        return None if last is None else (today, last)
    span = (_FROM_TO_ISO if _ISO.search(said) else _FROM_TO).fullmatch(said)
    if span is None:
        return None
    first_number, last_number = _number_alone(span["first"]), _number_alone(span["last"])
    if first_number is not None and last_number is None:
        last = _day(None, span["last"], today)
        return None if last is None or (first := _day_before(last, first_number)) is None else (first, last)
    first = _day(first_number, span["first"], today)
    if first is None:
        return None
    if last_number is not None:
        last = _day_after(first, last_number)
    else:
        last = _day(None, span["last"], today)
        if last is not None and last < first:
            # From Monday till Wednesday, said on a Tuesday: the Wednesday after that Monday.
            last = _day(None, span["last"], first)
    return None if last is None else (first, last)


def _by_length(said: str, today: date) -> Days | None:
    """ "На 3 дня", "две недели", "с понедельника на неделю"."""
    from_day = _FROM_FOR.fullmatch(said) or _FOR_FROM.fullmatch(said)
    first = today if from_day is None else _day(_number_alone(from_day["first"]), from_day["first"], today)
    lexemes = _lexemes(said if from_day is None else from_day["length"])
    found = _LENGTHS.read(lexemes)
    if first is None or len(found) != 1 or not _is_whole(found[0].first, found[0].last, lexemes):
        return None
    (length,) = found[0].marks
    assert isinstance(length, InDays), "lengths mean nothing else"
    return (first, first + timedelta(days=length.days - 1)) if length.days else None


def _day(number: int | None, said: str, today: date) -> date | None:
    if number is not None:
        return _day_after(today, number)
    lexemes = _lexemes(said)
    found = MOMENTS.read(lexemes)
    if not found or not _is_whole(found[0].first, found[-1].last, lexemes):
        return None
    return day_of(tuple(chain.from_iterable(one.marks for one in found)), today)


def _number_alone(said: str) -> int | None:
    match = _NUMBER.fullmatch(said)
    return None if match is None else int(match[1])


def _day_after(day: date, number: int) -> date | None:
    """The day with this number in the month of `day`, or in the next one when it has gone by."""
    month = Month.of(day) if number >= day.day else Month.of(day).next()
    return _in_month(month, number)


def _day_before(day: date, number: int) -> date | None:
    return _in_month(Month.of(day) if number <= day.day else Month.of(day).previous(), number)


def _in_month(month: Month, number: int) -> date | None:
    return month.first.replace(day=number) if 1 <= number <= month.last.day else None


def _lexemes(said: str) -> tuple[Lexeme, ...]:
    return lexemes_of(tokens_of(said), ())


def _is_whole(first: int, last: int, lexemes: tuple[Lexeme, ...]) -> bool:
    """Whether all that was said was understood."""
    return bool(lexemes) and first == lexemes[0].first and last == lexemes[-1].last


def _length(unit: int) -> Callable[[Match], InDays]:
    return lambda found: InDays((found.number("n") if found.has("n") else 1) * unit)


def _rest_of_week(today: date) -> Days:
    return today, today + timedelta(days=7 - today.isoweekday())


def _next_week(today: date) -> Days:
    monday = today + timedelta(days=8 - today.isoweekday())
    return monday, monday + timedelta(days=6)


def _rest_of_month(today: date) -> Days:
    return today, Month.of(today).last


_LENGTHS = Grammar(
    (
        rule("for? n=num|card day ~.?", _length(1)),
        rule("for? n=num|card week", _length(7)),
        rule("for? a? week", _length(7)),
        rule("for a? day", _length(1)),
    )
)
_OPENING = re.compile(
    r"^(меня не будет|не будет|я?\s*(буду )?в отпуске|отпуск|болею|больничный|i am away|i'?ll be away|away|off)\b\s*"
)
_DAY_WORD = re.compile(r"(?<=шнего) дня\b")
_LATIN_C = re.compile(r"^c ")
_OPEN_END = re.compile(r"(?:с|со|from)\b")
_NUMBER = re.compile(r"([0-9]{1,2})(?:-?(?:го|е|ое|st|nd|rd|th))?(?: числа)?")
_UNTIL = re.compile(r"(?:до|по|until|till|through|to)\s+(?P<last>.+)")
_FROM = r"(?:(?:со|с|from)\s+)?(?P<first>.+?)\s*"
_TO = r"\b(?:по|до|to|until|till|through)\b"
_FROM_TO = re.compile(rf"{_FROM}(?:{_TO}|\s-\s|(?<=\d)-(?=\d))\s*(?P<last>.+)")
_FROM_TO_ISO = re.compile(rf"{_FROM}(?:{_TO}|\s-\s)\s*(?P<last>.+)")
_ISO = re.compile(r"\d{4}-\d")
_FROM_FOR = re.compile(r"(?:с|со|from)\s+(?P<first>.+?)\s+(?P<length>(?:на|for)\s.+)")
_FOR_FROM = re.compile(r"(?P<length>.+?)\s+(?:с|со|from)\s+(?P<first>.+)")
_NAMED: tuple[tuple[re.Pattern[str], Callable[[date], Days]], ...] = (
    (
        re.compile(r"(?:на )?эт(?:у|а|ой) недел[юяе]|до конца недели|this week|(?:un)?till? the end of the week"),
        _rest_of_week,
    ),
    (re.compile(r"(?:на |всю )?следующ(?:ую|ая|ей) недел[юяе]|next week"), _next_week),
    (re.compile(r"до конца месяца|(?:un)?till? the end of the month"), _rest_of_month),
)
