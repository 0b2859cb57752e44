"""Another meeting from a deal, in its closer's own time."""

from datetime import UTC, date, datetime

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from handlers.deals.draft import DealDraft
from handlers.scene import Scene
from handlers.states import Deals
from handlers.widgets.choices import chosen, number
from services import next_meetings
from services.next_meetings import NextOfDeal

_LAST_SECOND = 253_402_214_400  # the year 9999


async def begin(manager: DialogManager) -> None:
    """Ask for the day, unless there is a meeting already."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    await scene.db.read(next_meetings.days_of_deal, scene.person, draft.deal_id, scene.now)
    await manager.switch_to(Deals.meeting_day)


async def pick_day(manager: DialogManager, key: str) -> None:
    """The day of the meeting."""
    DealDraft.of(manager).but(manager, meeting_on=chosen(date.fromisoformat, key))
    await manager.switch_to(Deals.meeting_time)


async def pick_time(manager: DialogManager, key: str) -> None:
    """The time of the meeting, which is booked by that."""
    scene, draft, seconds = Scene.of(manager), DealDraft.of(manager), number(key)
    if seconds > _LAST_SECOND:
        raise NotYours
    wish = NextOfDeal(draft.deal_id, datetime.fromtimestamp(seconds, UTC))
    card = await scene.db.write(
        next_meetings.book_of_deal, scene.person, wish, scene.now, receipt=f"deal-meeting:{scene.person.id}:{draft.key}"
    )
    # What is done about the deal next has a receipt of its own.
    draft.but(manager, key=scene.receipt, meeting_id=card.meeting_id)
    await manager.switch_to(Deals.meeting_booked)
