"""How a meeting went, and what it pays: the caller's rate for a held one, the closer's percent of a contract, once."""

import pytest

from domain.funnel import Outcome
from domain.people import Role
from stories.deeds import OUTCOMES, books, opens_menu, reports
from stories.town import Person, Town
from stories.trouble import Trouble

ENDS = {
    Outcome.CONTRACT: ("held", "client"),
    Outcome.PROPOSAL: ("held", "deal"),
    Outcome.ANOTHER_MEETING: ("held", "deal"),
    Outcome.REFUSAL: ("held", "refused"),
    Outcome.NO_SHOW: ("no_show", "rebook"),
    Outcome.POSTPONED: ("moved", "rebook"),
    Outcome.NOT_OURS: ("not_ours", "rejected"),
}
RATE = "Анна meeting 2000.00 2026-11"
PERCENT = "Виктор commission 17500.00 2026-11"


async def meeting_over(town: Town) -> tuple[Person, Person]:
    """Anna booked, Viktor went, and it is half an hour after the end."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    anna.news()
    return anna, viktor


def earned(outcome: Outcome) -> list[str]:
    """The ledger after an outcome."""
    if outcome is Outcome.CONTRACT:
        return [RATE, PERCENT]
    return [RATE] if outcome.held else []


@pytest.mark.both_engines
@pytest.mark.parametrize("outcome", ENDS)
async def test_each_outcome(town: Town, outcome: Outcome) -> None:
    """What becomes of the meeting, of the company, and of the pay; the caller hears of it."""
    anna, viktor = await meeting_over(town)
    await reports(viktor, outcome)

    meeting_state, lead_state = ENDS[outcome]
    assert await town.facts.meetings() == [f"Ромашка 11-25 15:00 Виктор {meeting_state}"]
    assert await town.facts.leads() == [f"Ромашка {lead_state}"]
    assert sorted(await town.facts.ledger()) == sorted(earned(outcome))
    (news,) = anna.news()
    assert "Ромашка" in news.text
    assert ("2" in news.text and "₽" in news.text) is outcome.held, news.text


@pytest.mark.parametrize("trouble", list(Trouble)[1:], ids=lambda trouble: trouble.name.lower())
@pytest.mark.parametrize("outcome", ENDS)
async def test_it_pays_once_on_a_bad_day(town: Town, outcome: Outcome, trouble: Trouble) -> None:
    """The same facts, whatever the press went through."""
    anna, viktor = await meeting_over(town)
    await reports(viktor, outcome, under=trouble)
    await town.minutes_pass(2)

    assert sorted(await town.facts.ledger()) == sorted(earned(outcome))
    assert len(await town.facts.contracts()) == (outcome is Outcome.CONTRACT)
    assert len(anna.news()) == 1
    assert await town.facts.letters("OutcomeReported") == ["Анна sent"]


async def test_a_meeting_gets_one_outcome(town: Town) -> None:
    """Every other button of the question is pressed afterwards, by forged presses too; the first report stands."""
    _, viktor = await meeting_over(town)
    question = viktor.screen
    await reports(viktor, Outcome.PROPOSAL)
    await town.expect_refusal("message is not modified")
    for label in OUTCOMES.values():
        data = question.data_of(label)
        assert data is not None, viktor.transcript()
        await viktor.forges(data, question.message_id)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор held"]
    assert await town.facts.ledger() == [RATE]


async def test_a_contract_is_read_back(town: Town) -> None:
    """Amount and number are shown before anything is written."""
    _, viktor = await meeting_over(town)
    await viktor.walks(OUTCOMES[Outcome.CONTRACT], "=1,2 млн", "=А-7/26")

    assert "1 200 000" in viktor.screen.text.replace("\u202f", " ").replace("\u00a0", " "), viktor.transcript()
    assert "А-7/26" in viktor.screen.text
    assert await town.facts.ledger() == []


async def test_a_slip_in_the_amount_is_asked_again(town: Town) -> None:
    """What is no amount is answered with a sentence, and the next one counts."""
    _, viktor = await meeting_over(town)
    await viktor.walks(OUTCOMES[Outcome.CONTRACT], "=много", "=350 000", "=17")
    await viktor.presses("верно")

    assert await town.facts.contracts() == ["№ 17 350000.00"]


async def test_the_caller_sees_what_it_earned(town: Town) -> None:
    """This month's earnings, line by line; wages are protected from forwarding."""
    anna, viktor = await meeting_over(town)
    await reports(viktor, Outcome.PROPOSAL)
    await opens_menu(anna)
    await anna.walks("Мой заработок", "Встречи")

    assert anna.has("Ромашка"), anna.transcript()
    assert "2 000" in anna.screen.text.replace("\u202f", " ").replace("\u00a0", " "), anna.transcript()


async def test_nobody_reports_before_the_meeting_begins(town: Town) -> None:
    """A forged report of a meeting ahead is refused."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await viktor.forges("out:1:proposal")

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


async def test_nobody_reports_for_another_closer(town: Town) -> None:
    """A forged report by a colleague, and by the caller who would be paid for it."""
    anna, _ = await meeting_over(town)
    galina = await town.closer("Галина")
    await town.expect_refusal("message is not modified")
    for person in (galina, anna):
        await person.forges("out:1:proposal")

    assert await town.facts.ledger() == []


async def test_one_person_books_and_goes_to_the_meeting(town: Town) -> None:
    """Roles combine: the question beneath an open booking screen is answered as anybody's."""
    both = await town.hires("Ольга", Role.CALLER, Role.CLOSER)
    await town.lead("Ромашка", by=await town.director("Ирина"))
    await books(both, "Ромашка", "25", "15:00")
    await town.clock_to("2026-11-25 16:30")
    await reports(both, Outcome.NO_SHOW)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Ольга no_show"]
