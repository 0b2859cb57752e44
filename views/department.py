"""The department's day: a person's norm in the morning, the director's evening, news about people."""

from datetime import datetime

from domain.messages import (
    DirectorDigest,
    MessageUndelivered,
    PersonJoined,
    PersonUnreachable,
    QuotaLine,
    QuotaReminder,
    UpdateSetAside,
)
from domain.people import Role
from views.cards import Button, Card, short
from views.dates import time_text
from views.deals import step_lines
from views.presses import Open, Place
from views.wording import Safe, Words

_LONGEST_ERROR = 150
_NEXT_STEP = {Role.CALLER: Place.CALLING, Role.CLOSER: Place.MEETINGS, Role.COLLECTOR: Place.ADD_LEAD}


def quota_lines(line: QuotaLine, words: Words) -> list[str]:
    """One norm of the month, and what it asks of today."""
    lines = [str(words(f"quota-{line.role}", done=line.done, norm=line.norm))]
    if line.done >= line.norm:
        lines.append(words("quota-met"))
    elif line.asks_today and line.worth:
        lines.append(words("quota-today-worth", asks=line.asks_today, worth=line.worth))
    elif line.asks_today:
        lines.append(words("quota-today", asks=line.asks_today))
    return lines


def quota_card(reminder: QuotaReminder, words: Words) -> Card:
    """Every working morning: the norm, and the meetings of the day."""
    lines = [f"<b>{words('quota-title', day=reminder.day)}</b>"]
    for line in reminder.lines:
        lines += ["", *quota_lines(line, words)]
    if reminder.meetings_today:
        lines += ["", words("quota-meetings", count=len(reminder.meetings_today))]
        lines += [
            words("quota-meeting", time=time_text(card.starts_at, words.zone), company=card.company)
            for card in reminder.meetings_today
        ]
    if reminder.steps:
        lines += ["", *step_lines(reminder.steps, reminder.day, words)]
    buttons = [Button.of(words.plain(f"place-{place}"), Open(place)) for place in _next_steps(reminder)]
    return Card("\n".join(lines), tuple((button,) for button in buttons))


def _next_steps(reminder: QuotaReminder) -> list[Place]:
    steps = [_NEXT_STEP[line.role] for line in reminder.lines if line.role in _NEXT_STEP]
    if reminder.steps:
        steps.append(Place.DEALS)
    return steps or [Place.MEETINGS if reminder.meetings_today else Place.MENU]


def digest_text(digest: DirectorDigest, words: Words) -> Safe:
    """The day in ten lines."""
    month = digest.month
    lines = [
        f"<b>{words('digest-title', day=digest.day)}</b>",
        "",
        words("digest-leads", count=digest.leads),
        words("digest-booked", count=digest.booked),
        words("digest-held", count=digest.held),
        words("digest-no-shows", count=digest.no_shows),
        words("digest-contracts", count=digest.contracts, revenue=digest.revenue)
        if digest.contracts
        else words("digest-no-contracts"),
        "",
        words("digest-month", booked=month.booked, held=month.held, contracts=month.contracts, revenue=month.revenue),
    ]
    if digest.unreported:
        lines.append(words("digest-unreported", count=digest.unreported))
    if digest.idle:
        lines.append(words("digest-idle", count=digest.idle))
    if digest.disputes:
        lines.append(words("digest-disputes", count=digest.disputes))
    if digest.set_aside:
        lines.append(words("digest-set-aside", count=digest.set_aside))
    return Safe("\n".join(lines))


def digest_card(digest: DirectorDigest, words: Words) -> Card:
    """The evening's push summary."""
    place = Place.ATTENTION if digest.set_aside else Place.MENU
    return Card(digest_text(digest, words), ((Button.of(words.plain(f"place-{place}"), Open(place)),),))


def roles_text(roles: tuple[Role, ...] | frozenset[Role], words: Words) -> Safe:
    """Roles as a list in the order of the menu."""
    return Safe(", ".join(words("role", role=role) for role in Role if role in roles))


def joined_card(message: PersonJoined, words: Words) -> Card:
    """Somebody used an invitation."""
    text = words("person-joined", name=message.name, roles=roles_text(message.roles, words))
    return Card(text, ((Button.of(words.plain("place-people"), Open(Place.PEOPLE)),),))


def unreachable_card(message: PersonUnreachable, words: Words) -> Card:
    """Somebody blocked the bot."""
    text = words("person-unreachable", name=message.name)
    return Card(text, ((Button.of(words.plain("place-people"), Open(Place.PEOPLE)),),))


def set_aside_card(message: UpdateSetAside, words: Words) -> Card:
    """Something a person sent could not be handled."""
    name = message.name or words("update-of-stranger")
    text = words("update-set-aside", name=name, number=str(message.update_id))
    return Card(text, ((Button.of(words.plain("place-attention"), Open(Place.ATTENTION)),),))


def undelivered_card(message: MessageUndelivered, words: Words) -> Card:
    """Telegram refused a message of ours."""
    text = words("message-undelivered", name=message.name, kind=message.kind)
    return Card(text, ((Button.of(words.plain("place-people"), Open(Place.PEOPLE)),),))


def failed_card(words: Words) -> Card:
    """To the person: it did not work, and you can go on."""
    return Card(words("something-failed"), ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),))


def colleague_text(name: str, roles: tuple[Role, ...], unreachable: bool, has_account: bool, words: Words) -> Safe:
    """One of the staff, to the director."""
    lines = [words("people-person", name=name), words("people-person-roles", roles=roles_text(roles, words))]
    if not has_account:
        lines.append(words("people-no-account"))
    elif unreachable:
        lines.append(words("people-unreachable"))
    return Safe("\n".join(lines))


def attention_text(update_id: int, name: str | None, error: str, at: datetime, words: Words) -> Safe:
    """An update that was set aside, to the director."""
    whose = name or words("update-of-stranger")
    shown = short(error, _LONGEST_ERROR)
    return words("attention-line", at=at, name=whose, number=str(update_id), error=shown)
