"""Contracts: once per deal, several with a client, and cancelled with all that followed."""

import asyncio
from datetime import date

import pytest
from dealings import SUM, in_work, paper, signs, told
from office import Crew, Office
from sqlalchemy import select

from domain.deals import ContractCard
from domain.errors import (
    AlreadyCancelled,
    AmountNotPositive,
    DealClosed,
    LeadExcluded,
    LeadNotFree,
    MeetingDecides,
    NotAllowed,
    NotYours,
    SignedInFuture,
    TextMissing,
)
from domain.lead import NewLead
from domain.money import Money
from domain.people import Person, Role
from services import contracts, deals, leads, moves, next_meetings, reports
from services.contracts import Cancellation, Signing
from services.next_meetings import NextMeeting
from storage.tables import meeting

PERCENT = "Виктор commission 17500.00 2026-11"


@pytest.fixture
async def olga(office: Office) -> Person:
    return await office.hires("Ольга", Role.ACCOUNT_MANAGER)


async def cancels(office: Office, who: Person, contract_id: int, reason: str = "Передумали") -> ContractCard:
    cancellation = Cancellation(contract_id, reason, "обсудить отмену")
    return await office.db.write(contracts.cancel, who, cancellation, office.now)


async def test_signed_straight_from_the_deal(office: Office, crew: Crew, olga: Person) -> None:
    """The deal is won, the percent paid, the client handed over, and no caller can reach it."""
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)

    assert (signed.company, signed.earned, signed.manager) == ("Ромашка", Money.rub(17_500), "Ольга")
    assert await office.facts.ledger() == [PERCENT]
    assert await office.facts.leads() == ["Ромашка client"]
    assert await told(office) == {
        "deals": ["won позвонить"],
        "contracts": ["17 stands"],
        "handovers": [f"offered {olga.id}"],
        "excluded": ["client 1"],
    }
    await office.refuses(LeadNotFree, office.db.read(leads.card, crew.anna, crew.romashka.lead_id))
    phone = crew.romashka.phone
    await office.refuses(LeadExcluded, office.db.read(leads.ensure_new, crew.irina, NewLead("Ромашка", phone)))


async def test_a_meeting_that_is_booked_decides(office: Office, crew: Crew) -> None:
    """A client has no meeting left that could still be told as a refusal; called off, the contract goes by the deal."""
    deal_id = await in_work(office, crew)
    (held,) = await office.db.read(lambda tx: tx.all(select(meeting.c.id)))
    wish = NextMeeting(held.id, office.at("2026-11-25 12:00"))
    ahead = await office.db.write(next_meetings.book, crew.viktor, wish, office.now)
    await office.refuses(MeetingDecides, signs(office, crew.viktor, deal_id))
    assert await office.facts.contracts() == []

    await office.db.write(moves.cancel, crew.viktor, ahead.meeting_id, "подписали по почте", office.now)
    await signs(office, crew.viktor, deal_id)
    assert await office.facts.leads() == ["Ромашка client"]


async def test_once_per_deal(office: Office, crew: Crew) -> None:
    """Two phones at the same moment: one contract, one percent, one handover."""
    deal_id = await in_work(office, crew)
    done = await asyncio.gather(*(signs(office, crew.viktor, deal_id) for _ in range(4)), return_exceptions=True)

    refused = [one for one in done if isinstance(one, Exception)]
    assert len(refused) == 3, done
    assert all(isinstance(one, DealClosed) for one in refused), refused
    found = await told(office)
    assert len(found["contracts"]) == len(found["handovers"]) == 1
    assert await office.facts.ledger() == [PERCENT]


async def test_several_contracts_with_a_client(office: Office, crew: Crew) -> None:
    """Each has a deal of its own, pays and is handed over."""
    deal_id = await in_work(office, crew)
    await signs(office, crew.viktor, deal_id)
    await office.refuses(DealClosed, signs(office, crew.viktor, deal_id, "18"))
    await signs(office, crew.viktor, deal_id, "18", more=True)

    found = await told(office)
    assert [len(found[name]) for name in ("deals", "contracts", "handovers")] == [2, 2, 2]
    assert await office.facts.ledger() == [PERCENT, PERCENT]


async def test_what_a_contract_must_keep_to(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    for wrong, error in (
        (paper(office, amount=Money.zero()), AmountNotPositive),
        (paper(office, on=date(2026, 11, 25)), SignedInFuture),
    ):
        signing = Signing(deal_id, wrong)
        await office.refuses(error, office.db.write(contracts.sign_deal, crew.viktor, signing, office.now))
    assert (await told(office))["contracts"] == []


async def test_the_deals_owner_gets_the_contract(office: Office, crew: Crew) -> None:
    """Boris went to the meeting, the deal is Viktor's: so is the percent (clarifications)."""
    await in_work(office, crew)
    boris = await office.hires("Борис", Role.CLOSER)
    args = (office.department, 1, crew.romashka.lead_id, boris.id, paper(office), office.now)
    contract_id = await office.db.write(contracts.sign, *args)
    closer_id = await office.db.read(contracts.closer_of, office.department, contract_id)
    assert closer_id == crew.viktor.id


async def test_signed_by_the_day_of_its_signing(office: Office, crew: Crew) -> None:
    """Entered in December, signed in November, which is open still."""
    deal_id = await in_work(office, crew, at="2026-11-30 15:00", on=date(2026, 12, 1))
    office.clock_to("2026-12-01 09:00")
    signing = Signing(deal_id, paper(office, on=date(2026, 11, 30)))
    await office.db.write(contracts.sign_deal, crew.viktor, signing, office.now)
    assert await office.facts.ledger() == [PERCENT]


async def test_cancelled_with_all_that_followed(office: Office, crew: Crew, olga: Person) -> None:
    """Pay is reversed, the closer has a deal to talk about today, and both who had the client are told once."""
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)
    await cancels(office, crew.irina, signed.contract_id)

    assert await office.facts.ledger() == [PERCENT, "Виктор reversal -17500.00 2026-11"]
    assert await office.facts.leads() == ["Ромашка deal"]
    found = await told(office)
    assert found["deals"] == ["lost позвонить", "open обсудить отмену"]
    assert found["handovers"] == [f"withdrawn {olga.id}"]
    assert found["excluded"] == []
    assert sorted(await office.facts.letters("ContractCancelled")) == ["Виктор waiting", "Ольга waiting"]
    assert await office.facts.letters("HandoverOffered") == ["Ольга withdrawn"]
    (line,) = (await office.db.read(deals.board, crew.viktor, office.now)).deals
    assert (line.step.on, line.amount) == (office.department.today(office.now), SUM)
    digest = await office.db.read(reports.today, crew.irina, office.now)
    assert (digest.contracts, digest.revenue) == (0, Money.zero())


async def test_cancelled_once_and_by_a_director(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)
    await office.refuses(NotAllowed, cancels(office, crew.viktor, signed.contract_id))
    await office.refuses(NotYours, cancels(office, crew.irina, 999))
    await office.refuses(TextMissing, cancels(office, crew.irina, signed.contract_id, " "))
    done = await asyncio.gather(
        *(cancels(office, crew.irina, signed.contract_id) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(one, AlreadyCancelled) for one in done) == 2, done
    assert len(await office.facts.ledger()) == 2


async def test_signed_again_after_a_cancellation(office: Office, crew: Crew) -> None:
    """The reopened deal is won as any other, and pays."""
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)
    await cancels(office, crew.irina, signed.contract_id)
    (line,) = (await office.db.read(deals.board, crew.viktor, office.now)).deals
    await signs(office, crew.viktor, line.deal_id, "18")
    assert await office.facts.ledger() == [PERCENT, "Виктор reversal -17500.00 2026-11", PERCENT]
    assert await office.facts.leads() == ["Ромашка client"]


async def test_a_client_remains_while_another_contract_stands(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    first = await signs(office, crew.viktor, deal_id)
    await signs(office, crew.viktor, deal_id, "18", more=True)
    await cancels(office, crew.irina, first.contract_id)

    assert await office.facts.leads() == ["Ромашка client"]
    found = await told(office)
    assert found["excluded"] == ["client 1"]
    assert [one.split()[0] for one in found["deals"]] == ["lost", "won"]


async def test_of_a_closed_month_only_the_percent_comes_back(office: Office, crew: Crew) -> None:
    """The reversal stands in the month that is open by then; the closed one never changes (law 6)."""
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-02 12:00")
    await cancels(office, crew.irina, signed.contract_id)
    rows = await office.facts.ledger()
    assert rows[0] == PERCENT
    assert rows[-1] == "Виктор reversal -17500.00 2026-12"


async def test_the_director_looks_over_the_contracts(office: Office, crew: Crew) -> None:
    deal_id = await in_work(office, crew)
    signed = await signs(office, crew.viktor, deal_id)
    (card,) = await office.db.read(contracts.signed, crew.irina, office.now)
    assert (card.contract_id, card.company, card.number, card.amount) == (signed.contract_id, "Ромашка", "17", SUM)
    await office.refuses(NotAllowed, office.db.read(contracts.signed, crew.viktor, office.now))
    await cancels(office, crew.irina, signed.contract_id)
    assert await office.db.read(contracts.signed, crew.irina, office.now) == []
