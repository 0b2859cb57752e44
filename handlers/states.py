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
    closers = State()
    time = State()
    confirm = State()
    taken = State()
    booked = State()
    quiet = State()


class Booking(StatesGroup):
    """A caller books a meeting."""

    company = State()
    day = State()
    closers = State()
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
    closers = State()
    confirm = State()
    person = State()
    address = State()
    booked = State()


class BookedMeetings(StatesGroup):
    """A caller's own booked meetings."""

    list = State()
    meeting = State()


class Meetings(StatesGroup):
    """A closer's meetings and their outcomes, to directors all."""

    list = State()
    shelves = State()
    closers = State()
    meeting = State()
    correct = State()
    amount = State()
    confirm = State()
    signed_on = State()
    step = State()
    step_day = State()
    proposed = State()
    reason = State()
    next_day = State()
    next_time = State()
    next_booked = State()
    reported = State()
    manager = State()


class Moving(StatesGroup):
    """A meeting is moved, or called off."""

    day = State()
    closers = State()
    time = State()
    why = State()
    taken = State()
    moved = State()
    cancel = State()
    cancelled = State()


class Consulting(StatesGroup):
    """A closer asks consultants along to a meeting."""

    list = State()
    invited = State()


class Consultations(StatesGroup):
    """The meetings a consultant is asked to."""

    list = State()
    meeting = State()


class Histories(StatesGroup):
    """What was done about the company of a meeting."""

    list = State()


class Objecting(StatesGroup):
    """A caller disagrees that a company was no client of ours."""

    reason = State()
    sent = State()


class Deals(StatesGroup):
    """Deals of a closer, to directors all: their steps, and contracts signed from them."""

    list = State()
    idle = State()
    deal = State()
    step = State()
    day = State()
    amount = State()
    lost = State()
    give = State()
    meeting_day = State()
    meeting_time = State()
    meeting_booked = State()
    paper_amount = State()
    paper = State()
    paper_day = State()
    signed = State()
    manager = State()
    contracts = State()
    contract = State()
    cancel = State()


class Handovers(StatesGroup):
    """New clients on their way to account managers."""

    list = State()
    handover = State()
    question = State()
    answer = State()
    answered = State()
    give = State()


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
    link = State()
    roles = State()
    dismiss = State()
    losing = State()
    stand_ins = State()
    give_to = State()


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


class Objections(StatesGroup):
    """A director decides on objections."""

    list = State()
    objection = State()


class Exclusions(StatesGroup):
    """Whom nobody may call."""

    list = State()
    entry = State()
    remove = State()
    number = State()
    company = State()
    kind = State()


class Terms(StatesGroup):
    """A director sets what is paid."""

    list = State()
    terms = State()
    history = State()
    edit = State()
    value = State()
    check = State()


class Plans(StatesGroup):
    """A director sets what the department is to reach."""

    list = State()
    month = State()
    value = State()


class Adjusting(StatesGroup):
    """A director adds to somebody's pay, or takes from it."""

    people = State()
    amount = State()
    reason = State()
    check = State()
    done = State()


class Attention(StatesGroup):
    """What could not be handled."""

    list = State()


class Hours(StatesGroup):
    """A closer's own hours, and to directors their share of the meetings."""

    hours = State()
    opens = State()
    closes = State()
    meeting = State()
    travel = State()
    days_off = State()
    share = State()
    weight = State()
    segments = State()
    cities = State()


class Turn(StatesGroup):
    """How meetings are shared out."""

    mode = State()


class Absences(StatesGroup):
    """Who is away: one's own days, or anybody's for a director."""

    list = State()
    days = State()
    first = State()
    last = State()
    check = State()
    entered = State()
    absence = State()


class Earning(StatesGroup):
    """A month of a person, down to the facts, and what it may still bring."""

    month = State()
    lines = State()
    fact = State()
    waiting = State()
    what_if = State()
    months = State()


class Statements(StatesGroup):
    """The closed months of a person."""

    list = State()
    statement = State()


class Registers(StatesGroup):
    """The pay of everybody, month by month, for those who pay it out."""

    list = State()
    month = State()
    person = State()


class Disputing(StatesGroup):
    """A person disagrees with a line of a statement."""

    line = State()
    why = State()
    sent = State()


class Disputes(StatesGroup):
    """Disputes about pay: what was said, and to directors the decision."""

    list = State()
    dispute = State()
    answer = State()
    amount = State()
    refusal = State()


class ClosingMonths(StatesGroup):
    """The director sets when months are closed."""

    list = State()
    value = State()


class ImportColumns(StatesGroup):
    """The columns of a file are corrected."""

    list = State()
    field = State()
