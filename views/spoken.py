"""A meeting that was typed as one sentence, as it was understood."""

from dataclasses import dataclass
from datetime import datetime

from domain.company_names import may_be
from views.lead_drafts import phone_text
from views.leads import where
from views.wording import Safe, Words, quoted


@dataclass(frozen=True, slots=True)
class Known:
    """What the base knows of the company; the phone is E.164."""

    company: str
    person: str
    phone: str
    city: str
    address: str


def spoken_label(company: str, city: str, address: str) -> str:
    """A company among others of its name.

    >>> spoken_label("Ромашка", "Химки", ""), spoken_label("Ромашка", "", "")
    ('Ромашка, Химки', 'Ромашка')
    """
    return ", ".join(part for part in (company, city or address) if part)


def spoken_text(
    company: str,
    known: Known | None,
    person: str,
    phone: str,
    address: str,
    note: str,
    starts_at: datetime | None,
    holder: Safe,
    words: Words,
    *,
    is_new: bool,
    in_hand: bool,
) -> Safe:
    """What was said, and under it what is known besides; what was said goes before what is known.

    `holder` is the line about who holds the meeting, if that is known.
    """
    name = known.company if known is not None else company
    lines: list[str] = [f"<b>{quoted(name)}</b>"] if name else []
    if in_hand:
        lines.append(words("spoken-in-hand"))
    if is_new:
        lines.append(words("spoken-new"))
    if known is not None and company and not may_be(known.company, company):
        lines.append(words("spoken-other-name", said=company))
    if starts_at is not None:
        lines.append(words("meeting-when", starts_at=starts_at))
    if holder:
        lines.append(holder)
    if known is not None:
        person, phone, address = (
            person or known.person,
            phone or known.phone,
            address or where(known.city, known.address),
        )
    if person:
        lines.append(words("meeting-person", person=person))
    if phone:
        lines.append(words("meeting-phone", phone=phone_text(phone)))
    if address:
        lines.append(words("meeting-address", address=address))
    if note:
        lines.append(words("meeting-note", note=note))
    return Safe("\n".join(lines))
