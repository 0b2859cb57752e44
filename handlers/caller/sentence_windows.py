"""The windows of a meeting booked by one sentence, top to bottom as they are seen."""

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Row

from handlers.caller import actions, getters, sentence, sentence_getters
from handlers.states import Spoken
from handlers.widgets import Act, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed
from handlers.widgets.typed import Read


def _edited(state: State, question: str, read: Read) -> Screen:
    return Screen(
        Shown("said"),
        Text(question),
        Row(To(Label("back"), Spoken.confirm), MenuButton()),
        Typed(read),
        state=state,
        getter=sentence_getters.so_far,
    )


_OTHER_CLOSER = To(Label("move-other-closer"), Spoken.closers, when="others")

SPOKEN = (
    Screen(
        Text("booking-title"),
        Shown("said"),
        Shown("question"),
        Choices("company", "companies", sentence.pick_company),
        MenuButton(),
        Typed(sentence.read_company),
        state=Spoken.company,
        getter=sentence_getters.companies,
    ),
    Screen(
        Shown("said"),
        Shown("question"),
        Act(Label("spoken-without-phone"), "without_phone", sentence.without_phone, when="may_skip"),
        Row(To(Label("booking-other-company"), Spoken.company), MenuButton()),
        Typed(sentence.read_phone),
        state=Spoken.phone,
        getter=sentence_getters.phone,
    ),
    Screen(
        Shown("said"),
        Shown("question"),
        Choices("doubt", "options", sentence.pick_doubt),
        MenuButton(),
        Typed(sentence.read_doubt),
        state=Spoken.doubt,
        getter=sentence_getters.doubt,
    ),
    Screen(
        Shown("said"),
        Shown("whose"),
        Shown("question"),
        Choices("day", "days", sentence.pick_day, width=3),
        _OTHER_CLOSER,
        Row(To(Label("booking-other-company"), Spoken.company), MenuButton()),
        Typed(sentence.read_when),
        state=Spoken.day,
        getter=sentence_getters.days,
    ),
    Screen(
        Shown("said"),
        Shown("whose"),
        Shown("question"),
        Choices("time", "times", sentence.pick_time, width=2),
        _OTHER_CLOSER,
        Row(To(Label("booking-other-day"), Spoken.day), MenuButton()),
        Typed(sentence.read_when),
        state=Spoken.time,
        getter=sentence_getters.times,
    ),
    Screen(
        Shown("said"),
        Shown("whose"),
        Shown("sentence"),
        Shown("question"),
        Choices("near", "near", sentence.pick_time),
        _OTHER_CLOSER,
        Row(To(Label("booking-other-day"), Spoken.day), MenuButton()),
        Typed(sentence.read_when),
        state=Spoken.near,
        getter=sentence_getters.near,
    ),
    Screen(
        Shown("said"),
        Text("move-closers"),
        Choices("closer", "closers", sentence.pick_closer),
        Row(To(Label("booking-other-day"), Spoken.day), MenuButton()),
        state=Spoken.closers,
        getter=sentence_getters.closers,
    ),
    Screen(
        Text("booking-check"),
        Shown("said"),
        Text("booking-note-hint"),
        Shown("or_lead"),
        Act(Label("booking-confirm"), "confirm", sentence.confirm),
        _OTHER_CLOSER,
        Row(To(Label("spoken-edit-company"), Spoken.company), To(Label("spoken-edit-time"), Spoken.day)),
        Row(To(Label("spoken-edit-person"), Spoken.person), To(Label("spoken-edit-address"), Spoken.address)),
        To(Label("spoken-edit-phone"), Spoken.phone),
        MenuButton(),
        Typed(sentence.read_note),
        state=Spoken.confirm,
        getter=sentence_getters.meeting,
    ),
    _edited(Spoken.person, "spoken-person", sentence.read_person),
    _edited(Spoken.address, "spoken-address", sentence.read_address),
    Screen(
        Text("booking-done"),
        Shown("meeting"),
        Act(Label("call-next"), "call_next", actions.call_next),
        Choices("undo_meeting", "undo", actions.undo_booking),
        MenuButton(),
        state=Spoken.booked,
        getter=getters.booked,
    ),
)
