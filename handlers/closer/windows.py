"""A closer's windows, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.at_hand import at_hand
from handlers.closer import actions, board, getters, outcome_actions
from handlers.closer.outcome_windows import OUTCOMES
from handlers.states import Meetings
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To
from views.meetings import OUTCOME_ROWS

MEETINGS = (
    Screen(
        Shown("title"),
        Shown("summary"),
        Shown("waiting"),
        Shown("filter"),
        Choices("meeting", "meetings", actions.pick_meeting),
        Pager("meetings", actions.turn),
        Row(To(Label("board-which"), Meetings.shelves), To(Label("board-whose"), Meetings.closers, when="directs")),
        MenuButton(),
        state=Meetings.list,
        getter=board.meeting_list,
    ),
    Screen(
        Text("board-which-ask"),
        Choices("shelf", "shelves", board.pick_shelf, width=2),
        Row(To(Label("meetings-back"), Meetings.list), MenuButton()),
        state=Meetings.shelves,
        getter=board.shelves,
    ),
    Screen(
        Text("board-whose-ask"),
        Choices("of_closer", "closers", board.pick_closer),
        Row(To(Label("meetings-back"), Meetings.list), MenuButton()),
        state=Meetings.closers,
        getter=board.closers,
    ),
    Screen(
        Shown("notice"),
        Shown("meeting"),
        Shown("way"),
        Shown("closer"),
        Shown("standing"),
        Shown("changes"),
        Shown("guests"),
        Shown("hint"),
        *(
            Choices("outcome", name, outcome_actions.pick_outcome, width=len(row))
            for name, row in zip(getters.OUTCOME_LISTS, OUTCOME_ROWS, strict=True)
        ),
        Act(Label("outcome-ask-again"), "ask_again", board.ask_closer, when="may_ask"),
        Act(Label("outcome-correct"), "correct", outcome_actions.begin_correction, when="may_correct"),
        *at_hand(),
        Act(Label("consultant-call"), "call_consultant", actions.call_consultant, when="may_call"),
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
