"""Companies of the cold base as people see them."""

from domain.phones import display_phone
from views.wording import Safe, Words, quoted


def lead_text(company: str, person: str, phone: str, address: str, note: str, words: Words) -> Safe:
    """What is known about a company; `phone` is E.164, or as typed when it is not kept yet."""
    lines = [f"<b>{quoted(company)}</b>"]
    if person:
        lines.append(words("meeting-person", person=person))
    if phone:
        lines.append(words("meeting-phone", phone=display_phone(phone)))
    if address:
        lines.append(words("meeting-address", address=address))
    if note:
        lines.append(words("meeting-note", note=note))
    return Safe("\n".join(lines))
