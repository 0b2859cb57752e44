"""A wrong outcome is corrected: by its author for a day, by a director later; pay and all that followed go along."""

import pytest

from domain.funnel import Outcome
from domain.people import Role
from stories.deeds import OUTCOMES, books, opens_menu, reports
from stories.town import Person, Town
from stories.trouble import Trouble

CORRECT = "Исправить"
RATE = "Анна meeting 2000.00 2026-11"
RATE_BACK = "Анна reversal -2000.00 2026-11"
PERCENT = "Виктор commission 17500.00 2026-11"
PERCENT_BACK = "Виктор reversal -17500.00 2026-11"


async def told(town: Town, outcome: Outcome) -> tuple[Person, Person, Person, Person]:
    """Viktor met Ромашка and reported; Olga takes clients over; it is 16:30 on Wednesday."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, outcome)
    for person in (irina, anna, viktor, olga):
        person.news()
    return irina, anna, viktor, olga


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_a_contract_was_a_refusal(town: Town, trouble: Trouble) -> None:
    """Pay is reversed, the contract cancelled, the handover withdrawn, the list left: once, on any kind of day."""
    _, anna, viktor, olga = await told(town, Outcome.CONTRACT)
    await viktor.walks(CORRECT, OUTCOMES[Outcome.REFUSAL])
    await viktor.presses("Дорого", under=trouble)
    await town.minutes_pass(2)

    assert sorted(await town.facts.ledger()) == sorted([RATE, PERCENT, PERCENT_BACK])
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held"]
    assert await town.facts.leads() == ["Ромашка refused"]
    assert "Итог встречи исправлен" in olga.hears_once("отменён").text
    assert "отказ" in anna.hears_once("исправлен").text
    await olga.presses("Принял")
    assert "передача отозвана" in olga.screen.text, olga.transcript()
    assert await town.facts.letters("HandoverAccepted") == []


@pytest.mark.parametrize("trouble", [Trouble.REDELIVERED, Trouble.DOUBLE_TAP, Trouble.FORGED])
@pytest.mark.parametrize("after", [Outcome.NO_SHOW, Outcome.POSTPONED, Outcome.ANOTHER_MEETING])
async def test_a_refusal_was_something_else(town: Town, after: Outcome, trouble: Trouble) -> None:
    """One tap more; what was not held pays nobody."""
    _, anna, viktor, _ = await told(town, Outcome.REFUSAL)
    await viktor.presses(CORRECT)
    await viktor.presses(OUTCOMES[after], under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.ledger() == ([RATE] if after.held else [RATE, RATE_BACK])
    assert await town.facts.leads() == [f"Ромашка {'deal' if after.held else 'rebook'}"]
    anna.hears_once("исправлен")


async def test_a_no_show_was_a_contract(town: Town) -> None:
    """What was missed is made up for: rate, percent and the handover."""
    _, _, viktor, olga = await told(town, Outcome.NO_SHOW)
    await viktor.presses(CORRECT)
    await viktor.walks(CORRECT, OUTCOMES[Outcome.CONTRACT], "=350к", "верно")

    assert await town.facts.ledger() == [RATE, PERCENT]
    olga.hears_once("Новый клиент для вас")


async def test_old_and_new_stay_on_record(town: Town) -> None:
    """The director sees both, and who wrote them."""
    irina, _, viktor, _ = await told(town, Outcome.REFUSAL)
    await viktor.walks(CORRECT, OUTCOMES[Outcome.NOT_OURS], "Слишком мал")
    await opens_menu(irina)
    await irina.walks("Встречи отдела", "Какие", "Прошедшие", "Ромашка")

    for words in ("отказ", "не наш клиент", "Виктор"):
        assert words in irina.screen.text, irina.transcript()


async def test_after_a_day_only_the_director(town: Town) -> None:
    """The button that still stands on the closer's phone tells so and changes nothing."""
    irina, anna, viktor, _ = await told(town, Outcome.REFUSAL)
    await town.clock_to("2026-11-26 16:31")
    await viktor.presses(CORRECT)
    await viktor.presses(OUTCOMES[Outcome.NO_SHOW])
    assert viktor.screen.text.startswith("⚠️"), viktor.transcript()
    assert "руководител" in viktor.screen.text
    assert await town.facts.ledger() == [RATE]

    await opens_menu(irina)
    await irina.walks("Встречи отдела", "Какие", "Прошедшие", "Ромашка", CORRECT, OUTCOMES[Outcome.NO_SHOW])
    assert await town.facts.ledger() == [RATE, RATE_BACK], irina.transcript()
    anna.hears_once("исправлен")
    viktor.hears_once("Ирина")


async def test_what_the_company_did_since_stands(town: Town) -> None:
    """A caller has booked it again: the old outcome is not offered for correction any more."""
    _, anna, viktor, _ = await told(town, Outcome.NO_SHOW)
    await books(anna, "Ромашка", "27", "15:00")
    await viktor.presses(CORRECT)
    assert "не пришёл" in viktor.screen.text, viktor.transcript()
    assert not viktor.has(CORRECT)
    assert "Ромашка 11-25 15:00 Виктор no_show" in await town.facts.meetings()
    assert await town.facts.ledger() == []


async def test_the_closer_chooses_who_takes_the_client_over(town: Town) -> None:
    """Right where the contract was told."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    olga = await town.hires("Ольга", Role.ACCOUNT_MANAGER)
    pavel = await town.hires("Павел", Role.ACCOUNT_MANAGER)
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    await reports(viktor, Outcome.CONTRACT)
    assert "принимает Ольга" in viktor.screen.text, viktor.transcript()
    await viktor.walks("Другому менеджеру", "Павел")

    assert "принимает Павел" in viktor.screen.text
    pavel.hears_once("Новый клиент для вас")
    olga.hears_once("вам делать ничего не нужно")
