"""What the windows of a month show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.people import Role
from handlers.earnings.draft import EarningDraft
from handlers.earnings.month_actions import numbers
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import earnings
from services.earnings import Earnings
from views import earnings as words_of

_A_PAGE = 8
_MONTHS = 24


async def month(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """A month by kind; of the month of today also what waits, how far the next sums are, and a forecast."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    words = scene.words
    seen = await _earnings(scene, draft)
    data: dict[str, object] = {
        "earnings": words_of.month_text(
            seen.month, seen.total, seen.parts, words, name=seen.name if draft.staff_id else "", closed=seen.closed
        ),
        "kinds": [Option(part.kind, words_of.part_label(part, words)) for part in seen.parts],
        "coming": "",
        "ahead": False,
        "waits": False,
        "of_another": bool(draft.staff_id) and scene.person.has(Role.DIRECTOR),
    }
    ahead = await scene.db.read(earnings.outlook, scene.person, scene.now, draft.staff_id)
    if ahead.month != seen.month:
        return data
    waiting = ahead.waiting
    roles = await scene.db.read(earnings.can_ask, scene.person, draft.staff_id)
    paragraphs = (
        words_of.waiting_text(len(waiting.meetings), waiting.meetings_pay, waiting.leads, waiting.leads_pay, words),
        words_of.distances_text(ahead.tier, ahead.volume, ahead.quotas, ahead.plan, words),
        words_of.forecast_text(ahead.forecast, ahead.expected, ahead.ends, roles, words) if ahead.forecast else "",
    )
    data["coming"] = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    data["ahead"], data["waits"] = bool(roles), bool(waiting.meetings)
    return data


async def lines(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The lines of a kind, by date."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    seen = await _earnings(scene, draft)
    of_kind = [line for line in seen.lines if line.kind is draft.kind]
    shown = page_of(of_kind, draft.page, _A_PAGE)
    return {
        "title": words_of.lines_title(draft.kind, seen.month, of_kind, scene.words),
        "hint": scene.words("earnings-lines-hint") if of_kind else "",
        "lines": [Option(str(line.id), words_of.line_label(line, scene.words)) for line in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def fact(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One line with all that is behind it."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    seen = await scene.db.read(earnings.opened, scene.person, draft.month, draft.line_id, scene.now, draft.staff_id)
    return {"fact": words_of.fact_text(seen.line, seen.month, seen.undoes, scene.words)}


async def waiting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Every meeting that waits."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    ahead = await scene.db.read(earnings.outlook, scene.person, scene.now, draft.staff_id)
    meetings = [(one.company, one.starts_at, one.amount) for one in ahead.waiting.meetings]
    return {"waiting": words_of.waiting_list_text(meetings, ahead.waiting.meetings_pay, scene.words)}


async def what_if(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The answer to what was asked last, and what else may be asked."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    words = scene.words
    roles = await scene.db.read(earnings.can_ask, scene.person, draft.staff_id)
    answer = ""
    if draft.question is not None:
        seen = await scene.db.read(earnings.what_if, scene.person, draft.question, scene.now, draft.staff_id)
        answer = words_of.what_if_text(seen.question, seen.done, seen.more, seen.ends, seen.total, words)
    return {
        "answer": answer,
        "question": words("what-if-question" if roles else "what-if-nothing"),
        "numbers": [
            Option(f"{role}-{place}", words_of.number_label(role, number, words))
            for role in roles
            for place, number in enumerate(numbers(role))
        ],
    }


async def months(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The months there are, the latest first."""
    scene, draft = Scene.of(dialog_manager), EarningDraft.of(dialog_manager)
    found = await scene.db.read(earnings.months, scene.person, scene.now, draft.staff_id)
    return {"months": [Option(str(one), str(scene.words.value(one))) for one in found[:_MONTHS]]}


async def _earnings(scene: Scene, draft: EarningDraft) -> Earnings:
    return await scene.db.read(earnings.my_earnings, scene.person, draft.month, scene.now, draft.staff_id)
