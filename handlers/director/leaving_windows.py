"""The windows of what goes to whom, a part of the conversation about people."""

from aiogram_dialog.widgets.kbd import Row

from handlers.director import leaving
from handlers.states import People
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To

LEAVING = (
    Screen(
        Text("people-dismiss-sure"),
        Shown("plan"),
        Choices("line", "lines", leaving.pick_line),
        Pager("lines", leaving.turn_lines),
        Act(Label("people-dismiss-yes"), "dismiss", leaving.dismiss),
        Row(To(Label("back"), People.person), MenuButton()),
        state=People.dismiss,
        getter=leaving.dismissal,
    ),
    Screen(
        Text("losing-sure"),
        Shown("plan"),
        Choices("lost_line", "lines", leaving.pick_line),
        Pager("lost_lines", leaving.turn_lines),
        Act(Label("losing-yes"), "lose_roles", leaving.change_roles),
        Row(To(Label("back"), People.roles), MenuButton()),
        state=People.losing,
        getter=leaving.losing,
    ),
    Screen(
        Text("away-title"),
        Shown("notice"),
        Shown("plan"),
        Shown("nothing"),
        Choices("away_line", "lines", leaving.pick_line),
        Pager("away_lines", leaving.turn_lines),
        Act(Label("away-pass-yes"), "pass_on", leaving.pass_on, when="anything"),
        Row(Act(Label("back"), "to_days_away", leaving.back_to_absences), MenuButton()),
        state=People.stand_ins,
        getter=leaving.stand_ins,
    ),
    Screen(
        Shown("question"),
        Shown("what"),
        Shown("none"),
        Choices("closer", "closers", leaving.pick_closer),
        Row(Act(Label("back"), "to_plan", leaving.back_to_plan), MenuButton()),
        state=People.give_to,
        getter=leaving.who_else,
    ),
)
