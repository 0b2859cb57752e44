"""Pasted lists of companies, told from the message of one company."""

from domain.lead_marks import DEPARTMENTS
from domain.lead_text import read_lead
from domain.phrases.numbers import phone_spans
from domain.phrases.tokens import plain, tokens_of

_LEAST_LIST = 3
_DELIMITERS = "\t;|"
_TITLES = ("Компания", "Телефон", "Другой телефон", "Контактное лицо", "ИНН", "Город", "Адрес", "Сайт", "Комментарий")


def is_list(message: str) -> bool:
    """Whether the lines are companies of their own: three or more, each with its phone and more than its label.

    >>> is_list("Ромашка +7 495 123-45-67\\nЛандыш +7 495 123-45-68\\nЛютик +7 495 123-45-69")
    True
    >>> is_list("Ромашка\\nтел. +7 495 123-45-67\\nфакс +7 495 123-45-68\\nмоб. +7 916 123-45-69")
    False
    """
    lines = [one for one in plain(message).splitlines() if one.strip()]
    with_phone = [line for line in lines if _is_row(line)]
    return len(with_phone) >= _LEAST_LIST and len(lines) - len(with_phone) <= 1


def _is_row(line: str) -> bool:
    tokens = tokens_of(line)
    spans = [span for span in phone_spans(line, tokens, frozenset()) if span.e164]
    taken = frozenset(place for span in spans for place in range(span.first, span.end))
    named = any(
        token.is_word and len(token.text) > 1 and token.word not in DEPARTMENTS
        for place, token in enumerate(tokens)
        if place not in taken
    )
    return bool(spans) and named


def as_table(message: str) -> str:
    """A pasted list as a table that files have too: what was copied from a spreadsheet as it is, lines as people jot
    them down by the fields that are read in them.

    >>> as_table("Ромашка 8 495 123-45-67 Иван\\nЛандыш, +7 495 123-45-68").splitlines()[1].split("\\t")
    ['Ромашка', '+74951234567', 'Иван']
    """
    lines = [one for one in message.splitlines() if one.strip()]
    if any(sum(sign in one for one in lines) >= len(lines) - 1 for sign in _DELIMITERS):
        return message
    columns = zip(_TITLES, *(_cells(one) for one in lines), strict=True)
    # A title above nothing would only be one more question.
    filled = [column for column in columns if any(column[1:])]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in zip(*filled, strict=True))


def _cells(line: str) -> tuple[str, ...]:
    read = read_lead(line)
    main, *others = (phone.replace(";ext=", " доб. ") for phone in read.phones or ("",))
    return (read.company, main, ", ".join(others), read.person, read.inn, read.city, read.address, read.site, read.note)
