"""By what a column is known: the words of its header, and what stands in its cells."""

import re
from collections.abc import Callable, Sequence

from domain.columns import Field
from domain.errors import InnInvalid
from domain.inn import parse_inn
from domain.lead import plain
from domain.local_time import is_city
from tables.phones_in_cells import phones_in

_MOST_WORDS = 6
_LONGEST_HEADER = 60
_SIGNS = re.compile(r"[\W\d_]+")
_PHRASES = {
    "юр лицо": Field.COMPANY,
    "юридическое лицо": Field.COMPANY,
    "имя компании": Field.COMPANY,
    "адрес сайта": Field.SITE,
    "contact": Field.PERSON,
    "name": Field.COMPANY,
    "fn": Field.PERSON,
    "org": Field.COMPANY,
}
# What bases also have and leads do not. Beginnings of words; the first line of these that fits decides.
_STEMS: Sequence[tuple[Field | None, str]] = (
    (Field.INN, "инн inn"),
    (None, "email mail почт электрон индекс факс fax кпп огрн оквэд бик окпо дата date whatsapp telegram статус id"),
    (Field.PHONE, "телеф тел моб сотов phone tel mobile cell"),
    (Field.SITE, "сайт site веб web url www домен domain"),
    (Field.ADDRESS, "адрес улиц местополож address street"),
    (Field.CITY, "город насел city town"),
    (Field.NOTE, "коммент примеч замет описан comment note remark"),
    (Field.PERSON, "контактн лицо лпр фио фамил отчеств директ руковод ответств представит contact person first last"),
    (Field.COMPANY, "компан организ фирм предприят назван наимен контраг клиент заказч company organi business"),
    (Field.PERSON, "контакт имя full name"),
)
_WHOLE_WORDS = frozenset({"id", "бик", "тел", "tel", "last", "first", "name", "имя", "моб", "full", "cell", "лицо"})

_SITE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-zа-я]{2,10}(?:[/?#]\S*)?", re.IGNORECASE)
_COMPANY = re.compile(r"\b(?:ООО|ИП|АО|ПАО|ЗАО|ОАО|ТОО|ТД|LLC|Ltd|Inc|GmbH)\b|«.+»")
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+(?: [А-ЯЁ](?:[а-яё-]+|\.)){1,2}\.?|[А-ЯЁ][а-яё-]+ [А-ЯЁ]\. ?[А-ЯЁ]\.")
_ADDRESS = re.compile(r"\b(?:ул|улица|пр-т|просп|проспект|пер|ш|шоссе|наб|пл|б-р|бульвар|д|дом|стр|обл)\b\.?,? ?\w")


def named(title: str) -> tuple[bool, Field | None]:
    """Whether it reads like a header, and of which field.

    >>> named("Тел. моб."), named("Название компании"), named("E-mail"), named("звонить до обеда")
    ((True, <Field.PHONE: 'phone'>), (True, <Field.COMPANY: 'company'>), (True, None), (False, None))
    """
    if len(title) > _LONGEST_HEADER:
        return False, None
    words = _SIGNS.sub(" ", plain(title).replace("e-mail", "email").replace("ф.и.о", "фио")).split()
    if not words or len(words) > _MOST_WORDS:
        return False, None
    if phrase := _PHRASES.get(" ".join(words)):
        return True, phrase
    for field, stems in _STEMS:
        for stem in stems.split():
            if any(word == stem if stem in _WHOLE_WORDS else word.startswith(stem) for word in words):
                return True, field
    return False, None


def has_phone(cell: str) -> bool:
    """Whether somebody can be called by it."""
    return sum(sign.isdigit() for sign in cell[:64]) >= 10 and bool(phones_in(cell)[0])


def _is_inn(cell: str) -> bool:
    try:
        return bool(parse_inn(cell))
    except InnInvalid:
        return False


# In this order: an ИНН of ten digits can be read as a phone. With the share of the cells that must look so.
_CONTENT: Sequence[tuple[Field, Callable[[str], object], float]] = (
    (Field.INN, _is_inn, 0.7),
    (Field.PHONE, has_phone, 0.5),
    (Field.SITE, _SITE.fullmatch, 0.6),
    (Field.CITY, is_city, 0.5),
    (Field.COMPANY, _COMPANY.search, 0.3),
    (Field.PERSON, _PERSON.fullmatch, 0.5),
    (Field.ADDRESS, _ADDRESS.search, 0.4),
)


def looks(cells: Sequence[str]) -> Field | None:
    """What a column without a header holds, by its filled cells."""
    if not cells:
        return None
    for field, fits, share in _CONTENT:
        if sum(1 for cell in cells if len(cell) <= _LONGEST_CELL and fits(cell)) >= share * len(cells):
            return field
    return None


_LONGEST_CELL = 500
