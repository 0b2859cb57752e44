"""The windows of the register; none of them can be forwarded."""

from aiogram_dialog.widgets.kbd import Row

from handlers.accountant import actions, getters
from handlers.states import Registers
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To

REGISTERS = (
    Screen(
        Text("registers-title"),
        Shown("question"),
        Choices("month", "months", actions.pick_month),
        Pager("months", actions.turn_months),
        MenuButton(),
        state=Registers.list,
        getter=getters.month_list,
        money=True,
    ),
    Screen(
        Shown("register"),
        Shown("sent"),
        Choices("person", "people", actions.pick_person),
        Pager("people", actions.turn_people),
        Act(Label("register-files"), "files", actions.send_files),
        Row(To(Label("registers-back"), Registers.list), MenuButton()),
        state=Registers.month,
        getter=getters.register,
        money=True,
    ),
    Screen(
        Shown("person"),
        Act(Label("people-earnings"), "earnings", actions.to_earnings),
        Row(To(Label("register-back"), Registers.month), MenuButton()),
        state=Registers.person,
        getter=getters.person,
        money=True,
    ),
)
