"""What a sentence about a meeting said, and what was answered since."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from domain.phrases import Phrase
from handlers.caller.draft import BookingDraft

DOUBTS = ("company", "phone", "person", "address")
"""The fields that may have been read in several ways, in the order of asking."""


@dataclass(frozen=True)
class SpokenDraft(BookingDraft):
    """A meeting as it was said; "" and 0 stand for what is not known yet. The phone is E.164, ";ext=12" behind."""

    company: str = ""
    person: str = ""
    phone: str = ""
    address: str = ""
    clock: str = ""
    """HH:MM by the department's clocks."""
    hours: tuple[int, ...] = ()
    """Of the part of the day that was said."""
    is_past: bool = False
    """The moment that was said has gone by."""
    is_new: bool = False
    """The company is not in the base."""
    in_hand: bool = False
    """The company was not named: it is the one in the caller's hands."""
    broken_phone: bool = False
    """A number was said that cannot be one."""
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By doubtful field: all that was read of it."""

    @property
    def doubt(self) -> str:
        """The field to ask about next; "" when all is clear."""
        return next((name for name in DOUBTS if self.several.get(name)), "")

    def moment(self, zone: str) -> datetime | None:
        """When it is, if day and time are known; in UTC."""
        if not self.day or not self.clock:
            return None
        wall = datetime.combine(date.fromisoformat(self.day), time.fromisoformat(self.clock), ZoneInfo(zone))
        return wall.astimezone(UTC)


def said(phrase: Phrase) -> SpokenDraft:
    """The draft of a sentence."""
    phone = f"{phrase.phone};ext={phrase.extension}" if phrase.phone and phrase.extension else phrase.phone or ""
    several = {name: phrase.several.get(name, ()) for name in phrase.ask if name in DOUBTS}
    return SpokenDraft(
        company=phrase.company or "",
        person=phrase.person or "",
        phone=phone,
        address=phrase.address or "",
        broken_phone="phone" in phrase.ask and not phone,
        several={name: options for name, options in several.items() if options},
        **when(phrase),  # type: ignore[arg-type]  # by name
    )


def when(phrase: Phrase) -> dict[str, object]:
    """The fields of a draft that tell when, as far as it was said."""
    if phrase.starts_at is not None:
        local = phrase.starts_at
        return {"day": local.date().isoformat(), "clock": f"{local:%H:%M}", "hours": (), "is_past": False}
    is_past = "past" in phrase.ask
    return {
        "day": phrase.day.isoformat() if phrase.day is not None and not is_past else "",
        "clock": f"{phrase.clock:%H:%M}" if phrase.clock is not None else "",
        "hours": phrase.hours,
        "is_past": is_past,
    }
