"""The windows about consultants, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.consultants import actions, getters
from handlers.states import Consultations, Consulting
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To

CONSULTING = (
    Screen(
        Shown("notice"),
        Shown("meeting"),
        Shown("question"),
        Choices("consultant", "consultants", actions.pick_consultant),
        MenuButton(),
        state=Consulting.list,
        getter=getters.choice,
    ),
    Screen(
        Shown("meeting"),
        Shown("standing"),
        Act(Label("consultant-withdraw"), "withdraw", actions.withdraw, when="stands"),
        Row(To(Label("consultants-back"), Consulting.list), MenuButton()),
        state=Consulting.invited,
        getter=getters.invited,
    ),
)

CONSULTATIONS = (
    Screen(
        Shown("notice"),
        Text("consultations-title"),
        Shown("summary"),
        Choices("meeting", "meetings", actions.pick_meeting),
        Pager("consultations", actions.turn),
        MenuButton(),
        state=Consultations.list,
        getter=getters.meeting_list,
    ),
    Screen(
        Shown("meeting"),
        Shown("state"),
        Choices("answer", "answers", actions.pick_answer, width=2),
        Row(To(Label("consultations-back"), Consultations.list), MenuButton()),
        state=Consultations.meeting,
        getter=getters.meeting,
    ),
)
