"""What a collector has entered so far."""

from dataclasses import dataclass

from handlers.drafts import Draft


@dataclass(frozen=True)
class LeadDraft(Draft):
    """A lead in the making; `phone` as it was typed."""

    company: str = ""
    phone: str = ""
    person: str = ""
    address: str = ""
    note: str = ""
