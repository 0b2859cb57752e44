"""Statements of closed months as their readers see them: what a month came to, by kind. The lines are in a document."""

from collections.abc import Sequence

from domain.messages import (
    DraftPay,
    DraftRegister,
    FactsMissing,
    MeetingCard,
    StatementLine,
    StatementPart,
    StatementReady,
)
from domain.money import Money
from domain.workdays import Month
from views.cards import Button, Card, short
from views.presses import AgreeStatement, CloseMonth, DisputeStatement, Open, Place
from views.wording import Safe, Words

CAPTION = 1024
"""UTF-16 units of text that Telegram takes under a document."""
_LONGEST_NAME = 60
_MOST_PEOPLE = 60
_MOST_MEETINGS = 15


def statement_text(ready: StatementReady, words: Words) -> Safe:
    """A statement by kind, with the corrections of earlier months apart."""
    lines = [f"<b>{words('statement-title', number=ready.number)}</b>"]
    lines += [words("statement-head", name=short(ready.name, _LONGEST_NAME), month=ready.month), ""]
    lines += [_part_text(part, words) for part in ready.parts]
    if ready.corrections:
        lines += ["", words("statement-corrections"), *(_part_text(part, words) for part in ready.corrections)]
    if not ready.parts and not ready.corrections:
        lines.append(words("statement-empty"))
    lines += ["", words("statement-total", total=ready.total)]
    if ready.total < Money.zero():
        lines.append(words("statement-negative"))
    return Safe("\n".join(lines))


def statement_card(ready: StatementReady, words: Words) -> Card:
    """A statement as it comes when the month is closed."""
    month = month_number(ready.month)
    answers = (
        Button.of(words.plain("statement-agree"), AgreeStatement(month)),
        Button.of(words.plain("statement-disagree"), DisputeStatement(month)),
    )
    return Card(statement_text(ready, words), (answers,), protect=True)


def statement_file_name(ready: StatementReady, words: Words) -> str:
    """What the document is called on its reader's phone."""
    return f"{words.plain('statement-file')}-{ready.number}.pdf"


def agreed_card(month: Month, words: Words) -> Card:
    """Below a statement whose reader finds it right."""
    return Card(words("statement-agreed", month=month), _menu(words), protect=True)


def statement_label(month: Month, total: Money, words: Words) -> str:
    """A statement for a button."""
    return f"{words.value(month)} · {words.value(total)}"


def line_label(line: StatementLine, words: Words) -> str:
    """A line of a statement for a button: when, what, how much."""
    what = line.fact or words.plain("pay-kind", kind=line.kind)
    return f"{line.date:%d.%m} {short(what, 16)} {words.value(line.amount)}"


def draft_card(draft: DraftRegister, words: Words) -> Card:
    """What a month would pay, to the directors who look first."""
    lines = [f"<b>{words('draft-title', month=draft.month)}</b>", ""]
    for person in draft.people[:_MOST_PEOPLE]:
        lines += _person_lines(person, words)
    if len(draft.people) > _MOST_PEOPLE:
        lines.append(words("draft-more", count=len(draft.people) - _MOST_PEOPLE))
    lines += ["", words("draft-total", total=draft.total), "", words("draft-hint")]
    close = Button.of(words.plain("draft-close", month=draft.month), CloseMonth(month_number(draft.month)))
    return Card("\n".join(lines), ((close,), *_menu(words)), protect=True)


def closed_card(month: Month, words: Words) -> Card:
    """In place of that: the month is closed."""
    return Card(words("draft-closed", month=month), _menu(words), protect=True)


def facts_missing_card(message: FactsMissing, words: Words) -> Card:
    """On the last working evening: what slips into the next month unless it is told in time."""
    values = {"month": message.month, "closes_at": message.closes_at}
    lines = [f"<b>{words('facts-missing-title', **values)}</b>"]
    if message.to_report:
        lines += ["", words("facts-missing-mine"), *_meetings(message.to_report, words)]
    if message.awaited:
        lines += ["", words("facts-missing-awaited"), *_meetings(message.awaited, words)]
    lines += ["", words("facts-missing-hint", **values)]
    place = Place.MEETINGS if message.to_report else Place.BOOKED
    return Card("\n".join(lines), ((Button.of(words.plain(f"place-{place}"), Open(place)),),))


def closing_label(rule: str, value: int, words: Words) -> str:
    """A rule of closing for a button: the day, the hour, or whether (0 or 1) the director looks first."""
    return words.plain(f"closing-{rule}", **{rule: value})


def month_number(month: Month) -> int:
    """A month as buttons name it.

    >>> month_number(Month(2026, 11))
    202611
    """
    return month.year * 100 + month.month


def _part_text(part: StatementPart, words: Words) -> Safe:
    return words("statement-part", kind=words("pay-kind", kind=part.kind), count=part.count, amount=part.amount)


def _person_lines(person: DraftPay, words: Words) -> list[Safe]:
    kinds: dict[str, Money] = {}
    for part in person.parts:
        kinds[part.kind] = kinds.get(part.kind, Money.zero()) + part.amount
    name = short(person.name, _LONGEST_NAME)
    lines = [words("draft-person", name=name, amount=person.total)]
    if kinds:
        told = [words("draft-kind", kind=words("pay-kind", kind=kind), amount=sum_) for kind, sum_ in kinds.items()]
        lines.append(Safe(", ".join(told)))
    return lines


def _meetings(cards: Sequence[MeetingCard], words: Words) -> list[Safe]:
    lines = [
        words("facts-missing-meeting", company=short(card.company, 40), starts_at=card.starts_at)
        for card in cards[:_MOST_MEETINGS]
    ]
    if len(cards) > _MOST_MEETINGS:
        lines.append(words("draft-more", count=len(cards) - _MOST_MEETINGS))
    return lines


def _menu(words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain("place-menu"), Open(Place.MENU)),),)
