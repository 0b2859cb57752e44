"""The windows of statements; none of them can be forwarded."""

from aiogram_dialog.widgets.kbd import Row

from handlers.earnings import actions, getters
from handlers.states import Statements
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To

STATEMENTS = (
    Screen(
        Text("statements-title"),
        Shown("question"),
        Choices("statement", "statements", actions.pick_statement),
        Pager("statements", actions.turn),
        MenuButton(),
        state=Statements.list,
        getter=getters.statement_list,
        money=True,
    ),
    Screen(
        Shown("statement"),
        Shown("notice"),
        Row(
            Act(Label("statement-agree"), "agree", actions.agree, when="open"),
            Act(Label("statement-disagree"), "disagree", actions.disagree),
        ),
        Act(Label("statement-send"), "send", actions.send),
        Row(To(Label("statements-back"), Statements.list), MenuButton()),
        state=Statements.statement,
        getter=getters.statement,
        money=True,
    ),
)
