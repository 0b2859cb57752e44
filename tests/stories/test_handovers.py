"""A new client: offered, asked about, accepted in one tap, and never left lying."""

import pytest

from domain.money import Money
from domain.people import Role
from stories.dealings import PAGE, PAPER, SAVE_PAPER, Team, in_work, opens_deal, signs
from stories.deeds import opens_menu
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble
from views.money import money_text


async def offered(town: Town, *, page: bool = False) -> tuple[Team, Person]:
    """Viktor signed on Wednesday at 18:30, and Olga has the card."""
    team = await in_work(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    if page:
        await team.viktor.walks(PAPER, "=1,2 млн")
        await team.viktor.sends_photo(PAGE)
        await team.viktor.presses(SAVE_PAPER)
    else:
        await signs(team.viktor)
    return team, olga


@pytest.mark.both_engines
async def test_accepted_in_one_tap(town: Town) -> None:
    """The card has people, agreements and the contract, and nothing of the closer's pay; the closer is told."""
    team, olga = await offered(town)
    card = olga.hears_once("Новый клиент для вас")
    for told in ("Ромашка", "Ждут смету", money_text(Money.rub(1_200_000), "ru"), "Виктор"):
        assert told in card.text
    assert money_text(Money.rub(60_000), "ru") not in card.text
    await olga.presses("Принял")

    assert "Клиент ваш" in olga.screen.text
    team.viktor.hears_once("теперь его ведёт Ольга")
    await opens_menu(olga)
    await olga.walks("Новые клиенты", "Ромашка")
    assert "Клиента ведёт Ольга" in olga.screen.text
    assert "встреча, готовим предложение" in olga.screen.text


@pytest.mark.parametrize("trouble", list(Trouble)[1:], ids=lambda trouble: trouble.name.lower())
async def test_accepted_once_on_a_bad_day(town: Town, trouble: Trouble) -> None:
    team, olga = await offered(town)
    await olga.presses("Принял", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.letters("HandoverAccepted") == ["Виктор sent"]
    team.viktor.hears_once("теперь его ведёт Ольга")
    assert "Клиент ваш" in olga.hears_once("Ждут смету").text


@pytest.mark.both_engines
async def test_asked_back_and_answered(town: Town) -> None:
    team, olga = await offered(town)
    await olga.presses("❓ Вопрос")
    await olga.types("Кто платит?")
    assert "Вопрос отправлен" in olga.screen.text
    assert "Кто платит?" in team.viktor.hears_once("спрашивает о клиенте").text
    await team.viktor.presses("💬 Ответить")
    await team.viktor.types("Главбух")
    assert "Ответ отправлен" in team.viktor.screen.text

    assert "Главбух" in olga.hears_once("отвечает о клиенте").text
    # The question is still on the phone; the first answer stands.
    await team.viktor.presses("💬 Ответить")
    assert "уже ответили: Главбух" in team.viktor.screen.text


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_chased_then_told_to_the_director(town: Town, trouble: Trouble) -> None:
    """Reminded after a working day, the director after two, once each; given on with two taps."""
    team, olga = await offered(town)
    pavel = await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await town.clock_to("2026-11-26 18:45", under=trouble)
    olga.hears_once("всё ещё ждёт вас")
    assert await town.facts.letters("HandoverUnaccepted") == []
    await town.clock_to("2026-11-27 18:45", under=trouble)
    team.irina.hears_once("не приняли за два рабочих дня")
    assert await town.facts.letters("HandoverReminder") == ["Ольга sent"]

    await team.irina.walks("Передать другому", "Павел")
    assert "Клиент передан: Павел" in team.irina.screen.text
    olga.hears_once("вам делать ничего не нужно")
    pavel.hears_once("Новый клиент для вас")
    await pavel.presses("Принял")
    assert "Клиент ваш" in pavel.screen.text
    # Olga's card is still on her phone.
    await olga.presses("Принял")
    assert "не ваше" in olga.screen.text


async def test_the_signed_page(town: Town) -> None:
    """Whoever takes the client over sees it; nobody else does."""
    _, olga = await offered(town, page=True)
    await olga.presses("📎 Договор")
    assert len(await town.calls("sendPhoto")) == 1
    pavel = await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await pavel.forges("paper:1")
    assert "не ваше" in pavel.screen.text
    assert len(await town.calls("sendPhoto")) == 1


async def test_forged_presses_change_nothing(town: Town) -> None:
    team, olga = await offered(town)
    boris = await town.closer("Борис")
    for somebody in (boris, team.anna):
        for press in ("hand_ok:1", "hand:1", "hand_ask:1", "hand_to:1", "hand_ok:99"):
            await somebody.forges(press)
            assert somebody.screen.text.startswith("⚠️"), press
    assert await town.facts.letters("HandoverAccepted") == []
    await olga.presses("Принял")
    assert await town.facts.letters("HandoverAccepted") == ["Виктор sent"]


@pytest.mark.both_engines
async def test_no_caller_can_reach_a_client(town: Town) -> None:
    team, olga = await offered(town)
    await olga.presses("Принял")
    await opens_menu(team.anna)
    await team.anna.walks("Назначить встречу", "=Ромашка")
    assert not team.anna.has("Ромашка")


async def test_without_an_account_manager(town: Town) -> None:
    """The director gets the card, and may take the client over."""
    team = await in_work(town)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    team.irina.hears_once("Новый клиент для вас")
    await team.irina.presses("Принял")
    team.viktor.hears_once("теперь его ведёт Ирина")


async def test_the_closer_chooses_another_account_manager(town: Town) -> None:
    team = await in_work(town)
    await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    pavel = await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await opens_deal(team.viktor)
    await signs(team.viktor)
    assert "принимает Ольга" in team.viktor.screen.text
    await team.viktor.walks("Другому менеджеру", "Павел")
    assert "принимает Павел" in team.viktor.screen.text
    pavel.hears_once("Новый клиент для вас")


@pytest.mark.parametrize("trouble", [Trouble.CUT_OFF, Trouble.REDELIVERED, Trouble.FORGED])
async def test_question_and_answer_arrive_once(town: Town, trouble: Trouble) -> None:
    team, olga = await offered(town)
    await olga.presses("❓ Вопрос")
    await olga.types("Кто платит?", under=trouble)
    await town.minutes_pass(2)
    team.viktor.hears_once("спрашивает о клиенте")
    await team.viktor.presses("💬 Ответить")
    await team.viktor.types("Главбух", under=trouble)
    await town.minutes_pass(2)

    assert "Главбух" in olga.hears_once("отвечает о клиенте").text
    assert await town.facts.letters("HandoverQuestion") == ["Виктор sent"]
    assert await town.facts.letters("HandoverAnswer") == ["Ольга sent"]


async def test_new_clients_go_in_turn(town: Town) -> None:
    """And past whoever is away today."""
    team, olga = await offered(town)
    pavel = await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await team.viktor.walks("Ещё договор", "=100к", SAVE_PAPER)
    pavel.hears_once("Новый клиент для вас")
    await opens_menu(olga)
    await olga.walks("Меня не будет", "Болезнь", "Сегодня")
    await team.viktor.walks("Ещё договор", "=200к", SAVE_PAPER)
    assert len(pavel.letters("Новый клиент для вас")) == 2, pavel.transcript()
