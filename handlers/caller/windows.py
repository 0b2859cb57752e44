"""A caller's windows, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.caller import actions, getters
from handlers.states import BookedMeetings, Booking
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

BOOKING = (
    Screen(
        Text("booking-title"),
        Shown("question"),
        Choices("company", "companies", actions.pick_company),
        Pager("companies", actions.turn_companies),
        Act(Label("booking-search-all"), "search_all", actions.search_all, when="searching"),
        MenuButton(),
        Typed(actions.search),
        state=Booking.company,
        getter=getters.companies,
    ),
    Screen(
        Shown("lead"),
        Shown("question"),
        Choices("day", "days", actions.pick_day, width=3),
        Row(To(Label("booking-other-company"), Booking.company), MenuButton()),
        state=Booking.day,
        getter=getters.days,
    ),
    Screen(
        Shown("question"),
        Choices("time", "times", actions.pick_time, width=2),
        Row(To(Label("booking-other-day"), Booking.day), MenuButton()),
        state=Booking.time,
        getter=getters.times,
    ),
    Screen(
        Text("booking-check"),
        Shown("booking"),
        Text("booking-note-hint"),
        Act(Label("booking-confirm"), "confirm", actions.confirm),
        Row(To(Label("booking-other-time"), Booking.time), To(Label("booking-other-company"), Booking.company)),
        MenuButton(),
        Typed(actions.note),
        state=Booking.confirm,
        getter=getters.wish,
    ),
    Screen(
        Shown("sentence"),
        Shown("question"),
        Choices("nearest", "nearest", actions.take_nearest),
        Row(To(Label("booking-other-day"), Booking.day), MenuButton()),
        state=Booking.taken,
        getter=getters.taken,
    ),
    Screen(
        Text("booking-done"),
        Shown("meeting"),
        Act(Label("booking-next"), "next", actions.book_next),
        MenuButton(),
        state=Booking.booked,
        getter=getters.booked,
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
        Row(To(Label("meetings-back"), BookedMeetings.list), MenuButton()),
        state=BookedMeetings.meeting,
        getter=getters.booked_meeting,
    ),
)
