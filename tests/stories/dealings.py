"""Companies in work, for stories that begin after a meeting."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import update

from domain.funnel import LeadState, MeetingState, Outcome
from domain.money import Money
from services import deals
from storage.tables import lead, meeting
from storage.transaction import Tx
from stories.deeds import books, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble

PAPER = "✍️ Договор"
PAGE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The signed page: a picture of one pixel."""
SAVE_PAPER = "✅ Записать договор"


@dataclass(frozen=True)
class Team:
    """Irina directs, Anna calls, Viktor closes."""

    irina: Person
    anna: Person
    viktor: Person


async def in_work(town: Town) -> Team:
    """Viktor met Ромашка on Wednesday and is to call them on Friday; it is Wednesday evening."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    company = await town.lead("Ромашка", by=irina)
    await books(anna, "Ромашка", "25", "15:00")
    await town.db.write(_met)
    closer, friday = await town.staff(viktor), date(2026, 11, 27)
    opened = (town.department, company.lead_id, closer.id, "позвонить", friday, Money.rub(350_000), town.now)
    await town.db.write(deals.open_deal, *opened)
    await town.clock_to("2026-11-25 18:30")
    for person in (irina, anna, viktor):
        person.news()
    return Team(irina, anna, viktor)


def _met(tx: Tx) -> None:
    tx.execute(update(meeting).values(state=MeetingState.HELD, outcome=Outcome.PROPOSAL, note="Ждут смету"))
    tx.execute(update(lead).values(state=LeadState.DEAL))


async def opens_deal(person: Person, company: str = "Ромашка") -> None:
    """Look at a deal from the menu."""
    await opens_menu(person)
    await person.walks("Сделки", company)


async def signs(closer: Person, *, under: Trouble = Trouble.NONE) -> None:
    """Enter a contract from the deal in view: two taps and one typed number."""
    await closer.walks(PAPER, "=1,2 млн")
    await closer.presses(SAVE_PAPER, under=under)
