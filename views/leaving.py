"""What goes to whom when somebody leaves or is away, as a director sees it before it happens."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.messages import DealsGiven
from views.cards import Button, Card
from views.presses import Open, Place
from views.wording import Safe, Words

_MOST_COMPANIES = 20
_MOST_MEETINGS = 10


def plan_text(name: str, callbacks: int, meetings: int, deals: int, words: Words) -> Safe:
    """What somebody has in hand; "" when there is nothing."""
    lines = []
    if callbacks:
        lines.append(words("leaving-callbacks", count=callbacks))
    if meetings:
        lines.append(words("leaving-meetings", count=meetings))
    if deals:
        lines.append(words("leaving-deals", count=deals))
    if not lines:
        return Safe("")
    if meetings or deals:
        lines.append(words("leaving-change"))
    return Safe("\n".join([words("leaving-has", name=name), *lines]))


def meeting_goes(company: str, starts_at: datetime, closer: str, words: Words) -> str:
    """A meeting and its new closer, for a button: "25.11 15:00 → Галина · Ромашка"."""
    whose = closer or words.plain("leaving-to-caller")
    return f"{starts_at.astimezone(ZoneInfo(words.zone)):%d.%m %H:%M} → {whose} · {company}"


def deal_goes(company: str, closer: str, words: Words, *, stays: bool = False) -> str:
    """A deal and its new closer, for a button; without one it stays where it is, or is nobody's."""
    whose = closer or words.plain("leaving-deal-stays" if stays else "leaving-to-nobody")
    return f"💼 → {whose} · {company}"


def goes_text(meetings: Sequence[tuple[str, datetime, str]], words: Words) -> Safe:
    """A line for each of the first meetings: company, start, and who could hold it ("": nobody is free)."""
    lines = [
        words("away-goes", meeting=meeting_goes(company, starts_at, closer, words))
        for company, starts_at, closer in meetings[:_MOST_MEETINGS]
    ]
    return Safe("\n".join(lines))


def deals_given_card(message: DealsGiven, words: Words) -> Card:
    """Deals came from somebody who left."""
    lines = [words("deals-given", closer=message.before, count=len(message.companies))]
    lines += [words("deals-given-company", company=one) for one in message.companies[:_MOST_COMPANIES]]
    return Card("\n".join(lines), ((Button.of(words.plain("place-deals"), Open(Place.DEALS)),),))
