"""Handovers: each contract exactly once, in turn, accepted or asked about, never left lying."""

import asyncio

import pytest
from dealings import in_work, signs, told
from office import Crew, Office
from sqlalchemy import select

from domain.absences import Absence, AbsenceKind
from domain.errors import AlreadyAnswered, HandoverSettled, NotAllowed, NotYours, TextMissing
from domain.handovers import HandoverState
from domain.people import Person, Role
from services import deals, handovers, staff
from services.contracts import Signed
from storage import absences
from storage.tables import handover_question


@pytest.fixture
async def olga(office: Office) -> Person:
    return await office.hires("Ольга", Role.ACCOUNT_MANAGER)


@pytest.fixture
async def pavel(office: Office) -> Person:
    return await office.hires("Павел", Role.ACCOUNT_MANAGER)


@pytest.fixture
async def signed(office: Office, crew: Crew, olga: Person) -> Signed:
    """Signed on Tuesday at 18:00, offered to Olga."""
    return await signs(office, crew.viktor, await in_work(office, crew))


async def accepts(office: Office, who: Person, handover_id: int) -> handovers.HandoverView:
    return await office.db.write(handovers.accept, who, handover_id, office.now)


async def test_the_card_tells_what_was_agreed(office: Office, crew: Crew, olga: Person, signed: Signed) -> None:
    view = await office.db.read(handovers.view, olga, signed.handover_id)
    card = view.card
    assert (card.company, card.number, card.agreements, card.closer) == ("Ромашка", "17", "Ждут смету", "Виктор")
    assert card.phones == (crew.romashka.phone,)
    assert [event.kind.value for event in view.history] == ["call", "meeting", "step", "contract"]
    assert await office.facts.letters("HandoverOffered") == ["Ольга waiting"]


async def test_accepted_in_one_tap(office: Office, crew: Crew, olga: Person, signed: Signed) -> None:
    """The closer is told, and the client leaves the closer's lists."""
    board = await office.db.read(deals.board, crew.viktor, office.now)
    assert (board.deals, board.handing_over) == ((), (("Ромашка", "Ольга"),))
    await accepts(office, olga, signed.handover_id)

    assert await office.facts.letters("HandoverAccepted") == ["Виктор waiting"]
    assert (await office.db.read(deals.board, crew.viktor, office.now)).handing_over == ()
    await office.refuses(NotYours, office.db.read(handovers.view, crew.viktor, signed.handover_id))
    await office.refuses(HandoverSettled, accepts(office, olga, signed.handover_id))
    mine = await office.db.read(handovers.board, olga, office.now)
    assert ([card.company for card in mine.waiting], [card.company for card in mine.accepted]) == ([], ["Ромашка"])


async def test_in_turn(office: Office, crew: Crew, olga: Person, pavel: Person) -> None:
    """The fewest this month, then who came first; who is dismissed gets none."""
    took = []
    for number, at in enumerate(("24 10:00", "24 12:00", "24 15:00", "25 10:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        office.clock_to(f"2026-11-{at[:2]} 09:00")
        done = await signs(office, crew.viktor, await in_work(office, crew, lead, f"2026-11-{at}"))
        took.append(done.manager)
        if number == 2:
            await office.db.write(staff.dismiss, crew.irina, pavel.id, office.now)
    assert took == ["Ольга", "Павел", "Ольга", "Ольга"]


async def test_the_turn_begins_anew_each_month(office: Office, crew: Crew, olga: Person, pavel: Person) -> None:
    """Olga had one in November; in December nobody has any yet, so it is hers again."""
    await signs(office, crew.viktor, await in_work(office, crew))
    office.clock_to("2026-12-01 10:00")
    second = await signs(office, crew.viktor, 1, "18", more=True)
    assert second.manager == "Ольга"


async def test_who_is_away_is_passed_over(office: Office, crew: Crew, olga: Person, pavel: Person) -> None:
    """Unless everybody is: then the client waits for whose turn it is."""
    today = Absence(office.department.today(office.now), office.department.today(office.now), AbsenceKind.SICK)
    await office.db.write(absences.add, office.department.id, olga.id, today, crew.irina.id, office.now)
    first = await signs(office, crew.viktor, await in_work(office, crew, at="2026-11-24 10:00"))
    await office.db.write(absences.add, office.department.id, pavel.id, today, crew.irina.id, office.now)
    second = await signs(office, crew.viktor, 1, "18", more=True)
    assert [first.manager, second.manager] == ["Павел", "Ольга"]


async def test_without_an_account_manager_directors_get_it(office: Office, crew: Crew) -> None:
    done = await signs(office, crew.viktor, await in_work(office, crew))
    assert done.manager == ""
    assert await office.facts.letters("HandoverOffered") == ["Ирина waiting"]
    view = await accepts(office, crew.irina, done.handover_id)
    assert (view.state, view.card.manager) == (HandoverState.ACCEPTED, "Ирина")


async def test_only_whose_it_is(office: Office, crew: Crew, olga: Person, pavel: Person, signed: Signed) -> None:
    await office.refuses(NotYours, accepts(office, pavel, signed.handover_id))
    await office.refuses(NotAllowed, accepts(office, crew.viktor, signed.handover_id))
    await office.refuses(NotYours, accepts(office, olga, 999))
    await office.refuses(NotYours, office.db.read(handovers.view, pavel, signed.handover_id))
    await office.refuses(NotYours, office.db.read(handovers.view, crew.anna, signed.handover_id))
    asked = office.db.write(handovers.ask, pavel, signed.handover_id, "Кто?", office.now)
    await office.refuses(NotYours, asked)
    assert (await office.db.read(handovers.board, pavel, office.now)).waiting == ()


async def test_asked_back_and_answered(office: Office, crew: Crew, olga: Person, signed: Signed) -> None:
    """The question goes to the closer, the answer to who asked; it is answered once."""
    await office.db.write(handovers.ask, olga, signed.handover_id, " Кто платит? ", office.now)
    assert await office.facts.letters("HandoverQuestion") == ["Виктор waiting"]
    question_id = await office.db.read(lambda tx: tx.scalar(select(handover_question.c.id)))
    boris = await office.hires("Борис", Role.CLOSER)
    await office.refuses(NotYours, office.db.write(handovers.answer, boris, question_id, "Я", office.now))
    await office.refuses(TextMissing, office.db.write(handovers.answer, crew.viktor, question_id, " ", office.now))
    await office.db.write(handovers.answer, crew.viktor, question_id, "Главбух", office.now)
    again = office.db.write(handovers.answer, crew.viktor, question_id, "Директор", office.now)
    assert await office.refuses(AlreadyAnswered, again) == AlreadyAnswered("Главбух")

    assert await office.facts.letters("HandoverAnswer") == ["Ольга waiting"]
    view = await office.db.read(handovers.view, olga, signed.handover_id)
    assert [(one.question, one.answer) for one in view.questions] == [("Кто платит?", "Главбух")]
    assert view.state is HandoverState.OFFERED


async def test_chased_after_a_working_day_then_told_to_directors(office: Office, crew: Crew, signed: Signed) -> None:
    """Offered on Tuesday at 18:00: reminded on Wednesday at 18:00, the directors on Thursday, once each."""
    heard = []
    for due in ("25 17:45", "25 18:00", "25 18:15", "26 17:45", "26 18:00", "27 18:00"):
        await office.runs(handovers.chase, f"2026-11-{due}")
        reminded = await office.facts.letters("HandoverReminder")
        heard.append((len(reminded), await office.facts.letters("HandoverUnaccepted")))
    assert heard == [(0, []), (1, []), (1, []), (1, []), (1, ["Ирина waiting"]), (1, ["Ирина waiting"])]


async def test_a_weekend_is_no_working_day(office: Office, crew: Crew, olga: Person) -> None:
    deal_id = await in_work(office, crew, at="2026-11-27 15:00")
    await signs(office, crew.viktor, deal_id)
    await office.runs(handovers.chase, "2026-11-29 18:00")
    assert await office.facts.letters("HandoverReminder") == []
    await office.runs(handovers.chase, "2026-11-30 18:00")
    assert await office.facts.letters("HandoverReminder") == ["Ольга waiting"]


async def test_nobody_is_chased_for_what_is_accepted(office: Office, olga: Person, signed: Signed) -> None:
    await office.runs(handovers.chase, "2026-11-25 18:00")
    await accepts(office, olga, signed.handover_id)
    await office.runs(handovers.chase, "2026-11-30 18:00")
    assert await office.facts.letters("HandoverReminder") == ["Ольга withdrawn"]
    assert await office.facts.letters("HandoverUnaccepted") == []


async def test_given_to_another(office: Office, crew: Crew, olga: Person, pavel: Person, signed: Signed) -> None:
    """By the director or the closer; the first one hears of it, and the days are counted anew."""
    office.clock_to("2026-11-26 10:00")
    for _ in range(2):
        await office.db.write(handovers.give, crew.irina, signed.handover_id, pavel.id, office.now)
    assert await office.facts.letters("HandoverOffered") == ["Ольга withdrawn", "Павел waiting"]
    assert await office.facts.letters("HandoverGiven") == ["Ольга waiting"]
    await office.refuses(NotYours, accepts(office, olga, signed.handover_id))
    await office.runs(handovers.chase, "2026-11-26 18:00")
    assert await office.facts.letters("HandoverUnaccepted") == []

    wrong = office.db.write(handovers.give, crew.irina, signed.handover_id, crew.anna.id, office.now)
    await office.refuses(NotYours, wrong)
    await accepts(office, pavel, signed.handover_id)
    late = office.db.write(handovers.give, crew.viktor, signed.handover_id, olga.id, office.now)
    await office.refuses(HandoverSettled, late)


async def test_each_contract_exactly_once(office: Office, crew: Crew, olga: Person, signed: Signed) -> None:
    """However often it is offered, and whoever accepts at the same moment."""
    deeds = [office.db.write(handovers.offer, office.department, signed.contract_id, office.now) for _ in range(4)]
    await asyncio.gather(*deeds)
    takers = [accepts(office, who, signed.handover_id) for who in (olga, crew.irina, olga, crew.irina)]
    done = await asyncio.gather(*takers, return_exceptions=True)

    accepted = [one for one in done if isinstance(one, handovers.HandoverView)]
    assert len(accepted) == 1, done
    refused = [one for one in done if isinstance(one, Exception)]
    assert all(isinstance(one, HandoverSettled | NotYours) for one in refused), refused
    assert len((await told(office))["handovers"]) == 1
    assert await office.facts.letters("HandoverAccepted") == ["Виктор waiting"]
    assert len(await office.facts.letters("HandoverOffered")) == 1
