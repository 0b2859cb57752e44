"""From when till when, as people type it on a Tuesday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.phrases.spans import days_said

TUESDAY = date(2026, 11, 24)

SAID = """
сегодня = 11-24 11-24
Завтра = 11-25 11-25
завтра. = 11-25 11-25
послезавтра = 11-26 11-26
вчера = 11-23 11-23
меня не будет завтра = 11-25 11-25
пятница = 11-27 11-27
в пятницу = 11-27 11-27
25 = 11-25 11-25
25-го = 11-25 11-25
23 = 12-23 12-23
25 ноября = 11-25 11-25
1 ноября = 11-01 11-01
через неделю = 12-01 12-01
до пятницы = 11-24 11-27
по пятницу = 11-24 11-27
до 10 декабря = 11-24 12-10
до 10 = 11-24 12-10
до конца недели = 11-24 11-29
на этой неделе = 11-24 11-29
до конца месяца = 11-24 11-30
на следующей неделе = 11-30 12-06
с 1 по 14 декабря = 12-01 12-14
С 1 ПО 14 ДЕКАБРЯ = 12-01 12-14
отпуск с 1 по 14 декабря = 12-01 12-14
c 1 по 14 декабря = 12-01 12-14
1-14 декабря = 12-01 12-14
1–14 декабря = 12-01 12-14
с 1 декабря по 14 = 12-01 12-14
с 1 декабря до 14 декабря = 12-01 12-14
с первого по четырнадцатое декабря = 12-01 12-14
01.12-14.12 = 12-01 12-14
1.12 - 14.12 = 12-01 12-14
с 1.12.2026 по 14.12.2026 = 12-01 12-14
2026-12-01 - 2026-12-14 = 12-01 12-14
2026-12-01 по 2026-12-14 = 12-01 12-14
с 28 по 3 декабря = 11-28 12-03
с 25 по 27 = 11-25 11-27
с 25 по 3 = 11-25 12-03
с 28 декабря по 31 декабря = 12-28 12-31
с понедельника по среду = 11-30 12-02
с пн по ср = 11-30 12-02
среда - пятница = 11-25 11-27
с завтра до пятницы = 11-25 11-27
с завтрашнего дня по пятницу = 11-25 11-27
со вчерашнего дня по завтра = 11-23 11-25
3 дня = 11-24 11-26
на 3 дня = 11-24 11-26
неделю = 11-24 11-30
две недели = 11-24 12-07
на 3 дня с понедельника = 11-30 12-02
с понедельника на 2 недели = 11-30 12-13
tomorrow = 11-25 11-25
until Friday = 11-24 11-27
from 1 to 14 December = 12-01 12-14
Dec 1 - Dec 14 = 12-01 12-14
next week = 11-30 12-06
for two weeks = 11-24 12-07
"""

# Nothing certain was said: no day, several, a weekday that is today, no end, an end before the beginning.
UNCLEAR = """
потом
после обеда
до вторника
с пятницы
со вчерашнего дня
завтра в 15
32
с 30 по 31 февраля
14 декабря - 1 декабря
0 дней
с по
на
Ромашка
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_days_are_understood(line: str) -> None:
    said, _, meant = line.partition(" = ")
    read = days_said(said, TUESDAY)
    assert read is not None
    assert " ".join(f"{day:%m-%d}" for day in read) == meant


@pytest.mark.parametrize("said", ["", "  ", "с 1 по 14 декабря " * 20, *UNCLEAR.strip().splitlines()])
def test_what_is_not_certain_is_not_assumed(said: str) -> None:
    assert days_said(said, TUESDAY) is None


def test_a_span_over_new_year_ends_in_the_new_year() -> None:
    assert days_said("с 28 декабря по 10 января", TUESDAY) == (date(2026, 12, 28), date(2027, 1, 10))


WORDS = "с по до на 1 14 31 99 2026 декабря пятницы завтра недели дня - . , неделю from to дней 999999"
ANY_WORDS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)


@given(said=st.text(max_size=40) | ANY_WORDS, today=st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_whatever_is_typed_days_come_in_order(said: str, today: date) -> None:
    read = days_said(said, today)
    assert read is None or read[0] <= read[1]
