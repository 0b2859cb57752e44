"""A closer's hours, their share of the meetings, and the turn, in words."""

from collections.abc import Iterable, Sequence
from datetime import time

from domain.messages import HoursChanged, MeetingCard
from domain.turn import TurnMode
from views.cards import Button, Card
from views.dates import weekday_label, weekday_text
from views.meetings import meeting_label
from views.presses import Open, Place
from views.wording import Safe, Words, quoted

_MOST_MEETINGS = 10
_SMALL = frozenset({"на", "де", "ла"})


def hours_text(
    opens: time, closes: time, meeting_minutes: int, travel_minutes: int, days_off: Iterable[int], words: Words
) -> Safe:
    """When a closer meets, in a few lines."""
    weekdays = ", ".join(weekday_text(day, words.language) for day in days_off)
    return Safe(
        "\n".join(
            [
                words("hours-day", opens=clock_text(opens), closes=clock_text(closes, ends=True)),
                words("hours-meeting", minutes=meeting_minutes),
                words("hours-travel", minutes=travel_minutes) if travel_minutes else words("hours-no-travel"),
                words("hours-days-off", weekdays=weekdays) if weekdays else words("hours-no-days-off"),
            ]
        )
    )


def outside_text(meetings: Sequence[MeetingCard], words: Words) -> Safe:
    """Meetings booked outside of the hours; empty when there are none."""
    if not meetings:
        return Safe("")
    lines = [words("hours-outside", count=len(meetings))]
    lines += [words("hours-outside-meeting", meeting=meeting_label(card, words)) for card in meetings[:_MOST_MEETINGS]]
    return Safe("\n".join(lines))


def changed_card(message: HoursChanged, words: Words) -> Card:
    """To a closer: a director has set their hours."""
    hours = hours_text(
        message.opens, message.closes, message.meeting_minutes, message.travel_minutes, message.days_off, words
    )
    lines = [f"<b>{words('hours-changed', by=message.by)}</b>", "", hours]
    if message.outside:
        lines.append(words("hours-changed-outside", count=message.outside))
    return Card("\n".join(lines), ((Button.of(words.plain("place-hours"), Open(Place.HOURS)),),))


def clock_text(clock: time, *, ends: bool = False) -> str:
    """An hour of the day; the midnight that ends one is 24:00.

    >>> clock_text(time(9, 30)), clock_text(time(0)), clock_text(time(0), ends=True)
    ('09:30', '00:00', '24:00')
    """
    return "24:00" if ends and clock == time(0) else f"{clock:%H:%M}"


def city_text(city: str) -> str:
    """A city that was kept without case.

    >>> city_text("ростов-на-дону"), city_text("нижний новгород")
    ('Ростов-на-Дону', 'Нижний Новгород')
    """
    return " ".join("-".join(_capital(part) for part in word.split("-")) for word in city.split())


def cities_text(cities: Iterable[str]) -> Safe:
    """Cities in a line."""
    return quoted(", ".join(city_text(city) for city in cities))


def share_text(weight: int, cities: Iterable[str], segments: Iterable[str], words: Words) -> Safe:
    """How a closer comes into the turn."""
    fields = [*segments, *(city_text(city) for city in cities)]
    lines = [words("share-weight", weight=weight)]
    lines.append(words("share-field", field=", ".join(fields)) if fields else words("share-no-field"))
    return Safe("\n".join(lines))


def turn_text(mode: TurnMode, order: Sequence[str], shares: Iterable[tuple[str, int, int, bool]], words: Words) -> Safe:
    """How meetings are shared out, who is next and why; a share is name, meetings of the month, weight, own field."""
    lines = [words("turn-now", mode=mode)]
    lines.append(words("turn-order", names=", ".join(order)) if order else words("turn-nobody"))
    for name, taken, weight, has_field in shares:
        line = words("turn-share", name=name, count=taken, weight=weight)
        lines.append(words("turn-share-field", share=line) if has_field else line)
    if len(order) > 1:
        lines.append(words("turn-why", name=order[0]))
    return Safe("\n".join(lines))


def weekday_option(weekday: int, off: bool, words: Words) -> str:
    """A weekday to tick as a day off."""
    return f"{'☑️' if off else '⬜'} {weekday_label(weekday, words.language)}"


def _capital(part: str) -> str:
    return part if part in _SMALL else part[:1].upper() + part[1:]
