"""The windows about disputes; none of them can be forwarded."""

from aiogram.fsm.state import State
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Row

from handlers.disputes import actions, getters
from handlers.states import Disputes, Disputing
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed
from handlers.widgets.typed import Read


def _asks(question: str, read: Read, state: State, *buttons: Widget) -> Screen:
    """Something to be typed about the dispute in view."""
    return Screen(
        Shown("dispute"),
        Text(question),
        *buttons,
        Row(To(Label("back"), Disputes.dispute), MenuButton()),
        Typed(read),
        state=state,
        getter=getters.dispute,
        money=True,
    )


DISPUTING = (
    Screen(
        Text("dispute-which"),
        Choices("line", "lines", actions.pick_line),
        Pager("lines", actions.turn_lines),
        Act(Label("dispute-which-missing"), "missing", actions.pick_missing),
        MenuButton(),
        state=Disputing.line,
        getter=getters.lines,
        money=True,
    ),
    Screen(
        Shown("about"),
        Text("dispute-why"),
        Row(To(Label("back"), Disputing.line), MenuButton()),
        Typed(actions.read_why),
        state=Disputing.why,
        getter=getters.line,
        money=True,
    ),
    Screen(
        Shown("about"),
        Text("dispute-sent"),
        MenuButton(),
        state=Disputing.sent,
        getter=getters.line,
        money=True,
    ),
)

DISPUTES = (
    Screen(
        Text("disputes-title"),
        Shown("hint"),
        Choices("dispute", "disputes", actions.pick),
        Pager("disputes", actions.turn),
        MenuButton(),
        state=Disputes.list,
        getter=getters.listed,
        money=True,
    ),
    Screen(
        Shown("dispute"),
        Row(
            To(Label("dispute-accept"), Disputes.amount, when="decides"),
            To(Label("dispute-refuse"), Disputes.refusal, when="decides"),
        ),
        To(Label("dispute-answer"), Disputes.answer, when="open"),
        Row(To(Label("disputes-back"), Disputes.list), MenuButton()),
        state=Disputes.dispute,
        getter=getters.dispute,
        money=True,
    ),
    _asks("dispute-ask-answer", actions.read_answer, Disputes.answer),
    _asks(
        "dispute-ask-amount",
        actions.read_amount,
        Disputes.amount,
        Act(Label("dispute-take-proposed"), "proposed", actions.take_proposed, when="proposed"),
    ),
    _asks("dispute-ask-refusal", actions.read_refusal, Disputes.refusal),
)
