"""The exclusion list as directors and account managers see it."""

from collections.abc import Sequence
from datetime import datetime

from domain.exclusions import ExclusionKind
from domain.phones import display_phone
from domain.workdays import local_day
from views.wording import Safe, Words, quoted

_SIGNS = {ExclusionKind.CLIENT: "🤝", ExclusionKind.DO_NOT_CALL: "⛔"}


def number_text(phone: str | None, inn: str | None, words: Words) -> str:
    """A phone (E.164) or an ИНН, as people read it."""
    return display_phone(phone) if phone else words.plain("exclusion-inn", inn=inn or "")


def exclusion_label(kind: ExclusionKind, company: str, phone: str | None, inn: str | None, words: Words) -> str:
    """An entry for a button."""
    number = number_text(phone, inn, words)
    return f"{_SIGNS[kind]} {company} {number}" if company else f"{_SIGNS[kind]} {number}"


def numbers_text(company: str, phones: Sequence[str], inn: str | None, words: Words) -> Safe:
    """Numbers about to enter the list, as they were read."""
    lines = [f"<b>{quoted(company)}</b>"] if company else []
    lines += [quoted(number_text(phone, None, words)) for phone in phones]
    if inn is not None:
        lines.append(quoted(number_text(None, inn, words)))
    return Safe("\n".join(lines))


def exclusion_text(
    kind: ExclusionKind, company: str, phone: str | None, inn: str | None, added_at: datetime, words: Words
) -> Safe:
    """An entry with what it means."""
    numbers = numbers_text(company, [phone] if phone else [], inn, words)
    since = words("exclusion-since", kind=kind, day=local_day(added_at, words.zone))
    return Safe(f"{numbers}\n{since}")
