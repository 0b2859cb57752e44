"""What the windows about deals show, read anew each time."""

from datetime import date, timedelta

from aiogram_dialog import DialogManager

from domain.deals import DealLine, DealState
from domain.people import Role
from domain.workdays import WorkCalendar, local_day
from handlers.deals.draft import LOSSES, STEPS, DealDraft
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import deals
from views.dates import day_label
from views.deals import deal_label, deal_text, handing_over_text, history_text

A_PAGE = 8
_DAYS = 8


async def deal_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Open deals by the day of the next step, and the clients that are being handed over."""
    scene = Scene.of(dialog_manager)
    board = await scene.db.read(deals.board, scene.person, scene.now)
    words = scene.words
    overdue = sum(line.overdue for line in board.deals)
    summary = [words("deals-count", count=len(board.deals)) if board.deals else words("deals-none")]
    if overdue:
        summary.append(words("deals-overdue", count=overdue))
    return {
        "summary": "\n".join(summary),
        "handing_over": handing_over_text(board.handing_over, words),
        "directs": scene.person.has(Role.DIRECTOR),
        **_listed(dialog_manager, board.deals),
    }


async def idle_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Deals that nobody touched for 14 days."""
    scene = Scene.of(dialog_manager)
    found = await scene.db.read(deals.idle, scene.person, scene.now)
    return {"summary": scene.words("deals-idle-hint" if found else "deals-idle-none"), **_listed(dialog_manager, found)}


def _listed(manager: DialogManager, found: tuple[DealLine, ...] | list[DealLine]) -> dict[str, object]:
    directs = Scene.of(manager).person.has(Role.DIRECTOR)
    shown = page_of(found, DealDraft.of(manager).page, A_PAGE)
    return {
        "deals": [Option(str(line.deal_id), deal_label(line, closer=directs)) for line in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def deal(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One deal with its history, and what can be done about it."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    open_ = card.state is DealState.OPEN
    return {
        "notice": scene.words(draft.notice, closer=card.closer) if draft.notice else "",
        "deal": deal_text(card, scene.words),
        "history": history_text(card.history, scene.words),
        "open": open_,
        "has_step": open_ and bool(card.step.what),
        "no_step": open_ and not card.step.what,
        "won": card.state is DealState.WON,
        "may_give": open_ and scene.person.has(Role.DIRECTOR),
    }


async def steps(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The usual next steps."""
    scene = Scene.of(dialog_manager)
    return {
        **await _about(dialog_manager),
        "steps": [Option(step, scene.words.plain("deal-step", step=step)) for step in STEPS],
    }


async def step_day(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days a next step may be on: today, and the working days after it."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    days = [local_day(scene.now, scene.person.zone)]
    while len(days) < _DAYS:
        days.append(WorkCalendar().next_working(days[-1]))
    return {**await _about(dialog_manager), "step": draft.step, "days": day_options(days, scene.words.language)}


async def losses(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Why a company refused: the usual reasons."""
    scene = Scene.of(dialog_manager)
    return {
        **await _about(dialog_manager),
        "losses": [Option(reason, scene.words.plain("deal-loss", reason=reason)) for reason in LOSSES],
    }


async def about(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The deal that something is asked about."""
    return await _about(dialog_manager)


async def closers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who else may have the deal."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    named = await scene.db.read(deals.closers, scene.person)
    others = [Option(str(staff_id), name) for staff_id, name in named.items() if staff_id != card.closer_id]
    question = scene.words("deal-give-whom" if others else "deal-give-nobody")
    return {"deal": deal_text(card, scene.words), "question": question, "closers": others}


def day_options(days: list[date], language: str) -> list[Option]:
    """Days as buttons."""
    return [Option(day.isoformat(), day_label(day, language)) for day in days]


def days_back(now_day: date, many: int) -> list[date]:
    """The last days, today first."""
    return [now_day - timedelta(days=back) for back in range(many)]


async def _about(manager: DialogManager) -> dict[str, object]:
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    return {"deal": deal_text(card, scene.words)}
