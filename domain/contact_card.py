"""A shared contact: what Telegram tells of it, and the vCard that may come along (RFC 6350, and older ones)."""

import quopri
import re
from collections.abc import Iterator

from domain.errors import PhoneInvalid, PhoneMissing
from domain.lead import MOST_PHONES
from domain.lead_text import LeadText, read_lead
from domain.phones import parse_phone

_FOLD = re.compile(r"\r?\n[ \t]|=\r?\n(?=[=\w])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\);")
_STREET_PARTS, _CITY_PART = (2, 1, 0), 3
_NOTED = ("TITLE", "ROLE", "EMAIL", "NOTE")


def read_contact(phone: str, name: str, card: str) -> LeadText:
    """Read a contact: its number and name, and the text of its vCard ("" without one). Never raises on any text.

    >>> card = "BEGIN:VCARD\\nFN:Иван Петров\\nORG:ООО «Ромашка»;Продажи\\nADR;TYPE=WORK:;;Мира, 5;Химки;;;\\nEND:VCARD"
    >>> read = read_contact("79161234567", "Иван", card)
    >>> read.company, read.phones, read.person, read.city, read.address, read.note
    ('ООО «Ромашка»', ('+79161234567',), 'Иван Петров', 'Химки', 'Мира, 5', 'Продажи')
    """
    known: dict[str, list[list[str]]] = {}
    for title, parts in _properties(card):
        known.setdefault(title, []).append(parts)
    full_name = next((parts[0] for parts in known.get("FN", []) if parts[0]), name)
    company, *departments = next((parts for parts in known.get("ORG", []) if parts[0]), [""])
    from_name = LeadText(person=full_name) if company else read_lead(full_name)
    numbers = [phone, *(parts[0].removeprefix("tel:") for parts in known.get("TEL", []))]
    phones = list(dict.fromkeys(_phone(number) for number in numbers if number.strip()))
    address = next((parts for parts in known.get("ADR", []) if any(parts)), [])
    sites = [parts[0] for parts in known.get("URL", []) if parts[0]]
    notes = [
        from_name.note,
        *departments,
        *("; ".join(parts) for title in _NOTED for parts in known.get(title, [])),
        *sites[1:],
        *phones[MOST_PHONES:],
    ]
    return LeadText(
        company=company or from_name.company,
        phones=tuple(phones[:MOST_PHONES]) or from_name.phones,
        person=from_name.person,
        city=address[_CITY_PART] if len(address) > _CITY_PART else "",
        address=", ".join(address[part] for part in _STREET_PARTS if part < len(address) and address[part]),
        site=sites[0] if sites else "",
        note="\n".join(note for note in notes if note),
    )


def _properties(card: str) -> Iterator[tuple[str, list[str]]]:
    """Titles in capitals, without their group, and the parts of the values."""
    for line in _FOLD.sub("", card).splitlines():
        head, colon, value = line.partition(":")
        title, *parameters = head.split(";")
        if not colon:
            continue
        if any("QUOTED-PRINTABLE" in parameter.upper() for parameter in parameters):
            value = quopri.decodestring(value.encode("utf-8", "ignore")).decode("utf-8", "replace")
        parts = [_ESCAPED.sub(_unescaped, part).strip() for part in _PARTS.split(value)]
        yield title.rpartition(".")[2].upper(), parts


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match.group(1) in "nN" else match.group(1)


def _phone(number: str) -> str:
    """In E.164, or as it was when no such number exists: the person will see and mend it."""
    try:
        phone = parse_phone(number)
    except (PhoneInvalid, PhoneMissing):
        return number.strip()
    return f"{phone.e164};ext={phone.extension}" if phone.extension else phone.e164
