"""What goes to whom when somebody leaves or is away: seen and changed by a director before it happens."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.errors import NotYours, PlanChanged, RolesMissing
from handlers.director.draft import PeopleDraft
from handlers.drafts import PersonDraft, StandInDraft
from handlers.filters import Pressed
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import Absences, People
from handlers.widgets import Option
from handlers.widgets.choices import number, page_of
from handlers.widgets.screen import TROUBLE
from services import leaving, staff
from services.leaving import NOBODY, TO_CALLER, UNDECIDED, Decided, Leaving
from views.errors import sentence
from views.leaving import deal_goes, meeting_goes, plan_text
from views.presses import PassMeetings
from views.wording import quoted

_A_PAGE = 8
_MEETING, _DEAL = "m", "d"


def make_router() -> Router:
    """The routes, fresh."""
    router = Router(name="leaving")
    router.callback_query.register(pass_on_from_card, Pressed(PassMeetings))
    return router


# --- what is shown


async def dismissal(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Whom to dismiss, and what of theirs goes to whom."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    return _shown(scene, draft, await _plan(scene, draft, draft.decided))


async def stand_ins(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who holds the meetings of one who is away."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    plan = await _plan(scene, draft, draft.decided)
    notice = scene.words("away-passed") if draft.passed else ""
    anything = bool(plan.meetings or plan.deals)
    nothing = "" if anything or draft.passed else scene.words("away-nothing")
    return {"notice": notice, "nothing": nothing, "anything": anything, **_shown(scene, draft, plan)}


async def losing(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What of somebody's goes to whom when roles are taken away."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    return _shown(scene, draft, await _plan(scene, draft, draft.decided))


async def who_else(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may have one meeting or one deal."""
    scene, draft = Scene.of(dialog_manager), PeopleDraft.of(dialog_manager)
    plan = await _plan(scene, draft, draft.decided)
    words, (kind, thing_id) = scene.words, _line(draft.line)
    if kind == _DEAL:
        deal = next((one for one in plan.deals if one.deal_id == thing_id), None)
        if deal is None:
            raise NotYours
        return {
            "question": words("leaving-who-deal"),
            "what": quoted(deal_goes(deal.company, deal.closer, words, stays=bool(draft.absence_id))),
            "none": "" if plan.closers else words("leaving-nobody-else"),
            "closers": [
                *(Option(str(closer_id), name) for closer_id, name in plan.closers),
                *([Option(str(NOBODY), words.plain("leaving-stays"))] if draft.absence_id else []),
            ],
        }
    meeting = next((one for one in plan.meetings if one.card.meeting_id == thing_id), None)
    if meeting is None:
        raise NotYours
    return {
        "question": words("leaving-who-meeting"),
        "what": quoted(meeting_goes(meeting.card.company, meeting.card.starts_at, meeting.closer, words)),
        "none": "" if meeting.free else words("leaving-nobody-free"),
        "closers": [
            *(Option(str(closer_id), name) for closer_id, name in meeting.free),
            Option(str(TO_CALLER), words.plain("leaving-caller-moves")),
        ],
    }


def _shown(scene: Scene, draft: PeopleDraft, plan: Leaving) -> dict[str, object]:
    words = scene.words
    lines = [
        *(
            Option(
                f"{_MEETING}{one.card.meeting_id}",
                meeting_goes(one.card.company, one.card.starts_at, one.closer, words),
            )
            for one in plan.meetings
        ),
        *(
            Option(f"{_DEAL}{one.deal_id}", deal_goes(one.company, one.closer, words, stays=bool(draft.absence_id)))
            for one in plan.deals
        ),
    ]
    page = page_of(lines, draft.line_page, _A_PAGE)
    return {
        "name": plan.name,
        "plan": plan_text(plan.name, plan.callbacks, len(plan.meetings), len(plan.deals), words),
        "lines": list(page.items),
        "page": page.page,
        "pages": page.pages,
    }


# --- what presses do


async def begin_dismissal(manager: DialogManager) -> None:
    """See what is theirs before it happens."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    draft = draft.but(manager, absence_id=0, loses=False, decided=UNDECIDED, line_page=0)
    await _keep_plan(manager, scene, draft)
    await manager.switch_to(People.dismiss)


async def turn_lines(manager: DialogManager, page: int) -> None:
    """Turn the list of what goes to whom."""
    PeopleDraft.of(manager).but(manager, line_page=page)


async def pick_line(manager: DialogManager, key: str) -> None:
    """Choose somebody else for this one."""
    _line(key)
    PeopleDraft.of(manager).but(manager, line=key)
    await manager.switch_to(People.give_to)


async def pick_closer(manager: DialogManager, key: str) -> None:
    """This one is to have it."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    chosen, (kind, thing_id) = number(key), _line(draft.line)
    decided = draft.decided
    if kind == _MEETING:
        wanted = Decided(_with(decided.meetings, thing_id, chosen), decided.deals)
    else:
        wanted = Decided(decided.meetings, _with(decided.deals, thing_id, chosen))
    plan = await _plan(scene, draft, wanted)
    draft.but(manager, decided=plan.decided)
    if plan.decided != wanted:
        _say(manager, PlanChanged())
    await back_to_plan(manager)


async def back_to_plan(manager: DialogManager) -> None:
    """To the whole list."""
    draft = PeopleDraft.of(manager)
    planned = People.losing if draft.loses else People.dismiss
    await manager.switch_to(People.stand_ins if draft.absence_id else planned)


async def dismiss(manager: DialogManager) -> None:
    """The person works here no more, from the next press on; what is theirs goes where it was shown."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    reason = scene.words.plain("leaving-reason", name=one.name)
    deed = (scene.person, draft.staff_id, draft.decided, reason, scene.now)
    try:
        gone = await scene.db.write(leaving.dismiss, *deed, receipt=scene.receipt)
    except PlanChanged as changed:
        await _keep_plan(manager, scene, draft)
        _say(manager, changed)
        return
    draft.but(manager, staff_id=0, dismissed=gone.name, decided=UNDECIDED)
    await manager.switch_to(People.list)


async def save_roles(manager: DialogManager) -> None:
    """Give the person exactly the ticked roles; what they have in hand of the others is shown first."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    if not draft.roles:
        raise RolesMissing
    draft = draft.but(manager, absence_id=0, loses=True, decided=UNDECIDED, line_page=0)
    plan = await _plan(scene, draft, UNDECIDED)
    draft.but(manager, decided=plan.decided)
    if plan.callbacks or plan.meetings or plan.deals:
        await manager.switch_to(People.losing)
    else:
        await change_roles(manager)


async def change_roles(manager: DialogManager) -> None:
    """The person has these roles from the next press on; what is of the others goes where it was shown."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    reason = scene.words.plain("losing-reason", name=one.name)
    deed = (scene.person, draft.staff_id, frozenset(draft.roles), draft.decided, reason, scene.now)
    try:
        await scene.db.write(leaving.change_roles, *deed, receipt=scene.receipt)
    except PlanChanged as changed:
        await _keep_plan(manager, scene, draft)
        _say(manager, changed)
        return
    draft.but(manager, decided=UNDECIDED, loses=False)
    await manager.switch_to(People.person)


async def pass_on_from_card(callback: CallbackQuery, press: PassMeetings, dialog_manager: DialogManager) -> None:
    """Somebody says that they will be away: who could have their meetings, below the news."""
    scene = Scene.of(dialog_manager)
    plan = await scene.db.read(leaving.stand_ins, scene.person, press.absence_id, UNDECIDED, scene.now)
    opened = StandInDraft(staff_id=plan.staff_id, absence_id=press.absence_id, decided=plan.decided)
    await open_screen(dialog_manager, People.stand_ins, opened, below=True)
    await callback.answer()


async def pass_on(manager: DialogManager) -> None:
    """The meetings of one who is away go where it was shown."""
    scene, draft = Scene.of(manager), PeopleDraft.of(manager)
    one = await scene.db.read(staff.colleague, scene.person, draft.staff_id)
    reason = scene.words.plain("away-reason", name=one.name)
    deed = (scene.person, draft.absence_id, draft.decided, reason, scene.now)
    try:
        await scene.db.write(leaving.pass_on, *deed, receipt=scene.receipt)
    except PlanChanged as changed:
        await _keep_plan(manager, scene, draft)
        _say(manager, changed)
        return
    draft.but(manager, decided=UNDECIDED, line_page=0, passed=True)


async def back_to_absences(manager: DialogManager) -> None:
    """When the person is away."""
    await open_screen(manager, Absences.list, PersonDraft(staff_id=PeopleDraft.of(manager).staff_id))


def _say(manager: DialogManager, changed: PlanChanged) -> None:
    """Above the plan as it is now: an error that is raised would leave the draft as it was."""
    manager.middleware_data[TROUBLE] = f"⚠️ {sentence(changed, Scene.of(manager).words)}"


async def _keep_plan(manager: DialogManager, scene: Scene, draft: PeopleDraft) -> None:
    """What is shown from now on is what is decided."""
    plan = await _plan(scene, draft, draft.decided)
    draft.but(manager, decided=plan.decided)


async def _plan(scene: Scene, draft: PeopleDraft, decided: Decided) -> Leaving:
    if draft.absence_id:
        return await scene.db.read(leaving.stand_ins, scene.person, draft.absence_id, decided, scene.now)
    if draft.loses:
        roles = frozenset(draft.roles)
        return await scene.db.read(leaving.losing, scene.person, draft.staff_id, roles, decided, scene.now)
    return await scene.db.read(leaving.plan, scene.person, draft.staff_id, decided, scene.now)


def _line(key: str) -> tuple[str, int]:
    if key[:1] not in (_MEETING, _DEAL):
        raise NotYours
    return key[0], number(key[1:])


def _with(pairs: Sequence[tuple[int, int]], thing_id: int, chosen: int) -> tuple[tuple[int, int], ...]:
    return tuple((one, chosen if one == thing_id else closer) for one, closer in pairs)
