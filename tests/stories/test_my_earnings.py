"""What one has earned, at any time, on one's own phone: the fact behind each line, what is near, and what if."""

import pytest

from domain.funnel import Outcome
from stories.deeds import books, opens_menu, reports
from stories.town import Person, Town


def read(person: Person) -> str:
    """The screen with usual spaces."""
    return person.screen.text.replace("\u202f", " ").replace("\u00a0", " ")


async def month_begun(town: Town) -> tuple[Person, Person, Person]:
    """Anna booked two meetings, the first of which Viktor turned into a contract."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    for company, day in (("Ромашка", "25"), ("Василёк", "26")):
        await town.lead(company, by=irina)
        await books(anna, company, day, "15:00")
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, Outcome.CONTRACT)
    return irina, anna, viktor


@pytest.mark.both_engines
async def test_a_caller_looks_opens_a_fact_and_asks_what_if(town: Town) -> None:
    _, anna, _ = await month_begun(town)
    await opens_menu(anna)
    await anna.presses("Мой заработок")
    assert "Начислено: 2 000 ₽" in read(anna).replace("<b>", "").replace("</b>", "")
    assert "Ещё 1 встреча назначена" in read(anna)
    assert anna.screen.protected
    await anna.walks("Встречи", "Ромашка")
    assert "Встреча: Ромашка" in read(anna)
    assert "ср 25 ноября" in read(anna)
    assert "Ставка: 2 000 ₽" in read(anna)
    assert "Условия от 1 " in read(anna)
    await anna.walks("К строкам", "К месяцу", "А если", "=если проведу 35 встреч")
    assert "35 встреч за месяц" in read(anna)
    assert "70 000 ₽" in read(anna)
    await anna.walks("=много")
    assert "Не понял «много»" in read(anna)
    await anna.walks("К месяцу", "Что ждёт")
    assert "Василёк: 2 000 ₽" in read(anna)


async def test_a_closer_sees_the_distance_to_a_bonus_and_a_director_sees_the_closer(town: Town) -> None:
    """Hired on the 24th, so a quarter of the month's bonus and fixed pay."""
    irina, anna, viktor = await month_begun(town)
    await opens_menu(viktor)
    await viktor.presses("Мой заработок")
    assert "Проценты (1): 17 500 ₽" in read(viktor).replace("<b>", "").replace("</b>", "")
    assert "Договоров 1 из 4: ещё 3 = премия 2 500 ₽" in read(viktor)
    await viktor.walks("А если", "=4 договора по 350 000")
    assert "80 000 ₽" in read(viktor)  # 4 × 17 500, 7 500 of the fixed pay and 2 500 of the bonus

    await opens_menu(irina)
    await irina.walks("Люди", "Виктор", "Заработок")
    assert "Виктор: ноябрь 2026" in read(irina)
    assert "17 500 ₽" in read(irina)
    await opens_menu(anna)
    assert not anna.has("Люди")
