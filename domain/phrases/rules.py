"""How people say days, hours and spans: what each pattern means, and the table of all rules."""

from collections.abc import Callable
from itertools import chain

from domain.phrases.marks import (
    Aside,
    At,
    Doubt,
    Either,
    InDays,
    InMinutes,
    InMonths,
    InMoscow,
    Mark,
    OnDate,
    OnWeekday,
    PartOfDay,
    Week,
)
from domain.phrases.matching import Grammar, Match, Meaning, Rule, rule
from domain.phrases.words import AFTER_LUNCH, BEFORE_LUNCH, EVENING, MORNING

_DAY, _TIME = Doubt("day"), Doubt("time")
_TAILS = ("", " part=part_of", " part=am|pm", " part=letter_a|letter_p ~. ~m ~.?")
_LAST_BARE = 7
_CENTURY = 2000


def _part(found: Match) -> tuple[int | None, int]:
    """The part of the day said with an hour, and how many hours English "pm" adds (-1: "am")."""
    if (part := found.tag("part", "part_of")) is not None:
        return part, 0
    if found.tag("part", "pm") is not None or found.tag("part", "letter_p") is not None:
        return None, 12
    return None, -1 if found.has("part") else 0


def _at(found: Match, hour: int, minute: int, said: bool = True) -> Mark:
    part, english = _part(found)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return _TIME
    if english:
        if not 1 <= hour <= 12:
            return _TIME
        return At(hour % 12 + max(english, 0), minute, said=False)
    return At(hour, minute, said and hour <= 12, part)


def _typed(found: Match) -> Mark | None:
    """Hour and minutes in digits: "15:30", "16-30"."""
    if found.digits("m") != 2 or found.digits("h") > 2:
        return _TIME if found.digits("h") <= 2 and found.digits("m") == 1 and not found.has("dash") else None
    if found.has("dash") and (found.number("m") % 5 or _glued(found, "-")):
        return _TIME
    return _at(found, found.number("h"), found.number("m"), said=found.digits("h") == 1 or found.number("h") > 9)


def _dotted(found: Match) -> Mark | None:
    """ "15.30" or "1.12": an hour where it can be no date, a date where it can be no hour, else either."""
    first, second = found.number("h"), found.number("m")
    if found.digits("h") > 2 or found.digits("m") > 2 or (_glued(found, ".") and _digit(found.second_after)):
        return None
    hour = first <= 24 and second <= 59 and found.digits("m") == 2
    if 1 <= second <= 12 and not (hour and (found.has("part") or found.has("hour") or first == 0)):
        return Either(first, second, found.tag("at", "in") is not None) if hour else OnDate(first, second)
    return _typed(found) if hour else OnDate(first, second)


def _glued(found: Match, sign: str) -> bool:
    return found.after is not None and found.after.glued and found.after.sign == sign


def _digit(lexeme: object) -> bool:
    return bool(getattr(lexeme, "digits", 0)) and bool(getattr(lexeme, "glued", False))


def _counts_a_thing(found: Match) -> bool:
    """The number belongs to what follows: "на 3 этаже", "в 2-х", "в 25-м", "в 10%", "в 25 ноября"."""
    after = found.after
    if after is None:
        return False
    if after.sign and after.glued and found.second_after is not None and found.second_after.glued:
        return after.sign in "-/.:" and "wall" not in found.second_after.tags
    return after.sign == "%" or any(tag in after.tags for tag in ("counted", "day", "month", "week", "year", "suffix"))


def _bare(found: Match) -> Mark | None:
    if found.digits("h") == 4:
        return _TIME
    if found.digits("h") > 2 or (not found.has("part") and not found.has("hour") and _counts_a_thing(found)):
        return None
    leading_zero = found.digits("h") == 2 and found.number("h") < 10
    return _at(found, found.number("h"), 0, said=not leading_zero)


def _hours_alone(found: Match) -> Mark | None:
    """ "15 часов", "9 утра"; "3 часа" alone may as well be how long."""
    if found.digits("h") > 2:
        return None
    if not found.has("part") and found.number("h") <= _LAST_BARE:
        return _TIME
    return _bare(found)


def _hour_and_minutes(found: Match) -> Mark | None:
    hour, minute = found.number("h"), found.number("m")
    if found.digits("h") > 2 or found.digits("m") > 2:
        return None
    if not found.has("hour") and not found.has("minute"):
        if found.digits("m") == 1 or (not found.digits("m") and 0 < minute < 10):
            return None
        if _counts_a_thing(found) or (found.digits("m") and minute % 5):
            return None
    return _at(found, hour, minute)


def _one(found: Match) -> Mark | None:
    if found.after is not None and "counted" in found.after.tags:
        return None
    return _at(found, 1, found.number("m"))


def _before_hour(minute: Callable[[Match], int]) -> Meaning:
    """ "без десяти три", "half to": so many minutes before the hour named."""

    def meaning(found: Match) -> Mark | None:
        named, minutes = found.number("h") or 1, minute(found)
        if not 1 <= named <= 12 or not 1 <= minutes <= 59:
            return _TIME
        return _near(found, named - 1 or 12, 60 - minutes, named)

    return meaning


def _past_hour(minute: Callable[[Match], int], back: int = 0) -> Meaning:
    """ "quarter past three"; with `back` 1 "четверть шестого" and "половина четвёртого"."""

    def meaning(found: Match) -> Mark | None:
        named = found.number("h") or found.tag("h", "half_to") or 1
        if not 1 <= named <= 12 or not 1 <= minute(found) <= 59:
            return _TIME
        return _near(found, (named - back) or 12, minute(found), named)

    return meaning


def _near(found: Match, hour: int, minute: int, named: int) -> Mark:
    """An hour said through its neighbour. Between seven and eight habit gives two answers: that is asked."""
    part, english = _part(found)
    if hour == _LAST_BARE and named != hour and part is None and not english:
        return At(hour, minute, part=-1)
    return _at(found, hour, minute)


def _quarter(found: Match) -> int:
    return found.number("m") or 15


def _minutes(found: Match) -> int:
    return found.number("m")


def _half(_: Match) -> int:
    return 30


def _span(minutes: int) -> Meaning:
    """A span counted in units of so many minutes."""

    def meaning(found: Match) -> Mark:
        count = found.number("n") if found.has("n") else 1
        total = count * minutes + found.number("m") + (30 if found.has("and_half") else 0)
        return InMinutes(total) if total else _TIME

    return meaning


def _fraction(found: Match) -> Mark | None:
    return InMinutes(found.number("n") * 60 + 30) if found.number("f") == 5 and found.digits("f") == 1 else _TIME


def _days(unit: int) -> Meaning:
    return lambda found: InDays((found.number("n") if found.has("n") else 1) * unit)


def _months(unit: int) -> Meaning:
    return lambda found: InMonths((found.number("n") if found.has("n") else 1) * unit)


def _date(found: Match) -> Mark | None:
    if found.digits("d") > 2:
        return None
    year = _year(found)
    if year == 0:
        return None
    return OnDate(found.number("d"), found.tag("month", "month") or found.number("m"), year)


def _year(found: Match) -> int | None:
    """The year typed; None when it was not, 0 when this number is no year."""
    if not found.has("y"):
        return None
    year = found.number("y")
    if found.digits("y") == 2 and (found.has("year") or found.has("s")):
        return _CENTURY + year
    return year if found.digits("y") == 4 and _CENTURY - 100 <= year < _CENTURY + 100 else 0


def _slashed(found: Match) -> Mark | None:
    return OnDate(found.number("d"), found.number("m")) if found.digits("m") == 2 and found.digits("d") <= 2 else None


def _numbered(found: Match) -> Mark | None:
    return OnDate(found.number("d")) if found.digits("d") <= 2 else None


def _ordinal(found: Match) -> Mark | None:
    if found.after is not None and ("counted" in found.after.tags or "hour" in found.after.tags):
        return None
    return OnDate(found.number("d"))


def _weekday(week: Week = Week.ANY) -> Meaning:
    return lambda found: OnWeekday(found.named["weekday"].tags["weekday"], week)


def _weekday_after(counted_first: bool) -> Meaning:
    def meaning(found: Match) -> Mark:
        weeks = found.number("n") if found.has("n") else 1
        return OnWeekday(found.named["weekday"].tags["weekday"], weeks=weeks, counted_first=counted_first)

    return meaning


def _today_in(found: Match) -> tuple[Mark, ...]:
    tag = next(tag for tag in ("tonight", "part", "morning") if found.tag("part", tag) is not None)
    return InDays(0), PartOfDay(found.tag("part", tag) or EVENING * (tag == "tonight"))


def _in_part(found: Match) -> Mark:
    return PartOfDay(next(value for tag, value in found.named["part"].tags.items() if tag in ("part", "morning")))


def _always(mark: Mark) -> Meaning:
    return lambda found: mark


def _unless_counted(mark: Mark) -> Meaning:
    return lambda found: None if _counts_a_thing(found) else mark


def _about(found: Match) -> Mark | None:
    """ "после 15:30" is no time of a start; "с 1.12" is a date."""
    return _TIME if found.number("m") > 12 or ":" in found.named["sign"].tags else None


def _duration(found: Match) -> Mark | None:
    return Aside() if not found.has("hour") or found.number("n") <= _LAST_BARE else None


def _tailed(pattern: str, meaning: Meaning, *, always: bool = False) -> tuple[Rule, ...]:
    """The rule with each way to say the half of the day behind it; `always`: not without one."""
    return tuple(rule(pattern + tail, meaning) for tail in (_TAILS[1:] if always else _TAILS))


_TIMES = chain(
    _tailed("at? exactly? h=num : m=num hours?", _typed),
    (rule("at? h=num ~: ~m=num ~: ~s=num", _typed),),
    _tailed("at? exactly? h=num ~dash=- ~m=num", _typed),
    _tailed("at? exactly? h=num ~. ~m=num hour?", _dotted),
    _tailed("at? exactly? h=num|card hour ~.? m=num|card minute? ~.?", _hour_and_minutes),
    _tailed("at exactly? h=num|card m=num|card minute? ~.?", _hour_and_minutes),
    _tailed("at exactly? h=num|card hour? ~.?", _bare),
    _tailed("at exactly? h=num ~- ~case hour?", _bare),
    _tailed("h=num|card hour ~.?", _hours_alone),
    _tailed("h=num|card", _bare, always=True),
    _tailed("at exactly? one m=card?", _one),
    _tailed("one", _one, always=True),
    _tailed("at? h=half_to", _past_hour(_half, back=1)),
    _tailed("at? half ~-? h=ord", _past_hour(_half, back=1)),
    _tailed("at? quarter h=ord", _past_hour(_quarter, back=1)),
    _tailed("at? m=num|card minute h=ord", _past_hour(_minutes, back=1)),
    _tailed("at? without m=quarter h=num|card|one", _before_hour(_quarter)),
    _tailed("at? without m=num|card minute? h=num|card|one hour?", _before_hour(_minutes)),
    _tailed("at? half past h=num|card", _past_hour(_half)),
    _tailed("at? a? quarter past h=num|card", _past_hour(_quarter)),
    _tailed("at? m=num|card minute? past h=num|card", _past_hour(_minutes)),
    _tailed("at? a? quarter to h=num|card", _before_hour(_quarter)),
    _tailed("at? m=num|card minute? to h=num|card", _before_hour(_minutes)),
    _tailed("at? h=num|card o '? clock", _bare),
    _tailed("at? h=num|card hour", _hours_alone, always=True),
    (
        rule("at? noon", _always(At(12, said=False))),
        rule("at? midnight", _always(At(24, said=False))),
        rule("at ord_hour hour", _always(_TIME)),
    ),
    _tailed("about at? h=num|card hour? ~.?", _unless_counted(_TIME)),
    _tailed("about at? h=num ~sign=:|. ~m=num", _about),
    (
        rule("about one", _always(_TIME)),
        rule("about noon|midnight", _always(_TIME)),
        rule("hour|minute at h=num|card|one", _always(_TIME)),
    ),
)
_SPANS = (
    rule("after halfhour", _always(InMinutes(30))),
    rule("after a? half a? hour", _always(InMinutes(30))),
    rule("after a? quarter hour", _always(InMinutes(15))),
    rule("after onehalf hour", _always(InMinutes(90))),
    rule("after a? hour", _span(60)),
    rule("after hour about and_half=half", _span(60)),
    rule("after n=num|card hour about and_half=half", _span(60)),
    rule("after hour ~.? m=num|card minute ~.?", _span(60)),
    rule("after hour|minute n=num|card", _always(_TIME)),
    rule("after day|week n=num|card", _always(_DAY)),
    rule("after hour|minute ~- ~second=num|card|onehalf|halfhour|few", _always(_TIME)),
    rule("after n=num|card ~- ~second=num|card hour|minute", _always(_TIME)),
    rule("after n=num|card ~- ~second=num|card day|week", _always(_DAY)),
    rule("after hour and m=num|card minute ~.?", _span(60)),
    rule("after n=num|card hour ~.?", _span(60)),
    rule("after n=num|card hour ~.? and m=num|card minute ~.?", _span(60)),
    rule("n=num|card? hour ~.? ago", _span(-60)),
    rule("n=num|card? minute ~.? ago", _span(-1)),
    rule("n=num|card? day ~.? ago", _days(-1)),
    rule("n=num|card? week ago", _days(-7)),
    rule("after n=num|card? full_day", _days(1)),
    rule("after halfyear", _always(InMonths(6))),
    rule("after n=num|card hour ~.? m=num|card minute ~.?", _span(60)),
    rule("after n=num ~,|. ~f=num hour", _fraction),
    rule("after a? minute", _span(1)),
    rule("after n=num|card minute ~.?", _span(1)),
    rule("after a? few hour|minute", _always(_TIME)),
    rule("after a? few day|week|month_long", _always(_DAY)),
    rule("hour|minute after n=num|card", _always(_TIME)),
    rule("day|week|month_long after n=num|card", _always(_DAY)),
    rule("after day", _always(_DAY)),
    rule("after a day", _days(1)),
    rule("after n=num|card day ~.?", _days(1)),
    rule("after a? week", _days(7)),
    rule("after n=num|card week", _days(7)),
    rule("after a? month_long", _months(1)),
    rule("after n=num|card month_long", _months(1)),
    rule("after a? year", _months(12)),
    rule("after n=num|card year", _months(12)),
    rule("for halfhour|onehalf hour?", _duration),
    rule("for hour", _always(Aside())),
    rule("for n=num|card hour|minute ~.?", _duration),
)
_DAYS = (
    rule("on? days", lambda found: InDays(found.named["days"].tags["days"])),
    rule("later|before days|weekday", _always(_DAY)),
    rule("of? day the_day_after days", lambda found: InDays(1 + found.named["days"].tags["days"])),
    rule("on? d=num|ord ~-? suffix? of? month ~.?", _date),
    rule("on? d=num|ord ~-? suffix? of? month ~.? y=num year? ~.?", _date),
    rule("on? month=english_month ~.? of? d=num ~suffix?", _date),
    rule("on? d=num ~s=.|/|- ~m=num ~s2=.|/|- ~y=num year? ~.?", _date),
    rule("on? y=num ~- ~m=num ~- ~d=num", _date),
    rule("on? d=num ~/ ~m=num", _slashed),
    rule("on? of? d=num ~-? suffix number?", _numbered),
    rule("on? d=num|gen number", _numbered),
    rule("on? d=gen", _ordinal),
    rule("on? weekday ~.?", _weekday()),
    rule("on? this weekday", _weekday(Week.THIS)),
    rule("on? next ~.? weekday", _weekday(Week.NEXT)),
    rule("on? last weekday", _weekday(Week.LAST)),
    rule("on? weekday ,? on? next ~.? week", _weekday(Week.NEXT)),
    rule("on? next ~.? week ,? on? weekday", _weekday(Week.NEXT)),
    rule("on? weekday ,? on? this week", _weekday(Week.THIS)),
    rule("on? this week ,? on? weekday", _weekday(Week.THIS)),
    rule("on? weekday ,? after n=num|card? week", _weekday_after(counted_first=False)),
    rule("after n=num|card? week ,? on? weekday", _weekday_after(counted_first=True)),
    rule("on? next|this week", _always(Aside())),
    rule("on next|this month_long", _always(Aside())),
    rule("on week|weekend", _always(Aside())),
    rule("on end week|month_long|day", _always(Aside())),
    rule("someday", _always(Aside())),
)
_PARTS = (
    rule("on? of? part", _in_part),
    rule("about part=part_of", lambda found: PartOfDay(found.tag("part", "part_of") or MORNING)),
    rule("at|on part=morning", _in_part),
    rule("this part=part", _today_in),
    rule("part=tonight", _today_in),
    rule("after of part=part", _in_part),
    rule("at|later? lunch", _always(PartOfDay(AFTER_LUNCH))),
    rule("before lunch", _always(PartOfDay(BEFORE_LUNCH))),
    rule("at first half part_of", _always(PartOfDay(BEFORE_LUNCH))),
    rule("at second half part_of", _always(PartOfDay(AFTER_LUNCH))),
    rule("by_zone moscow time?", _always(InMoscow())),
    rule("moscow time", _always(InMoscow())),
    rule("by_zone? moscow_alone", _always(InMoscow())),
    rule("by_zone elsewhere time?", _always(_TIME)),
    rule("by_zone local time?", _always(Aside())),
)

MOMENTS = Grammar(chain(_SPANS, _DAYS, _TIMES, _PARTS))
"""All rules. Spans come first: "на час" is how long before it is "at one"."""
