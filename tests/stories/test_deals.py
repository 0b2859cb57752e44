"""A closer's deals: what to do next, and the contract at the end."""

import pytest

from domain.funnel import Outcome
from domain.money import Money
from domain.people import Role
from stories.dealings import PAGE, PAPER, SAVE_PAPER, in_work, opens_deal, signs
from stories.deeds import books, opens_menu, reports
from stories.town import Town
from stories.trouble import Trouble
from views.money import money_text

AGAIN = "🤝 Ещё встреча"
PERCENT = "Виктор commission 60000.00 2026-11"


@pytest.mark.both_engines
async def test_done_and_next(town: Town) -> None:
    """The step is chosen, the day is typed, and what was done is history."""
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    assert "Дальше: позвонить, пт 27 ноября" in viktor.screen.text
    await viktor.walks("Сделано", "отправить предложение", "=20.11")
    assert "уже прошёл" in viktor.screen.text
    await viktor.types("в понедельник")

    assert "Дальше: отправить предложение, пн 30 ноября" in viktor.screen.text
    assert "сделано: позвонить" in viktor.screen.text


@pytest.mark.parametrize(
    "trouble",
    [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.CUT_OFF, Trouble.FORGED],
    ids=lambda trouble: trouble.name.lower(),
)
async def test_another_meeting_from_the_deal(town: Town, trouble: Trouble) -> None:
    """Three taps into the closer's own time; the company is met once more, and nobody is paid for it."""
    team = await in_work(town)
    await opens_deal(team.viktor)
    await team.viktor.walks(AGAIN, "пт 27")
    await team.viktor.presses("15:00", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held", "Ромашка 11-27 15:00 Виктор booked"]
    assert "Встреча назначена" in team.viktor.screen.text, team.viktor.transcript()
    assert await town.facts.ledger() == []
    await team.viktor.walks("К сделке", AGAIN)
    assert "уже есть встреча: пт 27 ноября, 15:00" in team.viktor.screen.text
    assert "Дальше: позвонить" in team.viktor.screen.text

    await town.clock_to("2026-11-27 16:31")
    await reports(team.viktor, Outcome.REFUSAL)
    assert (await town.facts.meetings())[1] == "Ромашка 11-27 15:00 Виктор held"
    assert await town.facts.ledger() == [], "the caller is paid for the first meeting only, and that was paid elsewhere"


async def test_a_director_books_it_for_the_closer(town: Town) -> None:
    """Whose deal it is meets them, and hears of it; what is booked meanwhile is not offered."""
    team = await in_work(town)
    await town.lead("Лютик", by=team.irina)
    await opens_deal(team.irina)
    await team.irina.walks(AGAIN, "пт 27")
    await books(team.anna, "Лютик", "27", "15:00")
    team.viktor.news()
    await team.irina.presses("15:00")
    assert "только что заняли" in team.irina.screen.text
    assert not team.irina.has("15:00")
    await team.irina.presses("12:00")
    assert "Проводит: Виктор" in team.irina.screen.text

    assert (await town.facts.meetings())[-1] == "Ромашка 11-27 12:00 Виктор booked"
    (card,) = team.viktor.news()
    assert "Ромашка" in card.text
    assert "12:00" in card.text


async def test_a_step_in_own_words_on_a_day_by_a_button(town: Town) -> None:
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await viktor.walks("Сделано", "=отвезти образцы", "чт 26 нояб")
    assert "отвезти образцы, чт 26 ноября" in viktor.screen.text


async def test_the_morning_tells_what_is_due_and_what_is_late(town: Town) -> None:
    viktor = (await in_work(town)).viktor
    await town.clock_to("2026-11-27 09:30")
    assert "Ромашка: позвонить" in viktor.hears_once("По сделкам сегодня").text
    await town.clock_to("2026-11-30 09:30")
    late = viktor.letters("По сделкам сегодня")[-1]
    assert "просрочен" in late.text
    assert "🔴 Ромашка: позвонить" in late.text
    await viktor.presses("Сделки")
    assert viktor.has("🔴 27.11 Ромашка")


@pytest.mark.both_engines
async def test_two_taps_and_one_number(town: Town) -> None:
    """The sum is understood and read back; the percent, the client and the handover follow."""
    team = await in_work(town)
    await opens_deal(team.viktor)
    await team.viktor.presses(PAPER)
    await team.viktor.types("много")
    assert "Не понял сумму" in team.viktor.screen.text
    await team.viktor.types("1,2 млн")
    assert money_text(Money.rub(1_200_000), "ru") in team.viktor.screen.text
    await team.viktor.presses(SAVE_PAPER)

    assert team.viktor.screen.protected
    assert await town.facts.contracts() == ["№  1200000.00"]
    assert await town.facts.ledger() == [PERCENT]
    assert await town.facts.leads() == ["Ромашка client"]
    await opens_menu(team.viktor)
    await team.viktor.presses("Сделки")
    assert not team.viktor.has("Ромашка")


@pytest.mark.parametrize("trouble", list(Trouble)[1:], ids=lambda trouble: trouble.name.lower())
async def test_one_contract_on_a_bad_day(town: Town, trouble: Trouble) -> None:
    """One contract, one percent, one handover, whatever the press went through."""
    team = await in_work(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    await signs(team.viktor, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.contracts() == ["№  1200000.00"]
    assert await town.facts.ledger() == [PERCENT]
    assert await town.facts.letters("HandoverOffered") == ["Ольга sent"]
    olga.hears_once("Новый клиент")


async def test_number_day_and_page(town: Town) -> None:
    """All three are optional, in any order, and read back."""
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await viktor.walks(PAPER, "=350к", "Другая дата", "вт 24 нояб", "=17/2026")
    await viktor.sends_photo(PAGE)
    for told in ("17/2026", "вт 24 ноября", "Страница приложена"):
        assert told in viktor.screen.text, viktor.transcript()
    await viktor.presses(SAVE_PAPER)
    assert await town.facts.contracts() == ["№ 17/2026 350000.00"]


async def test_several_contracts_with_one_client(town: Town) -> None:
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await signs(viktor)
    await viktor.walks("Ещё договор", "=100к", SAVE_PAPER)
    assert await town.facts.contracts() == ["№  1200000.00", "№  100000.00"]


async def test_refused_with_the_reason(town: Town) -> None:
    """The company goes back to the callers when the cooldown is over."""
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await viktor.walks("Отказ", "Дорого")
    assert "Записал отказ" in viktor.screen.text
    assert await town.facts.leads() == ["Ромашка refused"]
    assert not viktor.has(PAPER)


async def test_a_colleagues_deal_cannot_be_forged(town: Town) -> None:
    await in_work(town)
    boris = await town.closer("Борис")
    await boris.forges("deal:1")
    assert "не ваше" in boris.screen.text
    await opens_menu(boris)
    await boris.presses("Сделки")
    assert not boris.has("Ромашка")


@pytest.mark.both_engines
async def test_the_director_gives_an_idle_deal(town: Town) -> None:
    """After 14 days without a touch; both closers are told once, and the history goes along."""
    team = await in_work(town)
    boris = await town.closer("Борис")
    await town.clock_to("2026-12-10 10:00")
    await opens_menu(team.irina)
    await team.irina.walks("Сделки", "Без движения", "Ромашка", "Передать", "Борис")
    assert "Сделка передана: Борис" in team.irina.screen.text

    team.viktor.hears_once("теперь ведёт Борис")
    boris.hears_once("Вам передали сделку")
    await boris.presses("Открыть сделку")
    assert "встреча, готовим предложение" in boris.screen.text
    await team.viktor.forges("deal:1")
    assert "не ваше" in team.viktor.screen.text


@pytest.mark.both_engines
async def test_the_director_cancels_a_contract(town: Town) -> None:
    """With the reason; the closer has the deal again, to be talked about today."""
    team = await in_work(town)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    await opens_menu(team.irina)
    await team.irina.walks("Сделки", "Договоры", "Ромашка", "Отменить договор", "=Передумали")
    assert "Договор отменён" in team.irina.screen.text

    assert await town.facts.ledger() == [PERCENT, "Виктор reversal -60000.00 2026-11"]
    assert "Передумали" in team.viktor.hears_once("отменён").text
    await team.viktor.presses("Открыть сделку")
    assert "обсудить отмену договора, ср 25 ноября" in team.viktor.screen.text
    assert await town.facts.leads() == ["Ромашка deal"]


@pytest.mark.parametrize("trouble", [Trouble.TOO_MANY, Trouble.CUT_OFF, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_a_cancelled_contract_is_reversed_once(town: Town, trouble: Trouble) -> None:
    """One reversal, one deal again, and each is told once: the closer, and whoever had the client."""
    team = await in_work(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    await olga.presses("Принял")
    await opens_menu(team.irina)
    await team.irina.walks("Сделки", "Договоры", "Ромашка", "Отменить договор")
    await team.irina.types("Передумали", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.ledger() == [PERCENT, "Виктор reversal -60000.00 2026-11"]
    assert await town.facts.leads() == ["Ромашка deal"]
    assert sorted(await town.facts.letters("ContractCancelled")) == ["Виктор sent", "Ольга sent"]
    for person in (team.viktor, olga):
        assert "Передумали" in person.hears_once("отменён").text


async def test_one_of_two_contracts_is_cancelled(town: Town) -> None:
    """The company stays a client as long as one stands."""
    team = await in_work(town)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    await team.viktor.walks("Ещё договор", "=100к", "=18", SAVE_PAPER)
    await opens_menu(team.irina)
    await team.irina.walks("Сделки", "Договоры", "№ 18", "Отменить договор", "=Ошибка")

    assert await town.facts.leads() == ["Ромашка client"]
    assert (await town.facts.ledger())[2:] == ["Виктор reversal -5000.00 2026-11"]


@pytest.mark.parametrize("trouble", [Trouble.REDELIVERED, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_a_step_is_done_once(town: Town, trouble: Trouble) -> None:
    """However often the day is pressed."""
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await viktor.walks("Сделано", "отправить предложение")
    await viktor.presses("пт 27", under=trouble)
    await town.minutes_pass(2)
    await opens_deal(viktor)
    assert "Дальше: отправить предложение, пт 27 ноября" in viktor.screen.text, viktor.transcript()
    assert viktor.screen.text.count("сделано:") == 1, viktor.transcript()


async def test_without_a_next_step_nothing_is_saved(town: Town) -> None:
    """An empty step, and leaving before its day: the deal stays as it was."""
    viktor = (await in_work(town)).viktor
    await opens_deal(viktor)
    await viktor.walks("Сделано", "=отвезти образцы", "=когда-нибудь")
    assert "⚠️" in viktor.screen.text, viktor.transcript()
    await opens_deal(viktor)
    assert "Дальше: позвонить, пт 27 ноября" in viktor.screen.text, viktor.transcript()
    assert "сделано:" not in viktor.screen.text
