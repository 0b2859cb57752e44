"""The windows in which a caller objects."""

from aiogram_dialog import DialogManager

from handlers.drafts import MeetingDraft
from handlers.scene import Scene
from handlers.states import Objecting
from handlers.widgets import MenuButton, Screen, Shown, Text, Typed
from services import meetings, objections
from views.meetings import meeting_view_text


async def read_reason(manager: DialogManager, text: str) -> None:
    """Why it is a client of ours."""
    scene, draft = Scene.of(manager), MeetingDraft.of(manager)
    receipt = f"objection:{scene.person.id}:{draft.key}"
    await scene.db.write(objections.make, scene.person, draft.meeting_id, text, scene.now, receipt=receipt)
    await manager.switch_to(Objecting.sent)


async def meeting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting that it is about."""
    scene, draft = Scene.of(dialog_manager), MeetingDraft.of(dialog_manager)
    view = await scene.db.read(meetings.view, scene.person, draft.meeting_id)
    return {"meeting": meeting_view_text(view.card, view.outcome, scene.words, closer=True)}


OBJECTING = (
    Screen(
        Shown("meeting"),
        Text("objection-why"),
        MenuButton(),
        Typed(read_reason),
        state=Objecting.reason,
        getter=meeting,
    ),
    Screen(
        Shown("meeting"),
        Text("objection-sent"),
        MenuButton(),
        state=Objecting.sent,
        getter=meeting,
    ),
)
