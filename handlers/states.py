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


class Spoken(StatesGroup):
    """A meeting is booked by one typed sentence."""

    company = State()
    phone = State()
    doubt = State()
    day = State()
    time = State()
    near = State()
    confirm = State()
    person = State()
    address = State()
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
    """What became of a collector's leads."""

    list = State()
    lead = State()
    appeal = State()


class MySegments(StatesGroup):
    """The tasks of a collector."""

    list = State()
    segment = State()


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


class Segments(StatesGroup):
    """A director gives tasks to collectors."""

    list = State()
    segment = State()
    task = State()
    name = State()
    rate = State()
    target = State()
    deadline = State()
    collectors = State()
    script = State()
    check = State()


class Appeals(StatesGroup):
    """A director decides on appeals."""

    list = State()
    appeal = State()


class Exclusions(StatesGroup):
    """Whom nobody may call."""

    list = State()
    entry = State()
    remove = State()
    number = State()
    company = State()
    kind = State()


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


class ImportColumns(StatesGroup):
    """The columns of a file are corrected."""

    list = State()
    field = State()
