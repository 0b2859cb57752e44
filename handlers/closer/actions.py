"""What a closer's presses and answers do."""

from aiogram import Bot
from aiogram_dialog import DialogManager

from domain.errors import AmountNotPositive, NotYours, TextTooLong
from domain.funnel import Outcome
from domain.money import Money, parse_amount
from handlers.closer.draft import REASONS, ReportDraft
from handlers.letters import edit
from handlers.scene import Scene
from handlers.states import Meetings
from handlers.widgets.choices import number
from services import outcomes
from services.outcomes import OutcomeReport
from views.meetings import reported_card

_LONGEST_NUMBER = 50
_LONGEST_REASON = 500


async def turn(manager: DialogManager, page: int) -> None:
    """Turn the list of meetings."""
    ReportDraft.of(manager).but(manager, page=page)


async def pick_meeting(manager: DialogManager, key: str) -> None:
    """Look at this meeting; the report on it begins anew."""
    draft = ReportDraft.of(manager)
    ReportDraft(key=Scene.of(manager).receipt, page=draft.page, meeting_id=number(key)).keep(manager)
    await manager.switch_to(Meetings.meeting)


async def pick_outcome(manager: DialogManager, key: str) -> None:
    """Report this outcome, or ask for what belongs to it."""
    try:
        outcome = Outcome(key)
    except ValueError:
        raise NotYours from None
    if outcome is Outcome.CONTRACT:
        await manager.switch_to(Meetings.amount)
    elif outcome is Outcome.REFUSAL:
        await manager.switch_to(Meetings.reason)
    else:
        draft = ReportDraft.of(manager)
        await _report(manager, OutcomeReport(draft.meeting_id, outcome))


async def read_amount(manager: DialogManager, text: str) -> None:
    """The sum of the contract."""
    amount = parse_amount(text)
    if amount <= Money.zero():
        raise AmountNotPositive
    ReportDraft.of(manager).but(manager, amount=amount)
    await manager.switch_to(Meetings.number)


async def read_number(manager: DialogManager, text: str) -> None:
    """The number of the contract."""
    if len(text) > _LONGEST_NUMBER:
        raise TextTooLong(_LONGEST_NUMBER)
    ReportDraft.of(manager).but(manager, number=text)
    await manager.switch_to(Meetings.confirm)


async def no_number(manager: DialogManager) -> None:
    """A contract without a number."""
    ReportDraft.of(manager).but(manager, number="")
    await manager.switch_to(Meetings.confirm)


async def confirm(manager: DialogManager) -> None:
    """The contract was read back and is right."""
    draft = ReportDraft.of(manager)
    report = OutcomeReport(draft.meeting_id, Outcome.CONTRACT, amount=draft.amount, number=draft.number)
    await _report(manager, report)


async def pick_reason(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    if key not in REASONS:
        raise NotYours
    reason = "" if key == "silent" else Scene.of(manager).words.plain(f"refusal-{key}")
    await _refused(manager, reason)


async def read_reason(manager: DialogManager, text: str) -> None:
    """A reason in the closer's own words."""
    if len(text) > _LONGEST_REASON:
        raise TextTooLong(_LONGEST_REASON)
    await _refused(manager, text)


async def _refused(manager: DialogManager, reason: str) -> None:
    await _report(manager, OutcomeReport(ReportDraft.of(manager).meeting_id, Outcome.REFUSAL, reason=reason))


async def _report(manager: DialogManager, report: OutcomeReport) -> None:
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    reported = await scene.db.write(
        outcomes.report, scene.person, report, scene.now, receipt=f"report:{scene.person.id}:{draft.key}"
    )
    draft.but(manager, reported=reported.outcome, earned=reported.earned)
    if draft.question_id:
        bot: Bot = manager.middleware_data["bot"]
        # The question may stand above; what it says must not stay a question.
        card = reported_card(reported.company, reported.outcome, reported.amount, Money.zero(), scene.words)
        await edit(bot, scene.person.telegram_id, draft.question_id, card, scene.standing)
    await manager.switch_to(Meetings.reported)
