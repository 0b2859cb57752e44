"""Calls as a caller sees them: the card of the lead in hand, what was recorded, and the line of the day."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.calling import CallResult
from domain.messages import CallbackDue
from domain.money import Money
from domain.phones import display_phone
from views.cards import Button, Card
from views.dates import day_label, time_text
from views.leads import where
from views.presses import TakeLead
from views.wording import Safe, Words, quoted

RESULT_ROWS = (
    (CallResult.NO_ANSWER, CallResult.BUSY),
    (CallResult.CALL_BACK, CallResult.REFUSED),
    (CallResult.MEETING,),
    (CallResult.WRONG_NUMBER, CallResult.NOT_EXISTING),
    (CallResult.NOT_SEGMENT, CallResult.DO_NOT_CALL),
)
"""What is pressed most lies nearest to the text; what ends a lead for good lies lowest."""
_LONG_SCRIPT = 200


def result_label(result: CallResult, words: Words) -> str:
    """A result for a button."""
    return words.plain("call-result-label", result=result)


def lead_card(
    company: str, segment: str, person: str, phones: Iterable[str], address: str, site: str, note: str, words: Words
) -> Safe:
    """Whom to call; `phones` are E.164."""
    head = f"<b>{quoted(company)}</b>"
    lines = [f"{head} · {quoted(segment)}" if segment else head]
    if person:
        lines.append(words("meeting-person", person=person))
    lines += [words("meeting-phone", phone=display_phone(phone)) for phone in phones]
    if address:
        lines.append(words("meeting-address", address=address))
    if site:
        lines.append(words("call-site", site=site))
    if note:
        lines.append(words("meeting-note", note=note))
    return Safe("\n".join(lines))


def there(city: str, street: str, zone: str, now: datetime, words: Words) -> Safe:
    """Where the company is, and what its clocks show."""
    place, clock = where(city, street), words("call-clock", time=time_text(now, zone))
    return Safe(f"{words('meeting-address', address=place)}\n{clock}") if place else clock


def promised(callback_at: datetime, now: datetime, words: Words) -> Safe:
    """That the company waits for this call."""
    return words("call-promised", moment=moment_near(callback_at, now, words))


def past_call(result: CallResult, reason: str, caller: str, at: datetime, words: Words) -> Safe:
    """One call of the past in a line."""
    said = words("call-result", result=result)
    if reason:
        said = Safe(f"{said} ({quoted(reason)})")
    return words("call-past", moment=at, result=said, caller=caller)


def script_text(script: str, words: Words) -> Safe:
    """What to say; a long one is folded."""
    tag = "blockquote expandable" if len(script) > _LONG_SCRIPT else "blockquote"
    return Safe(f"{words('call-script')}\n<{tag}>{quoted(script)}</blockquote>") if script else Safe("")


def day_line(calls: int, reached: int, meetings: int, earned: Money, words: Words) -> Safe:
    """The caller's day in one line."""
    parts = [
        words("call-day-calls", count=calls),
        words("call-day-reached", count=reached),
        words("call-day-meetings", count=meetings),
        words("call-day-earned", earned=earned),
    ]
    return words("call-day", day=Safe(", ".join(parts)))


def logged_line(
    company: str, result: CallResult, due_at: datetime | None, zone: str, now: datetime, words: Words
) -> Safe:
    """What was recorded, and when the company is called again; `zone` is the company's."""
    said = words("call-result", result=result)
    if due_at is None:
        key = "call-logged-given-up" if result is CallResult.NO_ANSWER else "call-logged"
        return words(key, company=company, result=said)
    when = moment_near(due_at, now, words)
    if not same_clocks(due_at, zone, words.zone):
        when = words("call-at-theirs", ours=when, theirs=time_text(due_at, zone))
    key = "call-logged-callback" if result is CallResult.CALL_BACK else "call-logged-again"
    return words(key, company=company, result=said, when=when)


def moment_near(moment: datetime, now: datetime, words: Words) -> Safe:
    """A moment as people say it: of today the time alone, else the day with it; with the year when that is far."""
    local, today = moment.astimezone(ZoneInfo(words.zone)), now.astimezone(ZoneInfo(words.zone))
    if local.date() == today.date():
        return words("call-at-time", time=time_text(moment, words.zone))
    if local.year != today.year:
        return words("call-at-year", moment=moment, year=str(local.year))
    return words("call-at-moment", moment=moment)


def same_clocks(moment: datetime, one: str, other: str) -> bool:
    """Whether the clocks of two zones show the same at a moment.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    >>> same_clocks(noon, "Europe/Moscow", "Europe/Simferopol"), same_clocks(noon, "Europe/Moscow", "Asia/Omsk")
    (True, False)
    """
    return moment.astimezone(ZoneInfo(one)).utcoffset() == moment.astimezone(ZoneInfo(other)).utcoffset()


def chip_label(moment: datetime, zone: str, now: datetime, words: Words) -> str:
    """A moment of another day for a narrow button, by the clocks of a zone."""
    day, today = moment.astimezone(ZoneInfo(zone)).date(), now.astimezone(ZoneInfo(zone)).date()
    if (day - today).days == 1:
        return words.plain("call-chip-tomorrow", time=time_text(moment, zone))
    return f"{day_label(day, words.language)} {time_text(moment, zone)}"


def two_clocks(moment: datetime, zone: str, words: Words, *, theirs: bool) -> str:
    """A moment by the department's clocks and by the company's, for a wide button; whose were meant comes first."""
    ours_at, theirs_at = time_text(moment, words.zone), time_text(moment, zone)
    return words.plain("call-clock-theirs" if theirs else "call-clock-ours", ours=ours_at, theirs=theirs_at)


def callback_card(message: CallbackDue, words: Words) -> Card:
    """To the one who promised, on time; to colleagues when that one is away."""
    title = words("callback-mine") if message.mine else words("callback-of", promised_by=message.promised_by)
    lines: Sequence[str] = [
        f"<b>{title}</b>",
        "",
        lead_card(message.company, "", message.person, [message.phone], "", "", message.note, words),
        words(
            "callback-promised", callback_at=message.callback_at, theirs=time_text(message.callback_at, message.zone)
        ),
    ]
    return Card("\n".join(lines), ((Button.of(words.plain("callback-take"), TakeLead(message.lead_id)),),))


def rule_text(rule: str, value: int, words: Words) -> str:
    """A rule's value for a button: "через 3 ч"; whole hours as hours."""
    if rule == "most_tries":
        return words.plain("rules-tries", count=value)
    if rule == "cooldown_months":
        return words.plain("rules-months", count=value)
    hours, minutes = divmod(value, 60)
    return words.plain("rules-minutes", count=value) if minutes else words.plain("rules-hours", count=hours)


def rule_label(rule: str, value: int, words: Words) -> str:
    """A rule of calling with its value."""
    return words.plain("rules-label", rule=rule, value=rule_text(rule, value, words))
