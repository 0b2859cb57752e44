"""What a column of a person's table can hold."""

from enum import StrEnum


class Field(StrEnum):
    """A part of a lead that a column of a table fills; a column that fills none is left alone."""

    COMPANY = "company"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    INN = "inn"
    PERSON = "person"
    CITY = "city"
    ADDRESS = "address"
    SITE = "site"
    NOTE = "note"
