"""A meeting as a file that calendars take (iCalendar, RFC 5545)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.meetings import CalendarEntry
from domain.phones import display_phone
from views.cards import Card
from views.html import tamed
from views.wording import Words

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//Kombain//Kombain//EN"
_BEFORE = timedelta(hours=1)


def calendar_name(entry: CalendarEntry) -> str:
    """What the file is called."""
    return f"meeting-{entry.card.meeting_id}.ics"


def calendar_file(entry: CalendarEntry, now: datetime, words: Words) -> bytes:
    """The file: a moved meeting takes the place of the earlier entry, one that is off is marked as cancelled."""
    # The library costs a quarter of a second that a start need not pay.
    from icalendar import Alarm, Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = _event(entry, now, words)
    if not entry.is_off:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", tamed(entry.card.company))
        alarm.add("trigger", -_BEFORE)
        event.add_component(alarm)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, now: datetime, words: Words) -> "Event":
    from icalendar import Event

    card, event = entry.card, Event()
    event.add("uid", f"meeting-{card.meeting_id}@kombain")
    event.add("dtstamp", now)
    event.add("sequence", entry.sequence)
    event.add("dtstart", card.starts_at)
    event.add("dtend", card.ends_at)
    event.add("summary", tamed(words.plain("calendar-summary", company=card.company)))
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    if card.address:
        event.add("location", tamed(card.address))
    event.add("description", _description(entry, words))
    return event


def _description(entry: CalendarEntry, words: Words) -> str:
    card = entry.card
    lines = [
        words.plain("meeting-person", person=card.person) if card.person else "",
        words.plain("meeting-phone", phone=display_phone(card.phone)) if card.phone else "",
        words.plain("meeting-note", note=card.note) if card.note else "",
        words.plain("meeting-caller", caller=card.caller),
        words.plain("meeting-closer", closer=card.closer),
    ]
    return tamed("\n".join(line for line in lines if line))


def calendar_card(entry: CalendarEntry, words: Words) -> Card:
    """What stands under the file."""
    return Card(words("calendar-remove" if entry.is_off else "calendar-add", company=entry.card.company))
