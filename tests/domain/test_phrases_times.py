"""Days and hours as people say them, on a Tuesday morning."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.phrases import read_phrase

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)  # Tuesday


def read(text: str, now: datetime = NOW) -> str:
    """The moment as ISO minutes, or what is asked."""
    phrase = read_phrase(text, now, MOSCOW)
    assert (phrase.starts_at is None) == bool(phrase.ask), phrase
    if phrase.starts_at is None:
        return "? " + " ".join(phrase.ask)
    return phrase.starts_at.strftime("%m-%d %H:%M") if phrase.starts_at.year == 2026 else phrase.starts_at.isoformat()


SAID = """
завтра 15:30 = 11-25 15:30
завтра в 15:30 = 11-25 15:30
ЗАВТРА В 15:30 = 11-25 15:30
завтра в15:30 = 11-25 15:30
завтрав 15:30 = 11-25 15:30
завтра 15.30 = 11-25 15:30
завтра в 15-30 = 11-25 15:30
завтра в 15–30 = 11-25 15:30
завтра в 15 30 = 11-25 15:30
завтра в 15:30:00 = 11-25 15:30
завтра 15ч = 11-25 15:00
завтра 15 ч. 30 мин. = 11-25 15:30
завтра в 15 часов 30 минут = 11-25 15:30
завтра 15ч30 = 11-25 15:30
завтра в 15 = 11-25 15:00
завтра к 15 = 11-25 15:00
завтра к двум = 11-25 14:00
завтра к 2 = 11-25 14:00
завтра в 2 = 11-25 14:00
завтра в два = 11-25 14:00
завтра в час = 11-25 13:00
завтра к часу = 11-25 13:00
завтра в час дня = 11-25 13:00
завтра в час тридцать = 11-25 13:30
завтра в 7 = 11-25 19:00
завтра в 8 = 11-25 08:00
завтра в 20 = 11-25 20:00
завтра в 12 = 11-25 12:00
завтра в 03:00 = 11-25 03:00
завтра в 3:30 = 11-25 15:30
завтра в 9.10 = 11-25 09:10
завтра в 10.11 = 11-25 10:11
послезавтра в 9 = 11-26 09:00
послезавтра, в 9 = 11-26 09:00
сегодня в 18 = 11-24 18:00
сегодня вечером в 7 = 11-24 19:00
сегодня в 7 вечера = 11-24 19:00
завтра в 9 утра = 11-25 09:00
завтра 9утра = 11-25 09:00
завтра в 7 утра = 11-25 07:00
завтра утром в 7 = 11-25 07:00
завтра утром в девять = 11-25 09:00
завтра в 12 дня = 11-25 12:00
завтра днём в 2 = 11-25 14:00
завтра в 8 вечера = 11-25 20:00
завтра в 11 вечера = 11-25 23:00
завтра после обеда в 3 = 11-25 15:00
завтра в первой половине дня в 11 = 11-25 11:00
в пятницу в 3 часа дня = 11-27 15:00
в пятницу в три часа дня = 11-27 15:00
пятница, 15:00 = 11-27 15:00
впятницу в 15 = 11-27 15:00
пт 15:00 = 11-27 15:00
в пт. в 15:00 = 11-27 15:00
в эту пятницу в 15:00 = 11-27 15:00
в ближайшую пятницу в 15:00 = 11-27 15:00
в следующий вторник в 11 = 12-01 11:00
в следующую пятницу в 11 = 12-04 11:00
во вторник на следующей неделе в 11 = 12-01 11:00
на следующей неделе в среду в 11 = 12-02 11:00
в среду в 11 = 11-25 11:00
в понедельник в 11 = 11-30 11:00
в понедельник через неделю в 11 = 12-07 11:00
через неделю в пятницу в 11 = 12-04 11:00
на пятницу на 15:00 = 11-27 15:00
к пятнице к 15:00 = 11-27 15:00
завтра, в среду, в 11 = 11-25 11:00
в пятницу 27 ноября в 11 = 11-27 11:00
сегодня, во вторник, в 11 = 11-24 11:00
через 3 дня в 12:00 = 11-27 12:00
через три дня в 12 = 11-27 12:00
через неделю в 10 = 12-01 10:00
через две недели в 10 = 12-08 10:00
через месяц в 10 = 12-24 10:00
1.12 в 14 = 12-01 14:00
01.12 в 14:00 = 12-01 14:00
1.12 14:00 = 12-01 14:00
01.12.2026 в 14 = 12-01 14:00
1.12.26 в 14 = 12-01 14:00
25 ноября 16-30 = 11-25 16:30
25ноября в 16:30 = 11-25 16:30
25-го ноября в 16:30 = 11-25 16:30
25 ноября 2026 года в 16:30 = 11-25 16:30
25.11.2026 16:00 = 11-25 16:00
25.11.2026 г. в 16:00 = 11-25 16:00
25/11/2026 16:00 = 11-25 16:00
25/11 16:00 = 11-25 16:00
2026-11-25 16:00 = 11-25 16:00
2026-11-25T16:00 = 11-25 16:00
25-11-2026 в 16:00 = 11-25 16:00
30.11 в 9 = 11-30 09:00
25-го в 11 = 11-25 11:00
25го в 11 = 11-25 11:00
25 числа в 11 = 11-25 11:00
5-го в 11 = 12-05 11:00
двадцать пятого в одиннадцать = 11-25 11:00
двадцать пятого ноября в двенадцать тридцать = 11-25 12:30
первого декабря в девять ноль ноль = 12-01 09:00
тридцатого ноября в семь пятнадцать = 11-30 19:15
10 января в 12 = 2027-01-10T12:00:00+03:00
24 ноября в 12 = 11-24 12:00
завтра в полдень = 11-25 12:00
завтра к полудню = 11-25 12:00
завтра без четверти пять = 11-25 16:45
завтра без 15 пять = 11-25 16:45
завтра без десяти три = 11-25 14:50
завтра без десяти минут три = 11-25 14:50
завтра без двадцати час = 11-25 12:40
завтра без четверти двенадцать = 11-25 11:45
завтра полчетвёртого = 11-25 15:30
завтра в полчетвертого = 11-25 15:30
завтра в пол четвёртого = 11-25 15:30
завтра в пол-четвёртого = 11-25 15:30
завтра в половине четвёртого = 11-25 15:30
завтра в полпервого = 11-25 12:30
завтра в полдесятого = 11-25 09:30
завтра в полвосьмого вечера = 11-25 19:30
завтра четверть шестого = 11-25 17:15
завтра в четверть шестого = 11-25 17:15
завтра десять минут шестого = 11-25 17:10
завтра в 15 часов = 11-25 15:00
завтра ровно в 15 = 11-25 15:00
через полчаса = 11-24 10:30
через пол часа = 11-24 10:30
через час = 11-24 11:00
через 1 час = 11-24 11:00
через два часа = 11-24 12:00
через 2 ч = 11-24 12:00
через полтора часа = 11-24 11:30
через 1,5 часа = 11-24 11:30
через час с половиной = 11-24 11:30
через 2 часа 30 минут = 11-24 12:30
через 20 минут = 11-24 10:20
через 45 мин = 11-24 10:45
через двадцать пять минут = 11-24 10:25
через четверть часа = 11-24 10:15
перезвонить через час = 11-24 11:00
сегодня через час = 11-24 11:00
завтра в 15:00 на час = 11-25 15:00
завтра в 15:00 на 2 часа = 11-25 15:00
завтра в 15:00 на 30 минут = 11-25 15:00
завтра в 15:30 мск = 11-25 15:30
завтра в 15:30 по москве = 11-25 15:30
завтра в 15:30 по московскому времени = 11-25 15:30
в след. пятницу в 12 = 12-04 12:00
на след неделе в пт в 12 = 12-04 12:00
через час и 15 минут = 11-24 11:15
через сутки в 10 = 11-25 10:00
завтра в 15 офис 15 = 11-25 15:00
завтра в 9 ул. Ленина 12 = 11-25 09:00
завтра в 5 на Ленина 5 = 11-25 17:00
завтра в 15:30 на Тверской 16-30 = 11-25 15:30
завтра в обед в час = 11-25 13:00
24 мая в 12 = 2027-05-24T12:00:00+03:00
1st of December at 14:00 = 12-01 14:00
через 3 суток в 10 = 11-27 10:00
завтра в 14:30 часов = 11-25 14:30
tomorrow at 3pm = 11-25 15:00
tomorrow at 3 p.m. = 11-25 15:00
tomorrow 15:30 = 11-25 15:30
Tomorrow at 9 am = 11-25 09:00
on friday at 11 = 11-27 11:00
next tuesday at 11 = 12-01 11:00
day after tomorrow at noon = 11-26 12:00
in 2 hours = 11-24 12:00
in half an hour = 11-24 10:30
in an hour = 11-24 11:00
in 3 days at 12:00 = 11-27 12:00
in a week at 10 = 12-01 10:00
25 november at 16:30 = 11-25 16:30
Nov 25 at 16:30 = 11-25 16:30
tomorrow at half past three = 11-25 15:30
tomorrow at quarter to five = 11-25 16:45
tomorrow at ten past two = 11-25 14:10
tomorrow morning at 9 = 11-25 09:00
tomorrow at 3 o'clock = 11-25 15:00
"""

ASKED = """
= ? day time
Ромашка = ? day time
12 = ? day time
завтра = ? time
завтра 12 = ? time
завтра утром = ? time
сегодня вечером = ? time
послезавтра днём = ? time
завтра в обед = ? time
в пятницу = ? time
на следующей неделе = ? day time
tomorrow morning = ? time
tonight = ? time
25 ноября = ? time
1.12 = ? time
в 15:30 = ? day
15:30 = ? day
к двум = ? day
в полдень = ? day
полчетвёртого = ? day
без четверти пять = ? day
в 10.11 = ? day time
во вторник в 11 = ? day
в эту вторник в 11 = ? day
31.11 в 12 = ? day
31 ноября в 12 = ? day
32.12 в 12 = ? day
30 февраля в 12 = ? day
29.02.2027 в 12 = ? day
31-го в 12 = ? day
завтра в 25 = ? time
завтра в 25:00 = ? time
завтра в 12:70 = ? time
завтра в 0 = ? time
завтра в полночь = ? day
завтра в 12 ночи = ? day
завтра послезавтра в 12 = ? day
в среду или в четверг в 12 = ? day
в среду 27 ноября в 12 = ? day
завтра в 12 или в 13 = ? time
завтра с 10 до 12 = ? time
завтра с 10:00 до 12:00 = ? time
завтра 10-12 = ? time
завтра после 15 = ? time
завтра после 15:30 = ? time
завтра до 12 = ? time
завтра около девяти = ? time
завтра часов в 9 = ? time
завтра в третьем часу = ? time
завтра утром в 15:00 = ? time
завтра полвосьмого = ? time
завтра без десяти восемь = ? time
завтра 3 часа = ? time
через минут 20 = ? day time
через час-полтора = ? day time
через 2-3 часа = ? day time
через 2-3 дня в 11 = ? day
завтра часиков в 5 = ? time
через пару часов = ? day time
через несколько дней в 12 = ? day
через день в 12 = ? day
через 3 дня = ? time
через час в 15:00 = ? time
завтра через час = ? day
часа через два = ? day time
через 0 минут = ? day time
через 999999 дней в 10 = ? day
через 999999 часов = ? time
после завтра в 9 = ? day
до пятницы в 12 = ? day
вчера в 12 = ? past
вчера = ? time past
сегодня в 9 = ? past
сегодня в 10:00 = ? past
20 ноября в 12 = ? past
20.11 в 12 = ? past
01.06 в 12 = ? past
25.11.2025 в 12 = ? past
в прошлую пятницу в 12 = ? past
в эту понедельник в 12 = ? past
25 мая в 12 = ? past
2 дня назад в 12 = ? past
час назад = ? past
завтра в 15:30 по Новосибирску = ? time
25 ноября 1630 = ? time
не завтра, а послезавтра в 9 = ? day
завтра в офис 12 = ? time
завтра д. 15 = ? time
завтра на 3 этаже = ? time
завтра в 2-х комнатах = ? time
завтра Ленинский 12 = ? time
завтра ул. 8 марта, 15 = ? time
завтра +7 916 123-45-67 = ? time
завтра «Пятый час» = ? time
завтра 24/7 = ? time
"""


def table(text: str) -> list[tuple[str, str]]:
    return [(said.strip(), meant.strip()) for said, meant in (line.rsplit("=", 1) for line in text.strip().split("\n"))]


@pytest.mark.parametrize(("said", "meant"), table(SAID))
def test_said(said: str, meant: str) -> None:
    assert read(said) == meant


@pytest.mark.parametrize(("said", "asked"), table(ASKED))
def test_asked(said: str, asked: str) -> None:
    assert read(said) == asked


def test_a_weekday_said_by_its_week() -> None:
    """On a Saturday "эта пятница" is yesterday, and "следующая" is in six days however one counts."""
    saturday = datetime(2026, 11, 28, 10, tzinfo=MOSCOW)
    assert read("в эту пятницу в 12", saturday) == "? past"
    assert read("в следующую пятницу в 12", saturday) == "12-04 12:00"
    assert read("в субботу в 12", saturday) == "? day"
    assert read("в следующую субботу в 12", saturday) == "12-05 12:00"
    # "Через неделю в понедельник" is the 30th or the 7th: people differ.
    assert read("через неделю в понедельник в 12", saturday) == "? day"


def test_a_date_without_a_year_around_the_new_year() -> None:
    january, december = datetime(2027, 1, 5, 10, tzinfo=MOSCOW), datetime(2026, 12, 30, 10, tzinfo=MOSCOW)
    assert read("20 декабря в 12", january) == "? past"
    assert read("5.01 в 12", december) == "2027-01-05T12:00:00+03:00"
    assert read("31-го в 12", december) == "12-31 12:00"
    assert read("5-го в 12", december) == "2027-01-05T12:00:00+03:00"


def test_clocks_that_change() -> None:
    """A span is exact over the change; an hour skipped or shown twice is asked about."""
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 10, 25, 1, 30, tzinfo=berlin)
    later = read_phrase("через 2 часа", before, berlin)
    assert later.starts_at is not None
    assert later.starts_at.isoformat() == "2026-10-25T02:30:00+01:00"
    assert read_phrase("сегодня в 02:30", before, berlin).ask == ("time",)
    assert read_phrase("28.03.2027 в 02:30", before, berlin).ask == ("time",)


def test_moscow_time_said_elsewhere_is_asked_about() -> None:
    assert read_phrase("завтра в 15:30 мск", NOW, ZoneInfo("Asia/Omsk")).ask == ("time",)


def test_now_is_seen_in_the_zone() -> None:
    """Late in the evening in UTC it is tomorrow in Vladivostok."""
    phrase = read_phrase("завтра в 15", datetime(2026, 11, 24, 20, tzinfo=UTC), ZoneInfo("Asia/Vladivostok"))
    assert phrase.starts_at is not None
    assert phrase.starts_at.isoformat() == "2026-11-26T15:00:00+10:00"


MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
WEEKDAYS = ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье")


def ways_to_say_day(day: date, today: date) -> list[str]:
    ahead = (day - today).days
    near = {0: ["сегодня"], 1: ["завтра", "tomorrow"], 2: ["послезавтра"]}.get(ahead, [f"через {ahead} дней"])
    this_week = [WEEKDAYS[day.weekday()]] if 0 < ahead < 7 else []
    month = MONTHS.split()[day.month - 1]
    written = [f"{day:%d.%m.%Y}", f"{day:%d.%m}", f"{day:%Y-%m-%d}", f"{day.day} {month}", f"{day.day}-го {month}"]
    return near + this_week + written


def ways_to_say_time(at: time) -> list[str]:
    ways = [f"{at:%H:%M}", f"в {at:%H:%M}", f"в {at:%H-%M}" if at.minute % 5 == 0 else f"{at:%H:%M}"]
    ways.append(f"в {at.hour} часов {at.minute} минут" if at.hour > 7 else f"{at:%H:%M}")
    if at.minute == 0 and 8 <= at.hour <= 20:
        ways += [f"в {at.hour}", f"к {at.hour}", f"{at.hour}ч"]
    if at.minute == 0 and 13 <= at.hour <= 17:
        ways += [f"в {at.hour - 12} часа дня", f"к {at.hour - 12}", f"{at.hour - 12}pm"]
    if at.minute == 0 and 8 <= at.hour <= 11:
        ways += [f"в {at.hour} утра", f"утром в {at.hour}", f"{at.hour} am"]
    return ways


@given(
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    st.times(),
    st.integers(0, 150),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(
        ["{day} {time}", "{time} {day}", "встреча {day}, {time}, Ромашка, Ленинский 12", "{day} {time}\n+79161234567"]
    ),
    st.randoms(use_true_random=False),
)
def test_a_future_moment_is_read_back(
    today: date, clock: time, ahead: int, at: time, form: str, chance: Random
) -> None:
    now = datetime.combine(today, clock, MOSCOW)
    day = today + timedelta(days=ahead)
    meant = datetime.combine(day, at, MOSCOW)
    assume(meant > now)
    said = form.format(day=chance.choice(ways_to_say_day(day, today)), time=chance.choice(ways_to_say_time(at)))
    assert read_phrase(said, now, MOSCOW).starts_at == meant, said
