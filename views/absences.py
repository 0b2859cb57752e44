"""Who is away: in the person's own list, to colleagues, and as news to the directors."""

from datetime import date

from domain.absences import AbsenceKind
from domain.messages import AbsenceCancelled, AbsenceNoted
from views.cards import Button, Card
from views.dates import day_label
from views.presses import Open, PassMeetings, Place
from views.wording import Safe, Words


def days_text(first_day: date, last_day: date, words: Words) -> Safe:
    """The days of an absence, one or from-till."""
    if first_day == last_day:
        return words("absence-day", day=first_day)
    return words("absence-days", first_day=first_day, last_day=last_day)


def absence_text(kind: AbsenceKind, first_day: date, last_day: date, words: Words) -> Safe:
    """An absence in a line, with how long it lasts when it is more than a day."""
    line = words("absence-line", kind=kind, days=days_text(first_day, last_day, words))
    count = (last_day - first_day).days + 1
    return line if count <= 1 else Safe(f"{line}, {words('absence-count', count=count)}")


def absence_label(kind: AbsenceKind, first_day: date, last_day: date, words: Words) -> str:
    """An absence on a button: its sign and its days."""
    days = " – ".join(dict.fromkeys(day_label(day, words.language) for day in (first_day, last_day)))
    return f"{words.plain('absence-sign', kind=kind)} {days}"


def away_line(name: str, kind: AbsenceKind | None, first_day: date, last_day: date, words: Words) -> Safe:
    """A colleague's absence; without its kind to those whom it is no business of."""
    days = days_text(first_day, last_day, words)
    if kind is None:
        return words("absence-colleague", name=name, days=days)
    return words("absence-colleague-kind", name=name, days=days, kind=kind)


def entered_text(
    kind: AbsenceKind,
    first_day: date,
    last_day: date,
    meetings: int,
    words: Words,
    name: str = "",
    paid: bool | None = None,
) -> Safe:
    """An absence with what falls into it; `name` is whose it is, when it is not the reader's."""
    lines = [f"<b>{words('absence-whose', name=name)}</b>"] if name else []
    lines.append(absence_text(kind, first_day, last_day, words))
    if paid is not None:
        lines.append(words("absence-paid" if paid else "absence-unpaid"))
    if meetings:
        lines.append(words("absence-meetings", count=meetings))
    return Safe("\n".join(lines))


def noted_card(message: AbsenceNoted, words: Words) -> Card:
    """Somebody will be away."""
    days = days_text(message.first_day, message.last_day, words)
    lines = [words("absence-noted", name=message.name, kind=message.kind, days=days)]
    if message.meetings:
        lines.append(words("absence-meetings", count=message.meetings))
    rows = _way_on(words)
    if message.meetings and message.absence_id:
        rows = ((Button.of(words.plain("away-pass"), PassMeetings(message.absence_id)),), *rows)
    return Card("\n".join(lines), rows)


def cancelled_card(message: AbsenceCancelled, words: Words) -> Card:
    """Somebody works after all."""
    days = days_text(message.first_day, message.last_day, words)
    return Card(words("absence-cancelled", name=message.name, kind=message.kind, days=days), _way_on(words))


def _way_on(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain(f"place-{Place.ABSENCES}"), Open(Place.ABSENCES)),),)
