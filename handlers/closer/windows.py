"""A closer's windows, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.closer import actions, getters, outcome_actions
from handlers.closer.outcome_windows import OUTCOMES
from handlers.states import Meetings
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To
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
            Choices("outcome", name, outcome_actions.pick_outcome, width=len(row))
            for name, row in zip(getters.OUTCOME_LISTS, OUTCOME_ROWS, strict=True)
        ),
        Act(Label("outcome-correct"), "correct", outcome_actions.begin_correction, when="may_correct"),
        Row(
            Act(Label("meeting-move"), "move", actions.move_meeting, when="ahead"),
            Act(Label("meeting-cancel"), "cancel", actions.cancel_meeting, when="ahead"),
        ),
        Row(To(Label("meetings-back"), Meetings.list), MenuButton()),
        state=Meetings.meeting,
        getter=getters.meeting,
    ),
    Screen(
        Shown("meeting"),
        Text("outcome-correct-as"),
        *(
            Choices("outcome_of", name, outcome_actions.pick_outcome, width=len(row))
            for name, row in zip(getters.OUTCOME_LISTS, OUTCOME_ROWS, strict=True)
        ),
        Row(To(Label("back"), Meetings.meeting), MenuButton()),
        state=Meetings.correct,
        getter=getters.outcomes,
    ),
    *OUTCOMES,
)
