"""A month of pay on the phone: by kind, line by line, down to the fact; and what if."""

from dataclasses import replace

import pytest
from phone import Phone
from sample_answers import lines, person

from domain.errors import WhatIfUnclear
from domain.ledger import Kind
from domain.money import Money
from domain.people import Role
from domain.what_if import Question
from domain.workdays import Month
from services import earnings


async def at_month() -> Phone:
    """Where one's own month stands."""
    phone = Phone(person("ru", Role.CALLER))
    await phone.types("/menu")
    await phone.presses("Мой заработок")
    return phone


async def test_a_month_says_what_is_earned_and_what_may_come() -> None:
    phone = await at_month()
    assert "Начислено: <b>19\u202f500\u202f₽</b>" in phone.text
    assert "Ещё 3 встречи = 6\u202f000\u202f₽, и ставка 3\u202f000\u202f₽" in phone.text
    assert "Отдел 87 % плана" in phone.text
    assert "Это оценка" in phone.text
    assert phone.screen.protected


async def test_every_line_of_a_long_month_opens_to_its_fact() -> None:
    phone = await at_month()
    (row, *_) = lines("Ромашка", 1)
    rows = tuple(replace(row, kind=Kind.MEETING, fact=f"Компания {n}", id=n) for n in range(20))
    month = phone.db.answers[earnings.my_earnings]
    phone.db.answers[earnings.my_earnings] = replace(month, lines=rows)
    phone.db.answers[earnings.opened] = lambda _who, _month, line_id, *_: earnings.OpenedLine(
        rows[line_id], Month(2026, 11)
    )
    await phone.presses("Встречи")
    seen = phone.labels
    for _ in range(2):
        await phone.presses("›")
        seen += phone.labels
    assert all(f"Компания {n}" in seen for n in (0, 7, 8, 19))
    await phone.presses("Компания 19")
    assert "Компания 19" in phone.text
    assert phone.screen.protected
    await phone.presses("К строкам")
    assert "Компания 19" in phone.labels


@pytest.mark.parametrize("typed", ["если проведу 35 встреч", "35"])
async def test_what_if_is_typed(typed: str) -> None:
    phone = await at_month()
    asked: list[Question] = []

    def answer(_who: object, question: Question, *_: object) -> earnings.WhatIf:
        asked.append(question)
        return earnings.WhatIf(question, 13, Money.rub(44_000), (), Money.rub(80_000))

    phone.db.answers[earnings.can_ask] = (Role.CALLER,)
    phone.db.answers[earnings.what_if] = answer
    await phone.presses("А если")
    await phone.types(typed)
    assert set(asked) == {Question(Role.CALLER, 35)}
    assert "35 встреч за месяц: <b>80\u202f000\u202f₽</b>" in phone.text
    await phone.presses("40 встреч")
    assert asked[-1] == Question(Role.CALLER, 40)
    await phone.types("много")
    assert phone.text.startswith("⚠️ Не понял «много»")
    assert "40 встреч за месяц" in phone.text


async def test_contracts_without_an_amount_are_asked_about_again() -> None:
    phone = await at_month()
    phone.db.answers[earnings.what_if] = WhatIfUnclear("4")
    await phone.presses("А если")
    await phone.presses("4 договора")
    assert "4 договора по 350 000" in phone.text


async def test_another_month() -> None:
    phone = await at_month()
    phone.db.answers[earnings.months] = [Month(2026, 11), Month(2026, 10)]
    asked: list[Month | None] = []
    month = phone.db.answers[earnings.my_earnings]

    def answer(_who: object, chosen: Month | None, *_: object) -> earnings.Earnings:
        asked.append(chosen)
        return replace(month, month=chosen or month.month, closed=True)

    phone.db.answers[earnings.my_earnings] = answer
    await phone.presses("Другие месяцы")
    await phone.presses("октябрь 2026")
    assert asked[-1] == Month(2026, 10)
    assert "Месяц закрыт" in phone.text
    assert "Прогноз" not in phone.text


async def test_a_director_sees_a_colleagues_month_and_comes_back() -> None:
    phone = Phone()
    whose: list[int] = []
    month = phone.db.answers[earnings.my_earnings]

    def answer(_who: object, _month: object, _now: object, staff_id: int) -> earnings.Earnings:
        whose.append(staff_id)
        return replace(month, name="Борис")

    phone.db.answers[earnings.my_earnings] = answer
    await phone.types("/menu")
    await phone.presses("Люди")
    await phone.presses("Ромашка")
    await phone.presses("Заработок")
    assert "Борис: ноябрь 2026" in phone.text
    assert whose == [9]
    assert phone.screen.protected
    await phone.presses("К человеку")
    assert "Ромашка" in phone.text
    assert not phone.screen.protected
