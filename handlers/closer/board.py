"""The board of meetings: which are shown, and to directors whose."""

from datetime import date

from aiogram_dialog import DialogManager

from domain.funnel import MeetingState
from domain.people import Role
from handlers.closer.draft import ReportDraft
from handlers.scene import Scene
from handlers.states import Meetings
from handlers.widgets import Option
from handlers.widgets.choices import chosen, number, page_of
from services import chasing, meeting_board
from services.meeting_board import Board, BoardMeeting, Shelf
from views.dates import day_label
from views.meeting_board import Waiting, board_label, changes_text, waiting_text, waits_text
from views.turn import holder_line
from views.wording import Safe, Words

_A_PAGE = 8


# --- what is shown


async def meeting_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Meetings that wait for their outcome, and for whom; then those ahead, or whatever was asked for."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    board, words, directs = await _board(scene, draft), scene.words, scene.person.has(Role.DIRECTOR)
    shown = page_of(board.meetings, draft.page, _A_PAGE)
    waiting = [
        Waiting(one.card.company, one.waits_since, one.waits_for, one.closer_id == scene.person.id)
        for one in board.meetings
        if one.waits_since is not None
    ]
    lines = [words("meetings-to-report", count=board.waiting)] if board.waiting else []
    lines.append(words("meetings-ahead", count=board.ahead) if board.ahead else words("meetings-none"))
    return {
        "title": words("board-title" if directs else "meetings-title"),
        "summary": Safe("\n".join(lines)),
        "waiting": waiting_text(waiting, scene.now, words),
        "filter": _filter_text(draft, board, words),
        "meetings": [
            Option(
                str(one.card.meeting_id),
                board_label(one.card, words, closer=directs, mark="" if one.waits_since is None else "⏳"),
            )
            for one in shown.items
        ],
        "page": shown.page,
        "pages": shown.pages,
        "directs": directs,
    }


async def shelves(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Which meetings there are to look at."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    board, words = await _board(scene, draft), scene.words
    return {
        "shelves": [
            Option(Shelf.OPEN, words.plain("board-open")),
            Option(Shelf.WAITING, words.plain("board-waiting", count=board.waiting)),
            Option(Shelf.TOLD, words.plain("board-told")),
            *(
                Option(day.isoformat(), words.plain("board-day", day=day_label(day, words.language), count=count))
                for day, count in board.days
            ),
        ]
    }


async def closers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Whose meetings there are to look at."""
    scene, draft = Scene.of(dialog_manager), ReportDraft.of(dialog_manager)
    board, words = await _board(scene, draft), scene.words
    return {
        "closers": [
            Option("0", words.plain("board-everybody")),
            *(
                Option(str(staff_id), words.plain("board-closer", closer=name, count=count))
                for staff_id, name, count in board.closers
            ),
        ]
    }


async def standing(scene: Scene, draft: ReportDraft) -> dict[str, object]:
    """How a meeting stands: whose move it is, and what was done to it."""
    words = scene.words
    found = await scene.db.read(meeting_board.one, scene.person, draft.meeting_id, scene.now)
    changes = await scene.db.read(meeting_board.changes, scene.person, draft.meeting_id)
    told = changes_text(changes, words)
    directs = scene.person.has(Role.DIRECTOR)
    return {
        "notice": words("outcome-asked", company=found.card.company, asked=draft.asked) if draft.asked else "",
        "standing": _standing_text(found, scene),
        "closer": holder_line(found.card.closer, found.chosen_by, words, mine=False) if directs else "",
        "changes": Safe(f"<b>{words('meeting-changes')}</b>\n{told}") if told else "",
        "may_ask": directs and found.waits_since is not None and found.closer_id != scene.person.id,
    }


def _standing_text(found: BoardMeeting, scene: Scene) -> str:
    if found.waits_since is not None:
        mine = found.closer_id == scene.person.id
        return waits_text(found.waits_since, found.waits_for, scene.now, scene.words, mine=mine)
    if found.state is MeetingState.CANCELLED:
        return scene.words("board-cancelled")
    if found.state is not MeetingState.BOOKED:
        return ""
    return scene.words("board-stands" if found.card.starts_at > scene.now else "board-goes-on")


def _filter_text(draft: ReportDraft, board: Board, words: Words) -> Safe:
    lines: list[str] = []
    shelf = _shelf(draft.shelf)
    if isinstance(shelf, date):
        lines.append(words("board-shown-day", day=shelf))
    elif shelf is not Shelf.OPEN:
        lines.append(words("board-shown-waiting" if shelf is Shelf.WAITING else "board-shown-told"))
    closer = next((name for staff_id, name, _ in board.closers if staff_id == draft.of_closer), "")
    if closer:
        lines.append(words("board-shown-closer", closer=closer))
    if lines and not board.meetings:
        lines.append(words("board-empty"))
    return Safe(" ".join(lines))


async def _board(scene: Scene, draft: ReportDraft) -> Board:
    return await scene.db.read(meeting_board.board, scene.person, _shelf(draft.shelf), draft.of_closer, scene.now)


def _shelf(key: str) -> Shelf | date:
    """A shelf, or a day, that came back from a button. Raises NotYours for anything else: it was forged."""
    return Shelf(key) if key in {shelf.value for shelf in Shelf} else chosen(date.fromisoformat, key)


# --- what presses do


async def pick_shelf(manager: DialogManager, key: str) -> None:
    """Show these."""
    _shelf(key)
    ReportDraft.of(manager).but(manager, shelf=key, page=0)
    await manager.switch_to(Meetings.list)


async def pick_closer(manager: DialogManager, key: str) -> None:
    """Show those of this closer."""
    ReportDraft.of(manager).but(manager, of_closer=number(key), page=0)
    await manager.switch_to(Meetings.list)


async def ask_closer(manager: DialogManager) -> None:
    """A director lets the closer be asked once more how the meeting went."""
    scene, draft = Scene.of(manager), ReportDraft.of(manager)
    asked = await scene.db.write(chasing.ask_closer, scene.person, draft.meeting_id, scene.now, receipt=scene.receipt)
    draft.but(manager, asked=asked)
