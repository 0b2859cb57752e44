"""The windows in which a meeting is moved or called off, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.moving import actions, getters
from handlers.states import Moving
from handlers.widgets import Choices, Label, MenuButton, Screen, Shown, Text, To, Typed

MOVING = (
    Screen(
        Text("move-title"),
        Shown("meeting"),
        Shown("question"),
        Choices("day", "days", actions.pick_day, width=3),
        To(Label("move-other-closer"), Moving.closers),
        MenuButton(),
        state=Moving.day,
        getter=getters.days,
    ),
    Screen(
        Shown("meeting"),
        Text("move-closers"),
        Choices("closer", "closers", actions.pick_closer),
        Row(To(Label("move-other-day"), Moving.day), MenuButton()),
        state=Moving.closers,
        getter=getters.closers,
    ),
    Screen(
        Shown("question"),
        Choices("time", "times", actions.pick_time),
        Row(To(Label("move-other-day"), Moving.day), MenuButton()),
        state=Moving.time,
        getter=getters.times,
    ),
    Screen(
        Shown("meeting"),
        Shown("new_time"),
        Text("move-why"),
        Choices("reason", "reasons", actions.pick_reason, width=2),
        Row(To(Label("move-other-time"), Moving.time), MenuButton()),
        Typed(actions.read_reason),
        state=Moving.why,
        getter=getters.reasons,
    ),
    Screen(
        Shown("sentence"),
        Shown("question"),
        Choices("nearest", "nearest", actions.take_nearest),
        Row(To(Label("move-other-day"), Moving.day), MenuButton()),
        state=Moving.taken,
        getter=getters.taken,
    ),
    Screen(
        Text("move-done"),
        Shown("meeting"),
        Text("move-told"),
        MenuButton(),
        state=Moving.moved,
        getter=getters.done,
    ),
    Screen(
        Text("cancel-title"),
        Shown("meeting"),
        Text("cancel-why"),
        Choices("cancel_reason", "reasons", actions.pick_cancel_reason, width=2),
        MenuButton(),
        Typed(actions.read_cancel_reason),
        state=Moving.cancel,
        getter=getters.cancel_reasons,
    ),
    Screen(
        Text("cancel-done"),
        Shown("meeting"),
        Text("move-told"),
        MenuButton(),
        state=Moving.cancelled,
        getter=getters.done,
    ),
)
