"""A meeting as a file for calendars, read back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from domain.meetings import CalendarEntry
from domain.messages import MeetingCard
from views.calendar_file import calendar_file
from views.wording import Words

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
START = datetime(2026, 11, 25, 12, tzinfo=UTC)
CARD = MeetingCard(
    17,
    "Рога, «Копыта»; Ко",
    "Ольга",
    "+79123456789;ext=12",
    "Москва, ул. Лесная, 5",
    "Просят смету\nВъезд со двора",
    START,
    START + timedelta(hours=1),
    "Анна",
    "Виктор",
)


def read(entry: CalendarEntry, language: str = "ru") -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(calendar_file(entry, NOW, Words(language, "Europe/Moscow")))
    (event,) = calendar.events
    return calendar, event


def test_it_says_when_where_and_whom() -> None:
    calendar, event = read(CalendarEntry(CARD, 0, is_off=False))
    assert calendar["method"] == "PUBLISH"
    assert event["summary"] == "Встреча: Рога, «Копыта»; Ко"
    assert event["location"] == "Москва, ул. Лесная, 5"
    assert (event.start, event.end) == (CARD.starts_at, CARD.ends_at)
    assert event.DTSTAMP == NOW
    for told in ("Ольга", "+7 912 345-67-89", "12", "Просят смету\nВъезд со двора", "Анна"):
        assert told in event["description"]


def test_an_hour_before_it_rings() -> None:
    _, event = read(CalendarEntry(CARD, 0, is_off=False))
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(hours=-1))


def test_a_moved_meeting_takes_the_place_of_the_earlier_entry() -> None:
    _, before = read(CalendarEntry(CARD, 0, is_off=False))
    later = replace(CARD, starts_at=START + timedelta(days=1), ends_at=START + timedelta(days=1, hours=1))
    _, after = read(CalendarEntry(later, 1, is_off=False))
    assert after["uid"] == before["uid"] == "meeting-17@kombain"
    assert after["sequence"] > before["sequence"]
    assert after.start == later.starts_at


def test_one_that_is_off_is_cancelled_and_does_not_ring() -> None:
    _, event = read(CalendarEntry(CARD, 2, is_off=True))
    assert (event["status"], event["sequence"]) == ("CANCELLED", 2)
    assert not event.walk("VALARM")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_people_typed_stays_text(language: str) -> None:
    """Line breaks and properties in a company's name or a note end up in no property of their own."""
    nasty = "Ромашка\r\nEND:VEVENT\r\nATTACH:http://example.org/x\u202e\x00" + "Ы" * 300
    card = replace(CARD, company=nasty, note=nasty, address=nasty, person=nasty)
    calendar, event = read(CalendarEntry(card, 0, is_off=False), language)
    assert len(calendar.subcomponents) == 1
    assert "attach" not in event
    assert "Ы" * 300 in event["summary"]


def test_nothing_known_leaves_nothing_empty() -> None:
    bare = replace(CARD, person="", phone="", address="", note="")
    _, event = read(CalendarEntry(bare, 0, is_off=False))
    assert "location" not in event
    assert event["description"] == "Кто назначил: Анна\nПроводит: Виктор"
