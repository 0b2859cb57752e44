"""Companies of the cold base as people see them."""

from domain.phones import display_phone
from views.wording import Safe, Words, quoted


def where(city: str, address: str) -> str:
    """City and street in one line, as far as they are known.

    >>> where("Балашиха", "ул. Гагарина, 58"), where("", "ул. Гагарина, 58"), where("Балашиха", "")
    ('Балашиха, ул. Гагарина, 58', 'ул. Гагарина, 58', 'Балашиха')
    """
    return ", ".join(part for part in (city, address) if part)


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
