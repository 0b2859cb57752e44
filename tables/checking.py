"""A row of cells becomes a lead, or a refusal with its reason."""

from collections.abc import Sequence

from domain.columns import Field
from domain.errors import DomainError, PhoneInvalid, PhoneMissing
from domain.lead import LONGEST_NOTE, MOST_PHONES, CheckedLead, NewLead, check_lead
from domain.phones import Phone
from domain.typed import quote
from tables.phones_in_cells import phones_in

# How several columns of one field are put together.
_JOINS = {Field.NOTE: "\n", Field.PERSON: " "}
_INN_WITHOUT_ZERO = (9, 11)


def lead_of(cells: Sequence[str], mapping: Sequence[Field | None], zone: str) -> CheckedLead:
    """The lead of a row. One number that exists is enough; what is not read as a number goes to the note.

    Raises: DomainError, as check_lead does.
    """
    parts: dict[Field, list[str]] = {}
    for field, cell in zip(mapping, cells, strict=False):
        if field is not None and cell:
            parts.setdefault(field, []).append(cell)
    phones, others = _phones([*parts.pop(Field.PHONE, ()), *parts.pop(Field.OTHER_PHONE, ())])
    values = {field: _JOINS.get(field, ", ").join(found) for field, found in parts.items()}
    note = values.get(Field.NOTE, "")
    with_others = "\n".join(filter(None, [note, *others]))
    return check_lead(
        NewLead(
            company=values.get(Field.COMPANY, ""),
            phone=_typed(phones[0]),
            person=values.get(Field.PERSON, ""),
            city=values.get(Field.CITY, ""),
            address=values.get(Field.ADDRESS, ""),
            note=with_others if len(with_others) <= LONGEST_NOTE else note,
            inn=_inn(values.get(Field.INN, "")),
            site=values.get(Field.SITE, ""),
            other_phones=tuple(map(_typed, phones[1:])),
        ),
        zone,
    )


def refusal_of(error: DomainError) -> tuple[str, dict[str, object]]:
    """The error as it travels out of the child."""
    return error.key, error.params()


def _phones(cells: Sequence[str]) -> tuple[list[Phone], list[str]]:
    """Raises: PhoneMissing, PhoneInvalid when not one of them exists."""
    if not cells:
        raise PhoneMissing
    phones: dict[Phone, None] = {}
    others: list[str] = []
    for cell in cells:
        found, left = phones_in(cell)
        phones |= dict.fromkeys(found)
        others += left
    if not phones:
        raise PhoneInvalid(quote(cells[0]))
    return list(phones)[:MOST_PHONES], others


def _typed(phone: Phone) -> str:
    return f"{phone.e164} доб. {phone.extension}" if phone.extension else phone.e164


def _inn(text: str) -> str:
    """Spreadsheets take the zero from the beginning of a number."""
    return "0" + text if len(text) in _INN_WITHOUT_ZERO and text.isdigit() else text
