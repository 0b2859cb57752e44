"""A row of cells becomes a lead, or a refusal with its reason."""

from collections.abc import Sequence

from domain.columns import Field
from domain.errors import DomainError, PhoneInvalid, PhoneMissing
from domain.lead import LONGEST_NOTE, MOST_PHONES, CheckedLead, NewLead, with_phones
from domain.phones import Phone
from domain.typed import quote
from tables.phones_in_cells import phones_in

# How several columns of one field are put together.
_JOINS = {Field.NOTE: "\n", Field.PERSON: " "}
_LONGEST_DASH = 3
_INN_WITHOUT_ZERO = (9, 11)


class Checker:
    """Rows of one table, by its mapping; `zone` is the department's."""

    def __init__(self, mapping: Sequence[Field | None], zone: str) -> None:
        self._zone = zone
        self._columns = {field: [i for i, one in enumerate(mapping) if one is field] for field in Field}
        self._phones = self._columns[Field.PHONE] + self._columns[Field.OTHER_PHONE]

    def lead(self, cells: Sequence[str]) -> CheckedLead:
        """The lead of a row. One number that exists is enough; what is not read as a number goes to the note.

        Raises: DomainError, as check_lead does; a row without a number tells that first.
        """
        phones, others = _phones([cells[column] for column in self._phones if not _is_blank(cells[column])])
        note = self._of(Field.NOTE, cells)
        with_others = "\n".join(filter(None, [note, *others])) if others else note
        return with_phones(
            NewLead(
                company=self._of(Field.COMPANY, cells),
                phone="",
                person=self._of(Field.PERSON, cells),
                city=self._of(Field.CITY, cells),
                address=self._of(Field.ADDRESS, cells),
                note=with_others if len(with_others) <= LONGEST_NOTE else note,
                inn=_inn(self._of(Field.INN, cells)),
                site=self._of(Field.SITE, cells),
            ),
            tuple(phones),
            self._zone,
        )

    def _of(self, field: Field, cells: Sequence[str]) -> str:
        columns = self._columns[field]
        if len(columns) == 1:
            return "" if _is_blank(cells[columns[0]]) else cells[columns[0]]
        return _JOINS.get(field, ", ").join([cells[column] for column in columns if not _is_blank(cells[column])])


def refusal_of(error: DomainError) -> tuple[str, dict[str, object]]:
    """The error as it travels out of the child."""
    return error.key, error.params()


def _phones(cells: Sequence[str]) -> tuple[Sequence[Phone], Sequence[str]]:
    """Raises: PhoneMissing, PhoneInvalid when not one of them exists."""
    if not cells:
        raise PhoneMissing
    if len(cells) == 1:
        only, left = phones_in(cells[0])
        if not only:
            raise PhoneInvalid(quote(cells[0]))
        return only[:MOST_PHONES], left
    phones: dict[Phone, None] = {}
    others: list[str] = []
    for cell in cells:
        found, left = phones_in(cell)
        phones |= dict.fromkeys(found)
        others += left
    if not phones:
        raise PhoneInvalid(quote(cells[0]))
    return list(phones)[:MOST_PHONES], others


def _is_blank(cell: str) -> bool:
    """Nothing, or a dash that stands for it."""
    return len(cell) <= _LONGEST_DASH and not any(map(str.isalnum, cell))


def _inn(text: str) -> str:
    """Spreadsheets take the zero from the beginning of a number; some write "ИНН/КПП" into one cell."""
    text = text.partition("/")[0].strip()
    return "0" + text if len(text) in _INN_WITHOUT_ZERO and text.isdigit() else text
