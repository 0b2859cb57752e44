"""What follows from an outcome: sums as people type them, next steps, next meetings, and companies to be met again."""

import pytest

from domain.funnel import Outcome
from domain.money import Money
from domain.people import Role
from stories.deeds import OUTCOMES, books, opens_menu, reports
from stories.files import sends
from stories.town import Person, Town
from stories.trouble import Trouble
from views.money import money_text

RATE = "Анна meeting 2000.00 2026-11"
IN_TROUBLE = pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.CUT_OFF, Trouble.DOUBLE_TAP, Trouble.FORGED])


async def meeting_over(town: Town) -> tuple[Person, Person, Person]:
    """Viktor met Ромашка on Wednesday at 15:00, and is asked how it went."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    for person in (irina, anna, viktor):
        person.news()
    return irina, anna, viktor


@pytest.mark.parametrize(
    ("typed", "rubles"),
    [("1,2 млн", "1200000"), ("350 000", "350000"), ("350к", "350000"), ("350 000,50", "350000.50")],
)
async def test_a_sum_as_it_is_typed_is_read_back(town: Town, typed: str, rubles: str) -> None:
    """In rubles and kopecks, before anything is written."""
    _, _, viktor = await meeting_over(town)
    await viktor.walks(OUTCOMES[Outcome.CONTRACT], f"={typed}")
    assert money_text(Money.rub(rubles), "ru") in viktor.screen.text, viktor.transcript()
    assert await town.facts.contracts() == []
    await viktor.presses("верно")
    assert await town.facts.contracts() == [f"№  {Money.rub(rubles)}"]


async def test_a_contract_with_number_day_and_a_pdf(town: Town) -> None:
    """All three are read back; the account manager opens the page."""
    _, _, viktor = await meeting_over(town)
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await viktor.walks(OUTCOMES[Outcome.CONTRACT], "=350к", "Другая дата", "вт 24 нояб", "=17/26")
    await sends(viktor, "contract.pdf", b"%PDF-1.4")
    for told in ("17/26", "вт 24 ноября", "Страница приложена"):
        assert told in viktor.screen.text, viktor.transcript()
    await viktor.presses("верно")
    await olga.presses("📎 Договор")
    assert len(await town.calls("sendDocument")) == 1


async def test_a_proposal_with_its_sum_step_and_day_typed(town: Town) -> None:
    """It is a deal with that next step; a day that is past is asked again."""
    _, _, viktor = await meeting_over(town)
    await viktor.walks(OUTCOMES[Outcome.PROPOSAL], "Указать сумму", "=1,2 млн", "=отвезти образцы", "=20.11")
    assert "уже прошёл" in viktor.screen.text, viktor.transcript()
    await viktor.types("в пятницу")
    await opens_menu(viktor)
    await viktor.walks("Сделки", "Ромашка")

    assert "отвезти образцы, пт 27 ноября" in viktor.screen.text, viktor.transcript()
    assert money_text(Money.rub(1_200_000), "ru") in viktor.screen.text


@pytest.mark.both_engines
@IN_TROUBLE
async def test_another_meeting_is_booked_and_pays_no_caller(town: Town, trouble: Trouble) -> None:
    """Day and time after the outcome; the caller is paid for the first one alone."""
    _, anna, viktor = await meeting_over(town)
    await viktor.presses(OUTCOMES[Outcome.ANOTHER_MEETING])
    await viktor.walks("Назначить встречу", "27")
    await viktor.presses("12:00", under=trouble)
    await town.minutes_pass(2)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held", "Ромашка 11-27 12:00 Виктор booked"]

    anna.news()
    await town.clock_to("2026-11-27 13:30")
    await reports(viktor, Outcome.REFUSAL)
    assert await town.facts.ledger() == [RATE]
    assert await town.facts.leads() == ["Ромашка refused"]
    assert anna.news() == []


@IN_TROUBLE
async def test_who_does_not_come_three_times_is_left_in_peace(town: Town, trouble: Trouble) -> None:
    """Back to the caller twice; after the third time the company rests, and nobody books it."""
    _, anna, viktor = await meeting_over(town)
    await viktor.presses(OUTCOMES[Outcome.NO_SHOW], under=trouble)
    for day in ("26", "27"):
        assert await town.facts.leads() == ["Ромашка rebook"]
        await anna.presses("Назначить снова")
        await anna.walks(day, "15:00", "✅ Назначить")
        await town.clock_to(f"2026-11-{day} 16:30")
        await viktor.presses(OUTCOMES[Outcome.NO_SHOW], under=trouble)
    await town.minutes_pass(2)

    assert [line.split()[-1] for line in await town.facts.meetings()] == ["no_show"] * 3
    assert await town.facts.leads() == ["Ромашка refused"]
    assert await town.facts.queue() == ["Ромашка retry 05-27 16:30"]
    assert await town.facts.ledger() == []
    last = anna.letters("клиент не пришёл")[-1]
    assert "Назначить снова" not in " ".join(last.labels), anna.transcript()


async def test_a_postponed_one_is_booked_again_by_the_caller(town: Town) -> None:
    """From the message, in four taps; it pays when it is held."""
    _, anna, viktor = await meeting_over(town)
    await reports(viktor, Outcome.POSTPONED)
    await anna.presses("Назначить снова")
    await anna.walks("26", "15:00", "✅ Назначить")
    await town.clock_to("2026-11-26 16:30")
    await reports(viktor, Outcome.PROPOSAL)
    assert await town.facts.ledger() == [RATE]
