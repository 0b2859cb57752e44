"""What a collector has entered so far."""

from dataclasses import dataclass

from domain.lead import NewLead
from domain.lead_text import LeadText
from handlers.drafts import Draft


@dataclass(frozen=True)
class LeadDraft(Draft):
    """A lead in the making; phones and the ИНН as they were typed, "" and None for what is not known yet."""

    company: str = ""
    phone: str = ""
    person: str = ""
    address: str = ""
    note: str = ""
    inn: str = ""
    city: str = ""
    site: str = ""
    other_phones: tuple[str, ...] = ()
    segment_id: int | None = None
    segment: str = ""
    is_read: bool = False
    """It was read from a message."""
    pasted: str = ""
    """A list of companies, to be read as a file is."""

    @property
    def new(self) -> NewLead:
        """The lead as it would be saved."""
        return NewLead(
            self.company,
            self.phone,
            person=self.person,
            city=self.city,
            address=self.address,
            note=self.note,
            inn=self.inn,
            site=self.site,
            other_phones=self.other_phones,
            segment_id=self.segment_id,
        )

    @property
    def is_complete(self) -> bool:
        """Company and phone are there: it may be saved."""
        return bool(self.company and self.phone)


def read_into(read: LeadText) -> dict[str, object]:
    """The fields of a draft that a message gave."""
    phone, *others = read.phones or ("",)
    return {
        "company": read.company,
        "phone": phone,
        "person": read.person,
        "address": read.address,
        "note": read.note,
        "inn": read.inn,
        "city": read.city,
        "site": read.site,
        "other_phones": tuple(others),
        "is_read": True,
    }
