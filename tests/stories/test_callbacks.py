"""Callbacks: the time is chosen or typed, and the call rings when it was promised."""

import pytest

from domain.calling import CallResult
from stories.deeds import NEXT_LEAD, RESULTS, calls_next, logs, opens_menu
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble


async def promising(town: Town, *others: str, city: str = "") -> tuple[Person, Person]:
    """A director, and a caller who is asked to call Ромашка back; the question is on the screen."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна")
    await town.lead("Ромашка", by=irina, city=city)
    for company in others:
        await town.lead(company, by=irina)
    await calls_next(anna)
    await logs(anna, CallResult.CALL_BACK)
    return irina, anna


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_a_chip_is_a_promise(town: Town, trouble: Trouble) -> None:
    """Two taps on any kind of day: one call, one place in the queue, one ring to come."""
    _, anna = await promising(town, "Василёк")
    await anna.presses("Через 3 часа", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.calls() == ["Анна Ромашка call_back"]
    assert "Ромашка callback 11-24 12:40" in await town.facts.queue()
    assert await town.facts.letters("CallbackDue") == ["Анна waiting"]
    assert "Василёк" in anna.screen.text, anna.transcript()


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_it_rings_on_time(town: Town, trouble: Trouble) -> None:
    """A card with all that is needed; one tap takes the lead, and the results are at hand."""
    _, anna = await promising(town)
    await anna.types("сегодня в 15:30")
    anna.news()
    await town.clock_to("2026-11-24 15:29")
    assert anna.news() == []
    await town.clock_to("2026-11-24 15:30", under=trouble)

    card = anna.hears_once("Пора перезвонить")
    for words in ("Ромашка", "Ольга", "+7 900", "15:30"):
        assert words in card.text, anna.transcript()
    await anna.presses("Взять")
    assert await town.facts.hands() == {"Анна": "Ромашка"}
    await logs(anna, CallResult.NO_ANSWER)
    assert (await town.facts.calls())[1:] == ["Анна Ромашка no_answer"]


@pytest.mark.parametrize("trouble", [Trouble.DOUBLE_TAP, Trouble.REDELIVERED, Trouble.CUT_OFF])
async def test_taking_it_twice_is_once(town: Town, trouble: Trouble) -> None:
    """One screen, one lead in hand; what was in hand waits again."""
    _, anna = await promising(town, "Василёк")
    await anna.presses("Через час")
    await town.clock_to("2026-11-24 10:40")
    await calls_next(anna)
    await anna.presses("Взять", under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.hands() == {"Анна": "Ромашка"}
    assert await town.facts.calls() == ["Анна Ромашка call_back"]
    await logs(anna, CallResult.WRONG_NUMBER)
    assert "Василёк" in anna.screen.text, anna.transcript()


async def test_due_callbacks_of_mine_come_first(town: Town) -> None:
    """Before retries and fresh leads; until it is due it is nobody's."""
    _, anna = await promising(town, "Василёк", "Лютик")
    await anna.presses("Через час")
    await logs(anna, CallResult.BUSY)
    assert "Лютик" in anna.screen.text
    await town.clock_to("2026-11-24 10:45")
    await anna.presses("Вернуть в очередь")

    assert "Ромашка" in anna.screen.text, anna.transcript()


async def test_a_callback_is_its_callers(town: Town) -> None:
    """A colleague at work does not get it while its caller is there to call."""
    _, anna = await promising(town)
    boris = await town.caller("Борис")
    await anna.presses("Через час")
    await town.clock_to("2026-11-24 10:41")
    await calls_next(boris)

    assert "Звонить сейчас некому" in boris.screen.text, boris.transcript()


@pytest.mark.both_engines
async def test_it_rings_for_a_colleague_when_its_caller_is_gone(town: Town) -> None:
    """Whose promise it was is said; the colleague who calls today takes it, once for all."""
    irina, anna = await promising(town, "Василёк", "Лютик")
    boris, vera = await town.caller("Борис"), await town.caller("Вера")
    await anna.presses("Через 3 часа")
    await calls_next(boris)
    await logs(boris, CallResult.BUSY)
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Уволить", "Да")
    anna.news()
    vera.news()
    await town.clock_to("2026-11-24 12:45")

    card = boris.hears_once("Пора перезвонить за коллегу: Анна")
    assert "Ромашка" in card.text
    assert anna.news() == vera.news() == []
    await boris.presses("Взять")
    assert (await town.facts.hands())["Борис"] == "Ромашка"
    await logs(boris, CallResult.REFUSED)
    await boris.presses("Дорого")
    await town.minutes_pass(10)
    assert (await town.facts.calls())[-1] == "Борис Ромашка refused"
    assert len(boris.letters("за коллегу")) <= 1


async def test_one_colleague_takes_it_the_other_reads_so(town: Town) -> None:
    """Both were rung; one has it."""
    irina, anna = await promising(town)
    boris, vera = await town.caller("Борис"), await town.caller("Вера")
    await anna.presses("Через 3 часа")
    await opens_menu(irina)
    await irina.walks("Люди", "Анна", "Уволить", "Да")
    await town.clock_to("2026-11-24 12:45")
    await boris.presses("Взять")
    await vera.presses("Взять")

    assert await town.facts.hands() == {"Борис": "Ромашка"}
    assert "Борис" in vera.screen.text, vera.transcript()


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
@pytest.mark.parametrize("promised_first", [True, False], ids=["promised first", "away first"])
async def test_who_is_away_that_day_is_not_rung_but_colleagues_are(
    town: Town, promised_first: bool, trouble: Trouble
) -> None:
    """At its time and not half an hour later; colleagues who are away themselves have their peace."""
    _, anna = await promising(town)
    boris, vera = await town.caller("Борис"), await town.caller("Вера")
    if promised_first:
        await anna.types("завтра в 15:30")
    for person in (anna, vera):
        await opens_menu(person)
        await person.walks("Меня не будет", "Отгул", "Завтра")
    if not promised_first:
        await calls_next(anna)
        await logs(anna, CallResult.CALL_BACK)
        await anna.types("завтра в 15:30")
    await town.clock_to("2026-11-25 15:29")
    for person in (anna, boris, vera):
        person.news()
    await town.clock_to("2026-11-25 15:30", under=trouble)
    await town.minutes_pass(1)

    boris.hears_once("Пора перезвонить за коллегу: Анна")
    assert anna.news() == vera.news() == []
    await boris.presses("Взять")
    assert await town.facts.hands() == {"Борис": "Ромашка"}


async def test_who_is_back_early_is_rung(town: Town) -> None:
    _, anna = await promising(town)
    boris = await town.caller("Борис")
    await anna.types("завтра в 15:30")
    await opens_menu(anna)
    await anna.walks("Меня не будет", "Болезнь", "=3 дня", "верно")
    await town.clock_to("2026-11-25 10:00")
    await opens_menu(anna)
    await anna.walks("Меня не будет", "🤒 вт 24", "Отменить")
    boris.news()
    await town.clock_to("2026-11-25 15:31")

    assert "Ромашка" in anna.hears_once("Пора перезвонить").text
    assert boris.news() == []
    await calls_next(boris)
    assert await town.facts.hands() == {}


async def test_an_undone_promise_does_not_ring(town: Town) -> None:
    """Taken back within the minute, and the lead is in hand again."""
    _, anna = await promising(town)
    await anna.presses("Через час")
    await anna.presses("Отменить")
    await logs(anna, CallResult.WRONG_NUMBER)
    await town.clock_to("2026-11-24 10:41")

    assert anna.letters("Пора перезвонить") == []


@pytest.mark.parametrize(
    ("said", "steps", "queue"),
    [
        ("завтра в 15:30", (), "11-25 15:30"),
        ("в пятницу в 3 часа дня", (), "11-27 15:00"),
        ("через полчаса", (), "11-24 10:10"),
        ("в 15:30", ("чт 26",), "11-26 15:30"),
        ("завтра утром", ("10:30",), "11-25 10:30"),
        ("позже", ("ср 25", "17:00"), "11-25 17:00"),
    ],
)
async def test_a_typed_time_is_read_or_asked_about(town: Town, said: str, steps: tuple[str, ...], queue: str) -> None:
    """What was not said is asked by buttons, and never guessed."""
    _, anna = await promising(town)
    await anna.types(said)
    for step in steps:
        assert await town.facts.calls() == []
        await anna.presses(step)

    assert await town.facts.queue() == [f"Ромашка callback {queue}"], anna.transcript()


async def test_the_past_is_refused(town: Town) -> None:
    """With a sentence; the question stays, and the next answer counts."""
    _, anna = await promising(town)
    await anna.types("сегодня в 8 утра")
    assert anna.screen.text.startswith("⚠️"), anna.transcript()
    assert await town.facts.calls() == []
    await anna.types("сегодня в 16:00")

    assert await town.facts.queue() == ["Ромашка callback 11-24 16:00"]


async def test_a_company_that_lives_by_other_clocks(town: Town) -> None:
    """The chips are of its own time; a typed time is asked about, with both clocks on each button."""
    _, anna = await promising(town, city="Новосибирск")
    assert "у них сейчас 13:40" in anna.screen.text, anna.transcript()
    await anna.types("завтра в 15:30")
    assert anna.has("15:30 у нас, 19:30 у них")
    await anna.presses("15:30 у них, 11:30 у нас")

    assert await town.facts.queue() == ["Ромашка callback 11-25 11:30"]
    assert "11:30 (у них 15:30)" in anna.screen.text, anna.transcript()


async def test_a_callback_ends_in_a_meeting(town: Town) -> None:
    """From the card that rang: take, meeting, day, time, confirm."""
    _, anna = await promising(town)
    await town.closer("Виктор")
    await anna.presses("Через час")
    await town.clock_to("2026-11-24 10:40")
    await anna.walks("Взять", RESULTS[CallResult.MEETING], "25", "15:00", "✅ Назначить", NEXT_LEAD)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
    assert await town.facts.queue() == []
