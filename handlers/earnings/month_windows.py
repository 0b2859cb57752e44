"""The windows of a month of pay, top to bottom as they are seen; none of them can be forwarded."""

from aiogram_dialog.widgets.kbd import Row

from handlers.earnings import month_actions as actions
from handlers.earnings import month_getters as getters
from handlers.states import Earning
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

EARNINGS = (
    Screen(
        Shown("earnings"),
        Shown("coming"),
        Choices("kind", "kinds", actions.pick_kind),
        Row(
            To(Label("what-if-button"), Earning.what_if, when="ahead"),
            To(Label("earnings-waiting-button"), Earning.waiting, when="waits"),
        ),
        To(Label("earnings-months"), Earning.months),
        Row(Act(Label("hours-to-person"), "person", actions.to_person, when="of_another"), MenuButton()),
        state=Earning.month,
        getter=getters.month,
        money=True,
    ),
    Screen(
        Shown("title"),
        Shown("hint"),
        Choices("line", "lines", actions.pick_line),
        Pager("lines", actions.turn),
        Row(To(Label("earnings-back"), Earning.month), MenuButton()),
        state=Earning.lines,
        getter=getters.lines,
        money=True,
    ),
    Screen(
        Shown("fact"),
        Row(To(Label("earnings-lines-back"), Earning.lines), MenuButton()),
        state=Earning.fact,
        getter=getters.fact,
        money=True,
    ),
    Screen(
        Shown("waiting"),
        Row(To(Label("earnings-back"), Earning.month), MenuButton()),
        state=Earning.waiting,
        getter=getters.waiting,
        money=True,
    ),
    Screen(
        Text("what-if-title"),
        Shown("answer"),
        Shown("question"),
        Choices("number", "numbers", actions.pick_number, width=3),
        Row(To(Label("earnings-back"), Earning.month), MenuButton()),
        Typed(actions.read_question),
        state=Earning.what_if,
        getter=getters.what_if,
        money=True,
    ),
    Screen(
        Text("earnings-months-title"),
        Choices("month", "months", actions.pick_month, width=2),
        Row(To(Label("earnings-back"), Earning.month), MenuButton()),
        state=Earning.months,
        getter=getters.months,
        money=True,
    ),
)
