"""The windows about disputes; none of them can be forwarded."""

from aiogram_dialog.widgets.kbd import Row

from handlers.disputes import actions, getters
from handlers.states import Disputes, Disputing
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

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
    Screen(
        Shown("dispute"),
        Text("dispute-ask-answer"),
        Row(To(Label("back"), Disputes.dispute), MenuButton()),
        Typed(actions.read_answer),
        state=Disputes.answer,
        getter=getters.dispute,
        money=True,
    ),
    Screen(
        Shown("dispute"),
        Text("dispute-ask-amount"),
        Act(Label("dispute-take-proposed"), "proposed", actions.take_proposed, when="proposed"),
        Row(To(Label("back"), Disputes.dispute), MenuButton()),
        Typed(actions.read_amount),
        state=Disputes.amount,
        getter=getters.dispute,
        money=True,
    ),
    Screen(
        Shown("dispute"),
        Text("dispute-ask-refusal"),
        Row(To(Label("back"), Disputes.dispute), MenuButton()),
        Typed(actions.read_refusal),
        state=Disputes.refusal,
        getter=getters.dispute,
        money=True,
    ),
)
