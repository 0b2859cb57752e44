"""A company as it is about to enter the base, before it is kept."""

from domain.errors import DomainError
from domain.lead import NewLead
from domain.phones import display_phone, parse_phone
from views.leads import where
from views.wording import Safe, Words, quoted


def draft_text(new: NewLead, segment: str, words: Words) -> Safe:
    """What is known so far; phones that cannot be read stand as they were typed."""
    lines: list[str] = [f"<b>{quoted(new.company)}</b>"] if new.company else [words("lead-company-unknown")]
    if new.person:
        lines.append(words("meeting-person", person=new.person))
    lines += [words("meeting-phone", phone=phone_text(phone)) for phone in (new.phone, *new.other_phones) if phone]
    address = where(new.city, new.address)
    if address:
        lines.append(words("meeting-address", address=address))
    if new.inn:
        lines.append(words("lead-inn-is", inn=new.inn))
    if new.site:
        lines.append(words("lead-site-is", site=new.site))
    if new.note:
        lines.append(words("meeting-note", note=new.note))
    if segment:
        lines.append(words("lead-segment-is", segment=segment))
    return Safe("\n".join(lines))


def phone_text(typed: str) -> str:
    """A number as people read it; as it was typed when no such number exists.

    >>> phone_text("89161234567"), phone_text("12")
    ('+7 916 123-45-67', '12')
    """
    try:
        phone = parse_phone(typed)
    except DomainError:
        return typed
    return display_phone(f"{phone.e164};ext={phone.extension}" if phone.extension else phone.e164)
