"""The windows about new clients, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.account_manager import actions, getters
from handlers.states import Handovers
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

HANDOVERS = (
    Screen(
        Text("handovers-title"),
        Shown("summary"),
        Choices("client", "clients", actions.pick_client),
        Pager("clients", actions.turn),
        MenuButton(),
        state=Handovers.list,
        getter=getters.handover_list,
    ),
    Screen(
        Shown("notice"),
        Shown("handover"),
        Shown("where"),
        Shown("questions"),
        Shown("history"),
        Act(Label("handover-accept"), "accept", actions.accept, when="may_accept"),
        Row(
            To(Label("handover-ask"), Handovers.question, when="may_ask"),
            Act(Label("handover-paper"), "paper", actions.show_paper, when="has_paper"),
        ),
        To(Label("handover-give"), Handovers.give, when="may_give"),
        Row(To(Label("handovers-back"), Handovers.list), MenuButton()),
        state=Handovers.handover,
        getter=getters.handover,
    ),
    Screen(
        Shown("handover"),
        Text("handover-ask-what"),
        Row(To(Label("back"), Handovers.handover), MenuButton()),
        Typed(actions.read_question),
        state=Handovers.question,
        getter=getters.handover,
    ),
    Screen(
        Shown("question"),
        Text("handover-answer-what"),
        MenuButton(),
        Typed(actions.read_answer),
        state=Handovers.answer,
        getter=getters.question,
    ),
    Screen(
        Text("handover-answer-done"),
        MenuButton(),
        state=Handovers.answered,
    ),
    Screen(
        Shown("handover"),
        Shown("question"),
        Choices("manager", "managers", actions.pick_manager),
        Row(To(Label("back"), Handovers.handover), MenuButton()),
        state=Handovers.give,
        getter=getters.managers,
    ),
)
