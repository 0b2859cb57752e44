"""A closer's windows, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.closer import actions, getters
from handlers.states import Meetings
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed
from views.meetings import OUTCOME_ROWS

MEETINGS = (
    Screen(
        Text("meetings-title"),
        Shown("summary"),
        Choices("meeting", "meetings", actions.pick_meeting),
        Pager("meetings", actions.turn),
        MenuButton(),
        state=Meetings.list,
        getter=getters.meeting_list,
    ),
    Screen(
        Shown("meeting"),
        Shown("hint"),
        *(
            Choices("outcome", name, actions.pick_outcome, width=len(row))
            for name, row in zip(getters.OUTCOME_LISTS, OUTCOME_ROWS, strict=True)
        ),
        Row(To(Label("meetings-back"), Meetings.list), MenuButton()),
        state=Meetings.meeting,
        getter=getters.meeting,
    ),
    Screen(
        Shown("meeting"),
        Text("contract-amount"),
        Row(To(Label("back"), Meetings.meeting), MenuButton()),
        Typed(actions.read_amount),
        state=Meetings.amount,
        getter=getters.contract,
    ),
    Screen(
        Text("contract-number"),
        Act(Label("contract-no-number"), "no_number", actions.no_number),
        Row(To(Label("contract-other-amount"), Meetings.amount), MenuButton()),
        Typed(actions.read_number),
        state=Meetings.number,
        getter=getters.contract,
    ),
    Screen(
        Text("contract-check"),
        Shown("contract"),
        Act(Label("contract-confirm"), "confirm", actions.confirm),
        Row(To(Label("contract-other-amount"), Meetings.amount), MenuButton()),
        state=Meetings.confirm,
        getter=getters.contract,
    ),
    Screen(
        Shown("meeting"),
        Text("refusal-why"),
        Choices("reason", "reasons", actions.pick_reason, width=2),
        Row(To(Label("back"), Meetings.meeting), MenuButton()),
        Typed(actions.read_reason),
        state=Meetings.reason,
        getter=getters.reasons,
    ),
    Screen(
        Shown("reported"),
        Row(To(Label("meetings-back"), Meetings.list), MenuButton()),
        state=Meetings.reported,
        getter=getters.reported,
        money=True,
    ),
)
