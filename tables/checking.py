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
        columns = {field: [i for i, one in enumerate(mapping) if one is field] for field in Field}
        self._phones = columns.pop(Field.PHONE) + columns.pop(Field.OTHER_PHONE)
        # Only what the table has is looked for, in each of its rows.
        self._fields = [(field.value, where, _JOINS.get(field, ", ")) for field, where in columns.items() if where]

    def lead(self, cells: Sequence[str]) -> CheckedLead:
        """The lead of a row. One number that exists is enough; what is not read as a number goes to the note.

        Raises: DomainError, as check_lead does; a row without a number tells that first.
        """
        phones, others = _phones([cells[column] for column in self._phones if not _is_blank(cells[column])])
        values = {"company": ""}
        for name, columns, join in self._fields:
            if len(columns) == 1:
                cell = cells[columns[0]]
                values[name] = "" if _is_blank(cell) else cell
            else:
                values[name] = join.join([cells[column] for column in columns if not _is_blank(cells[column])])
        if others:
            with_others = "\n".join(filter(None, [values.get("note", ""), *others]))
            if len(with_others) <= LONGEST_NOTE:
                values["note"] = with_others
        has = values.get
        return with_phones(
            NewLead(
                company=values["company"],
                phone="",
                person=has("person", ""),
                city=has("city", ""),
                address=has("address", ""),
                note=has("note", ""),
                inn=_inn(has("inn", "")),
                site=has("site", ""),
            ),
            tuple(phones),
            self._zone,
        )


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
    return not cell or (len(cell) <= _LONGEST_DASH and not any(map(str.isalnum, cell)))


def _inn(text: str) -> str:
    """Spreadsheets take the zero from the beginning of a number; some write "ИНН/КПП" into one cell."""
    text = text.partition("/")[0].strip()
    return "0" + text if len(text) in _INN_WITHOUT_ZERO and text.isdigit() else text
