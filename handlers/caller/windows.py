"""A caller's windows, top to bottom as they are seen."""

from collections.abc import Sequence

from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Row

from handlers.at_hand import at_hand
from handlers.caller import actions, callbacks, calling, calling_getters, closers, getters
from handlers.states import BookedMeetings, Booking, Calling
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed
from handlers.widgets.screen import Getter
from views.calls import RESULT_ROWS


def _booking(
    steps: type[Booking] | type[Calling], back: To, booked: Getter, done: Sequence[Widget]
) -> tuple[Screen, ...]:
    """From the day of a meeting to the meeting booked; `back` leads to where the company came from."""
    return (
        Screen(
            Shown("lead"),
            Shown("whose"),
            Shown("question"),
            Choices("day", "days", actions.pick_day, width=3),
            To(Label("move-other-closer"), steps.closers, when="others"),
            Row(back, MenuButton()),
            state=steps.day,
            getter=getters.days,
        ),
        Screen(
            Text("move-closers"),
            Choices("closer", "closers", closers.pick_closer),
            Row(To(Label("booking-other-day"), steps.day), MenuButton()),
            state=steps.closers,
            getter=closers.closers,
        ),
        Screen(
            Shown("whose"),
            Shown("question"),
            Choices("time", "times", actions.pick_time, width=2),
            To(Label("move-other-closer"), steps.closers, when="others"),
            Row(To(Label("booking-other-day"), steps.day), MenuButton()),
            state=steps.time,
            getter=getters.times,
        ),
        Screen(
            Text("booking-check"),
            Shown("booking"),
            Text("booking-note-hint"),
            Act(Label("booking-confirm"), "confirm", actions.confirm),
            To(Label("move-other-closer"), steps.closers, when="others"),
            Row(To(Label("booking-other-time"), steps.time), back),
            MenuButton(),
            Typed(actions.note),
            state=steps.confirm,
            getter=getters.wish,
        ),
        Screen(
            Shown("sentence"),
            Shown("question"),
            Choices("nearest", "nearest", actions.take_nearest),
            To(Label("move-other-closer"), steps.closers, when="others"),
            Row(To(Label("booking-other-day"), steps.day), MenuButton()),
            state=steps.taken,
            getter=getters.taken,
        ),
        Screen(
            Text("booking-done"),
            Shown("meeting"),
            *done,
            MenuButton(),
            state=steps.booked,
            getter=booked,
        ),
    )


CALLING = (
    Screen(
        Shown("line"),
        Shown("lead"),
        Shown("today"),
        *(
            Choices(name, name, calling.pick_result, width=2 if len(row) > 1 else 1)
            for name, row in zip(calling_getters.RESULT_LISTS, RESULT_ROWS, strict=True)
        ),
        Choices("undo", "undo", calling.undo),
        Act(Label("call-next"), "next_lead", calling.next_lead, when="gone"),
        Choices("let_go", "let_go", calling.let_go),
        MenuButton(),
        state=Calling.card,
        getter=calling_getters.card,
    ),
    Screen(
        Text("call-refused-why"),
        Choices("reason", "reasons", calling.pick_reason, width=2),
        Row(To(Label("call-back-to-card"), Calling.card), MenuButton()),
        Typed(calling.read_reason),
        state=Calling.refused,
        getter=calling_getters.reasons,
    ),
    Screen(
        Text("call-back-when"),
        Shown("theirs"),
        Choices("moment", "moments", callbacks.pick_moment, width=2),
        Row(To(Label("call-back-to-card"), Calling.card), MenuButton()),
        Typed(callbacks.read_moment),
        state=Calling.callback,
        getter=calling_getters.moments,
    ),
    Screen(
        Text("call-back-which-day"),
        Shown("said"),
        Choices("callback_day", "callback_days", callbacks.pick_day, width=3),
        Row(To(Label("back"), Calling.callback), MenuButton()),
        Typed(callbacks.read_moment),
        state=Calling.callback_day,
        getter=calling_getters.callback_days,
    ),
    Screen(
        Text("call-back-which-time"),
        Shown("said"),
        Choices("callback_hour", "callback_hours", callbacks.pick_hour, width=3),
        Row(To(Label("back"), Calling.callback), MenuButton()),
        Typed(callbacks.read_moment),
        state=Calling.callback_time,
        getter=calling_getters.callback_hours,
    ),
    Screen(
        Text("call-back-whose"),
        Shown("said"),
        Choices("clock", "clocks", callbacks.pick_moment),
        Row(To(Label("back"), Calling.callback), MenuButton()),
        Typed(callbacks.read_moment),
        state=Calling.callback_clock,
        getter=calling_getters.clocks,
    ),
    *_booking(
        Calling,
        To(Label("call-back-to-card"), Calling.card),
        calling_getters.booked,
        (Act(Label("call-next"), "after_booking", calling.next_lead), Choices("undo_booking", "undo", calling.undo)),
    ),
    Screen(
        Shown("line"),
        Text("call-nothing"),
        Shown("why"),
        Shown("today"),
        Choices("undo_last", "undo", calling.undo),
        Act(Label("call-refresh"), "refresh", calling.next_lead),
        MenuButton(),
        state=Calling.quiet,
        getter=calling_getters.quiet,
    ),
)

BOOKING = (
    Screen(
        Text("booking-title"),
        Shown("question"),
        Choices("company", "companies", actions.pick_company),
        Act(Label("booking-search-all"), "search_all", actions.search_all, when="searching"),
        MenuButton(),
        Typed(actions.search),
        state=Booking.company,
        getter=getters.companies,
    ),
    *_booking(
        Booking,
        To(Label("booking-other-company"), Booking.company),
        getters.booked,
        (
            Act(Label("call-next"), "call_next", actions.call_next),
            Act(Label("booking-next"), "next", actions.book_next),
            Choices("undo_meeting", "undo", actions.undo_booking),
        ),
    ),
)

BOOKED_MEETINGS = (
    Screen(
        Text("booked-title"),
        Shown("summary"),
        Choices("booked", "meetings", actions.pick_booked),
        Pager("booked_pages", actions.turn_booked),
        MenuButton(),
        state=BookedMeetings.list,
        getter=getters.booked_list,
    ),
    Screen(
        Shown("meeting"),
        Shown("way"),
        *at_hand(),
        Row(
            Act(Label("meeting-move"), "move", actions.move_booked, when="ahead"),
            Act(Label("meeting-cancel"), "cancel", actions.cancel_booked, when="ahead"),
        ),
        Row(To(Label("meetings-back"), BookedMeetings.list), MenuButton()),
        state=BookedMeetings.meeting,
        getter=getters.booked_meeting,
    ),
)
