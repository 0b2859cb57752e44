"""The schema, one for both engines. Instants are UTC, money is kopecks, days and months are the department's."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    func,
    text,
)

from storage.columns import Id, Instant, Kopecks, MonthText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _reference(column: str, to: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    return Column(column, Id, ForeignKey(to), nullable=nullable, primary_key=primary_key)


# --- people

department = Table(
    "department",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("meeting_minutes", Integer, nullable=False),
    Column("step_minutes", Integer, nullable=False),
    Column("travel_minutes", Integer, nullable=False),
    Column("days_ahead", Integer, nullable=False),
    Column("founded_at", Instant, nullable=False),
    # The rules of calling: when to try again, how often, and how long a refusal is left in peace.
    Column("retry_minutes", Integer, nullable=False, server_default="180"),
    Column("busy_minutes", Integer, nullable=False, server_default="30"),
    Column("most_tries", Integer, nullable=False, server_default="5"),
    Column("cooldown_months", Integer, nullable=False, server_default="6"),
    # domain.turn.TurnMode: how meetings are shared out among closers.
    Column("turn", String(16), nullable=False, server_default="flexible"),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("telegram_id", BigInteger, nullable=False),
    Column("name", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("hired_on", Date, nullable=False),
    Column("dismissed_at", Instant),
    Column("unreachable_since", Instant),
)
# One Telegram account works in one department at a time; a dismissed person may be hired again.
Index(
    "uq_staff_telegram_id_at_work",
    staff.c.telegram_id,
    unique=True,
    sqlite_where=staff.c.dismissed_at.is_(None),
    postgresql_where=staff.c.dismissed_at.is_(None),
)
Index("ix_staff_department_id", staff.c.department_id)

staff_role = Table(
    "staff_role",
    metadata,
    _reference("staff_id", "staff.id", primary_key=True),
    Column("role", String(32), primary_key=True),
)

invite = Table(
    "invite",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("roles", String(200), nullable=False),
    _reference("invited_by", "staff.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("redeemed_at", Instant),
    _reference("redeemed_by", "staff.id", nullable=True),
)

# A closer's own hours, where they differ from the department's, and their share of the meetings.
closer_profile = Table(
    "closer_profile",
    metadata,
    _reference("staff_id", "staff.id", primary_key=True),
    Column("opens", Time),
    Column("closes", Time),
    Column("meeting_minutes", Integer),
    Column("travel_minutes", Integer),
    # ISO weekdays without meetings, as digits: "67".
    Column("days_off", String(7), nullable=False),
    Column("weight", Integer, nullable=False),
)

# Which companies go to a closer first: those of a segment, or of a city (plain text).
closer_field = Table(
    "closer_field",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("staff_id", "staff.id"),
    _reference("segment_id", "segment.id", nullable=True),
    Column("city", String(100)),
    UniqueConstraint("staff_id", "segment_id"),
    UniqueConstraint("staff_id", "city"),
)

absence = Table(
    "absence",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("staff_id", "staff.id"),
    Column("kind", String(16), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    _reference("entered_by", "staff.id"),
    Column("entered_at", Instant, nullable=False),
    # Entered by mistake, or the person is back early: it does not count any more.
    Column("cancelled_at", Instant),
)
Index("ix_absence_department_id_last_day", absence.c.department_id, absence.c.last_day)
Index("ix_absence_staff_id_last_day", absence.c.staff_id, absence.c.last_day)

# --- cold base

# A task for collectors: whom to look for, and what a confirmed lead of it is worth.
segment = Table(
    "segment",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("name", String(200), nullable=False),
    Column("task", Text, nullable=False),
    Column("script", Text, nullable=False),
    Column("rate", Kopecks),
    Column("target", Integer),
    Column("deadline", Date),
    Column("priority", Integer, nullable=False),
    _reference("created_by", "staff.id"),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
)
Index("ix_segment_department_id", segment.c.department_id, segment.c.priority)

segment_collector = Table(
    "segment_collector",
    metadata,
    _reference("segment_id", "segment.id", primary_key=True),
    _reference("staff_id", "staff.id", primary_key=True),
)
Index("ix_segment_collector_staff_id", segment_collector.c.staff_id)

lead = Table(
    "lead",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("segment_id", "segment.id", nullable=True),
    Column("company", String(200), nullable=False),
    Column("phone", String(20), nullable=False),
    Column("extension", String(10), nullable=False),
    Column("inn", String(12)),
    Column("person", String(200), nullable=False),
    Column("city", String(100), nullable=False),
    Column("address", String(300), nullable=False),
    Column("site", String(200), nullable=False, server_default=text("''")),
    Column("note", Text, nullable=False),
    # IANA name: what the clocks show where the company is.
    Column("zone", String(64), nullable=False, server_default=text("''")),
    _reference("collector_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("searchable", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    # A caller reached the company: the lead is real, and counts for its collector from then on.
    Column("confirmed_at", Instant),
    # A call proved the lead wrong; `rejected_as` is that call's result.
    Column("rejected_at", Instant),
    Column("rejected_as", String(16)),
    # Where it stands in the calling queue (domain.calling.Queue), None when it is not to be called.
    Column("queue", String(16)),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant),
    _reference("callback_of", "staff.id", nullable=True),
    Column("tries", Integer, nullable=False, server_default="0"),
    # Who has it in hand, and until when it is nobody else's.
    _reference("holder_id", "staff.id", nullable=True),
    Column("held_until", Instant),
    UniqueConstraint("department_id", "phone"),
    UniqueConstraint("department_id", "inn"),
)
Index("ix_lead_department_id_state", lead.c.department_id, lead.c.state, lead.c.id)
Index("ix_lead_department_id_added_at", lead.c.department_id, lead.c.added_at)
Index("ix_lead_collector_id_added_at", lead.c.collector_id, lead.c.added_at)
Index("ix_lead_department_id_confirmed_at", lead.c.department_id, lead.c.confirmed_at, lead.c.collector_id)
Index("ix_lead_segment_id_collector_id", lead.c.segment_id, lead.c.collector_id, lead.c.confirmed_at)
_waits = lead.c.queue.is_not(None) & lead.c.holder_id.is_(None)
Index(
    "ix_lead_queue",
    lead.c.department_id,
    lead.c.queue,
    lead.c.zone,
    lead.c.priority,
    lead.c.due_at,
    lead.c.id,
    sqlite_where=_waits,
    postgresql_where=_waits,
)
_rings = lead.c.callback_of.is_not(None)
Index("ix_lead_callback_of", lead.c.callback_of, lead.c.due_at, sqlite_where=_rings, postgresql_where=_rings)
_held = lead.c.holder_id.is_not(None)
Index("ix_lead_held", lead.c.department_id, lead.c.held_until, sqlite_where=_held, postgresql_where=_held)
# A caller has one lead in hand at a time.
Index("uq_lead_holder_id", lead.c.holder_id, unique=True, sqlite_where=_held, postgresql_where=_held)

# Every phone of every lead: the primary key is the proof that no phone is in a base twice.
lead_phone = Table(
    "lead_phone",
    metadata,
    _reference("department_id", "department.id"),
    Column("phone", String(20), nullable=False),
    _reference("lead_id", "lead.id"),
    PrimaryKeyConstraint("department_id", "phone"),
)
Index("ix_lead_phone_phone", lead_phone.c.phone)
Index("ix_lead_phone_lead_id", lead_phone.c.lead_id)

# Whom nobody may call: clients, and those who asked for it. One row per phone or ИНН.
exclusion = Table(
    "exclusion",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("kind", String(16), nullable=False),
    Column("phone", String(20)),
    Column("inn", String(12)),
    Column("company", String(200), nullable=False),
    Column("searchable", Text, nullable=False),
    _reference("added_by", "staff.id", nullable=True),
    Column("added_at", Instant, nullable=False),
    UniqueConstraint("department_id", "phone"),
    UniqueConstraint("department_id", "inn"),
)
Index("ix_exclusion_phone", exclusion.c.phone)
Index("ix_exclusion_inn", exclusion.c.inn)

# A call and its result; one that was a slip of the finger is undone, never removed.
call = Table(
    "call",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("lead_id", "lead.id"),
    _reference("caller_id", "staff.id"),
    Column("result", String(16), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("callback_at", Instant),
    Column("meeting_id", Id, ForeignKey("meeting.id")),
    Column("at", Instant, nullable=False),
    # The lead's place in the queue before it (JSON), for the way back.
    Column("before", Text, nullable=False),
    Column("undone_at", Instant),
)
Index("ix_call_lead_id", call.c.lead_id, call.c.id)
Index("ix_call_caller_id_at", call.c.caller_id, call.c.at, call.c.result)
Index("ix_call_department_id_at", call.c.department_id, call.c.at)

# A collector disagrees with a rejected lead: once, and the director decides.
appeal = Table(
    "appeal",
    metadata,
    _reference("lead_id", "lead.id", primary_key=True),
    _reference("department_id", "department.id"),
    _reference("collector_id", "staff.id"),
    Column("reason", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("upheld", Boolean),
    _reference("decided_by", "staff.id", nullable=True),
    Column("decided_at", Instant),
)
Index("ix_appeal_department_id_decided_at", appeal.c.department_id, appeal.c.decided_at)

# A file or a pasted list on its way into the base.
lead_import = Table(
    "lead_import",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("staff_id", "staff.id"),
    Column("purpose", String(16), nullable=False),
    _reference("segment_id", "segment.id", nullable=True),
    Column("state", String(16), nullable=False),
    # Where the rows are: Telegram's file id, or the pasted text itself.
    Column("file_id", String(300)),
    Column("file_name", String(300), nullable=False),
    Column("file_size", BigInteger, nullable=False),
    Column("pasted", Text),
    # What the columns mean (JSON), and what the preview shows (JSON).
    Column("mapping", Text),
    Column("preview", Text),
    Column("trouble", String(64)),
    Column("rows", Integer, nullable=False, server_default="0"),
    Column("rows_done", Integer, nullable=False, server_default="0"),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("duplicates", Integer, nullable=False, server_default="0"),
    Column("refused", Integer, nullable=False, server_default="0"),
    # The message that shows the progress.
    Column("message_id", BigInteger),
    # The process that works on it now.
    Column("owner", String(64)),
    Column("until", Instant),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
_unended = lead_import.c.ended_at.is_(None)
Index(
    "ix_lead_import_unended",
    lead_import.c.department_id,
    lead_import.c.id,
    sqlite_where=_unended,
    postgresql_where=_unended,
)
Index("ix_lead_import_staff_id", lead_import.c.staff_id, lead_import.c.id)

# A row that did not get in, as it stood in the file, and why.
import_refusal = Table(
    "import_refusal",
    metadata,
    _reference("import_id", "lead_import.id"),
    Column("row", Integer, nullable=False),
    Column("reason", String(64), nullable=False),
    # JSON: the cells of the row, and what the reason's sentence names.
    Column("cells", Text, nullable=False),
    Column("params", Text, nullable=False),
    PrimaryKeyConstraint("import_id", "row"),
)

# --- meetings and contracts

meeting = Table(
    "meeting",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("lead_id", "lead.id"),
    _reference("caller_id", "staff.id"),
    _reference("closer_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("booked_at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("outcome", String(32)),
    Column("reason", Text),
    Column("reported_at", Instant),
    _reference("reported_by", "staff.id", nullable=True),
    # domain.turn.ChosenBy: why it went to this closer.
    Column("chosen_by", String(16), nullable=False, server_default="turn"),
    # The evening before, the caller asked the company whether it stands.
    Column("confirmed_at", Instant),
    # The meeting this one goes on from: booked by the closer, it pays no caller.
    Column("follows_id", Id, ForeignKey("meeting.id")),
)
Index("ix_meeting_department_id_starts_at", meeting.c.department_id, meeting.c.starts_at)
Index("ix_meeting_closer_id_starts_at", meeting.c.closer_id, meeting.c.starts_at)
Index("ix_meeting_caller_id_booked_at", meeting.c.caller_id, meeting.c.booked_at)
Index("ix_meeting_department_id_booked_at", meeting.c.department_id, meeting.c.booked_at)
# A company has one meeting ahead at most.
Index(
    "uq_meeting_lead_id_booked",
    meeting.c.lead_id,
    unique=True,
    sqlite_where=meeting.c.state == "booked",
    postgresql_where=meeting.c.state == "booked",
)

# A closer's time by quarter-hours since the epoch: the primary key is the proof that no two meetings overlap,
# the same on both engines. Rows go when the time becomes free.
closer_quarter = Table(
    "closer_quarter",
    metadata,
    _reference("closer_id", "staff.id"),
    Column("quarter", BigInteger, nullable=False),
    _reference("meeting_id", "meeting.id"),
    PrimaryKeyConstraint("closer_id", "quarter"),
)
Index("ix_closer_quarter_meeting_id", closer_quarter.c.meeting_id)

# Each time a meeting was moved: from when and whom, to when and whom, and why.
meeting_move = Table(
    "meeting_move",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("meeting_id", "meeting.id"),
    Column("from_starts_at", Instant, nullable=False),
    _reference("from_closer_id", "staff.id"),
    Column("to_starts_at", Instant, nullable=False),
    _reference("to_closer_id", "staff.id"),
    Column("reason", Text, nullable=False),
    _reference("moved_by", "staff.id"),
    Column("at", Instant, nullable=False),
)
Index("ix_meeting_move_meeting_id", meeting_move.c.meeting_id)

# A technical consultant at a meeting: invited by its closer.
consultation = Table(
    "consultation",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("meeting_id", "meeting.id"),
    _reference("consultant_id", "staff.id"),
    Column("state", String(16), nullable=False),
    _reference("invited_by", "staff.id"),
    Column("invited_at", Instant, nullable=False),
    Column("answered_at", Instant),
    UniqueConstraint("meeting_id", "consultant_id"),
)
Index("ix_consultation_consultant_id", consultation.c.consultant_id, consultation.c.state)

# A caller disagrees that the company was not our client: once, and the director decides.
objection = Table(
    "objection",
    metadata,
    _reference("meeting_id", "meeting.id", primary_key=True),
    _reference("department_id", "department.id"),
    _reference("caller_id", "staff.id"),
    Column("reason", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("upheld", Boolean),
    _reference("decided_by", "staff.id", nullable=True),
    Column("decided_at", Instant),
)
Index("ix_objection_department_id_decided_at", objection.c.department_id, objection.c.decided_at)

# An outcome was entered wrong: what it was, what it became (JSON). Never edited.
correction = Table(
    "correction",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("meeting_id", "meeting.id"),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    _reference("corrected_by", "staff.id"),
    Column("at", Instant, nullable=False),
)
Index("ix_correction_meeting_id", correction.c.meeting_id)

# A company in work with a closer; one with a next step is never forgotten.
deal = Table(
    "deal",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("lead_id", "lead.id"),
    _reference("closer_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("amount", Kopecks),
    Column("next_step", String(300), nullable=False),
    Column("next_step_on", Date, nullable=False),
    Column("opened_at", Instant, nullable=False),
    # The last thing its closer did about it.
    Column("touched_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("reason", String(1000), nullable=False),
)
_is_open = deal.c.closed_at.is_(None)
# A company has one open deal at most.
Index("uq_deal_lead_id_open", deal.c.lead_id, unique=True, sqlite_where=_is_open, postgresql_where=_is_open)
Index("ix_deal_closer_id_next_step_on", deal.c.closer_id, deal.c.closed_at, deal.c.next_step_on)
Index("ix_deal_department_id_touched_at", deal.c.department_id, deal.c.closed_at, deal.c.touched_at)

# What was to be done about a deal by when, and when it was; the undone one is the deal's next step.
deal_step = Table(
    "deal_step",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("deal_id", "deal.id"),
    Column("step", String(300), nullable=False),
    Column("due_on", Date, nullable=False),
    _reference("set_by", "staff.id"),
    Column("set_at", Instant, nullable=False),
    Column("done_at", Instant),
)
Index("ix_deal_step_deal_id", deal_step.c.deal_id, deal_step.c.done_at)

contract = Table(
    "contract",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("meeting_id", "meeting.id"),
    # A deal is won by one contract; later contracts with the same client have deals of their own.
    Column("deal_id", Id, ForeignKey("deal.id"), nullable=False, unique=True),
    _reference("closer_id", "staff.id"),
    Column("number", String(100), nullable=False),
    Column("amount", Kopecks, nullable=False),
    Column("signed_on", Date, nullable=False),
    # Telegram's id of the signed page, and whether it is a photo.
    Column("document_id", String(300)),
    Column("document_kind", String(16)),
    Column("entered_at", Instant, nullable=False),
    Column("cancelled_at", Instant),
    _reference("cancelled_by", "staff.id", nullable=True),
    Column("cancel_reason", Text),
)
Index("ix_contract_department_id_signed_on", contract.c.department_id, contract.c.signed_on)
Index("ix_contract_meeting_id", contract.c.meeting_id)

# A new client on the way to the account managers.
handover = Table(
    "handover",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("contract_id", Id, ForeignKey("contract.id"), nullable=False, unique=True),
    _reference("manager_id", "staff.id", nullable=True),
    Column("state", String(16), nullable=False),
    Column("agreements", Text, nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("accepted_at", Instant),
)
Index("ix_handover_manager_id_state", handover.c.manager_id, handover.c.state)
Index("ix_handover_department_id_state", handover.c.department_id, handover.c.state, handover.c.offered_at)

# What is asked back about a handover, and the answer.
handover_question = Table(
    "handover_question",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("handover_id", "handover.id"),
    _reference("asked_by", "staff.id"),
    Column("question", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answer", Text),
    _reference("answered_by", "staff.id", nullable=True),
    Column("answered_at", Instant),
)
Index("ix_handover_question_handover_id", handover_question.c.handover_id)

# --- pay

pay_terms = Table(
    "pay_terms",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    Column("role", String(32), nullable=False),
    Column("valid_from", MonthText, nullable=False),
    Column("per_meeting", Kopecks),
    Column("percent_bp", Integer),
    UniqueConstraint("department_id", "role", "valid_from"),
)

# Append-only: triggers refuse UPDATE and DELETE on both engines (law 6).
ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("staff_id", "staff.id"),
    Column("kind", String(16), nullable=False),
    Column("fact_kind", String(16), nullable=False),
    Column("fact_id", Id, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("fact_date", Date, nullable=False),
    Column("month", MonthText, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("rate", String(32), nullable=False),
    Column("amount", Kopecks, nullable=False),
    _reference("pay_terms_id", "pay_terms.id", nullable=True),
    _reference("reverses_id", "ledger.id", nullable=True),
    Column("entered_at", Instant, nullable=False),
    # A fact pays a person once per revision, whatever is pressed twice.
    UniqueConstraint("fact_kind", "fact_id", "staff_id", "kind", "revision"),
)
Index("ix_ledger_month_staff_id", ledger.c.department_id, ledger.c.month, ledger.c.staff_id)

closed_month = Table(
    "closed_month",
    metadata,
    _reference("department_id", "department.id", primary_key=True),
    Column("month", MonthText, primary_key=True),
    Column("closed_at", Instant, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("staff_id", "staff.id"),
    Column("month", MonthText, nullable=False),
    Column("number", String(32), nullable=False),
    Column("total", Kopecks, nullable=False),
    Column("frozen_at", Instant, nullable=False),
    UniqueConstraint("staff_id", "month"),
    UniqueConstraint("department_id", "number"),
)

# A ledger row stands on one statement at most.
statement_line = Table(
    "statement_line",
    metadata,
    _reference("statement_id", "statement.id", primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("ledger_id", Id, ForeignKey("ledger.id"), nullable=False, unique=True),
)

# --- the machine room

# Updates as Telegram sent them: stored before they are confirmed (law 1).
inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("received_at", Instant, nullable=False),
    Column("settled_at", Instant),
)
Index(
    "ix_inbox_waiting",
    inbox.c.person,
    inbox.c.update_id,
    sqlite_where=inbox.c.state == "waiting",
    postgresql_where=inbox.c.state == "waiting",
)
Index(
    "ix_inbox_set_aside",
    inbox.c.update_id,
    sqlite_where=inbox.c.state == "set_aside",
    postgresql_where=inbox.c.state == "set_aside",
)

# Who handles a person's updates now: one process at a time, for a while (law 2 across replicas).
lane = Table(
    "lane",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("owner", String(64), nullable=False),
    Column("until", Instant, nullable=False),
)

# Messages that follow from facts, written in the facts' transaction (law 4).
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dedupe_key", String(200), nullable=False, unique=True),
    _reference("staff_id", "staff.id"),
    Column("kind", String(64), nullable=False),
    Column("params", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("stale_at", Instant),
    Column("owner", String(64)),
    Column("until", Instant),
    Column("tries", Integer, nullable=False),
    Column("error", Text),
    Column("message_id", BigInteger),
    Column("settled_at", Instant),
)
Index(
    "ix_outbox_waiting",
    outbox.c.due_at,
    outbox.c.id,
    sqlite_where=outbox.c.state == "waiting",
    postgresql_where=outbox.c.state == "waiting",
)
Index("ix_outbox_staff_id_state", outbox.c.staff_id, outbox.c.state)

# One use case, one receipt: a replay returns the first result (law 3).
receipt = Table(
    "receipt",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("result", Text),
    Column("written_at", Instant, nullable=False, server_default=func.current_timestamp()),
)

job_run = Table(
    "job_run",
    metadata,
    Column("job", String(64), primary_key=True),
    _reference("department_id", "department.id", primary_key=True),
    Column("due_at", Instant, primary_key=True),
    Column("outcome", String(16), nullable=False),
    Column("ran_at", Instant, nullable=False),
)

# Where each person stands in a conversation.
fsm = Table(
    "fsm",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(200), primary_key=True),
    Column("state", String(200)),
    Column("data", Text, nullable=False),
)

# Who did what to which object when; append-only.
audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    _reference("department_id", "department.id"),
    _reference("actor_id", "staff.id", nullable=True),
    Column("action", String(64), nullable=False),
    Column("object_kind", String(32), nullable=False),
    Column("object_id", Id, nullable=False),
    Column("detail", Text, nullable=False),
    Column("receipt", String(200)),
    Column("at", Instant, nullable=False),
)
Index("ix_audit_object", audit.c.department_id, audit.c.object_kind, audit.c.object_id)

# What the bot knows of itself: its username, learnt from getMe, makes invitation links without a token.
bot_fact = Table(
    "bot_fact",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
