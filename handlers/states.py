"""The screens of all conversations by name; kept in the database, so a renamed one strands people in it."""

from aiogram.fsm.state import State, StatesGroup


class Calling(StatesGroup):
    """A caller works through the leads."""

    card = State()
    refused = State()
    callback = State()
    callback_day = State()
    callback_time = State()
    callback_clock = State()
    day = State()
    time = State()
    confirm = State()
    taken = State()
    booked = State()
    quiet = State()


class Booking(StatesGroup):
    """A caller books a meeting."""

    company = State()
    day = State()
    time = State()
    confirm = State()
    taken = State()
    booked = State()


class BookedMeetings(StatesGroup):
    """A caller's own booked meetings."""

    list = State()
    meeting = State()


class Meetings(StatesGroup):
    """A closer's meetings and their outcomes."""

    list = State()
    meeting = State()
    amount = State()
    number = State()
    confirm = State()
    reason = State()
    reported = State()


class AddLead(StatesGroup):
    """A collector brings a lead."""

    segment = State()
    company = State()
    phone = State()
    details = State()
    person = State()
    city = State()
    address = State()
    inn = State()
    site = State()
    note = State()
    saved = State()
    list = State()


class MyLeads(StatesGroup):
    """A collector's month."""

    list = State()


class Inviting(StatesGroup):
    """A director invites somebody."""

    roles = State()
    link = State()


class People(StatesGroup):
    """A director looks after the staff."""

    list = State()
    person = State()
    roles = State()
    dismiss = State()


class Today(StatesGroup):
    """The digest on demand."""

    digest = State()


class CallingRules(StatesGroup):
    """The director sets when companies are called again."""

    list = State()
    value = State()


class Attention(StatesGroup):
    """What could not be handled."""

    list = State()


class Earning(StatesGroup):
    """The open month of a person."""

    month = State()


class Statements(StatesGroup):
    """The closed months of a person."""

    list = State()
    statement = State()
