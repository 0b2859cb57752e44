"""Addresses in a sentence: street words, house words, a street's name with its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.phrases.fillers import FILLERS
from domain.phrases.people import is_first_name, is_patronymic
from domain.phrases.tokens import Token, quote_end
from domain.phrases.words import LEXICON, word_set

_STREET = word_set(
    "ул улица улице улицы пр просп проспект проспекте шоссе ш наб набережная набережной пер переулок переулке "
    "бульвар бульваре бул проезд проезде пл площадь площади аллея тупик тракт мкр микрорайон квартал street "
    "ave avenue road"
)
_DASHED_STREET = frozenset({("пр", "т"), ("пр", "кт"), ("б", "р"), ("пр", "д"), ("ул", "ца")})
_HOUSE = word_set(
    "д дом доме кв квартира квартире оф офис офисе каб кабинет кабинете стр строение строении корп корпус корпусе "
    "этаж эт подъезд пом помещение вл владение лит литера блок секция комната комн к бц тц трц office floor"
)
_CITY_WORD = word_set("г город городе пос поселок с село д дер деревня обл область р район")
_CITIES = word_set(
    "москва москве спб петербург санкт казань екатеринбург новосибирск самара омск тюмень уфа пермь воронеж "
    "волгоград краснодар сочи тула калуга рязань тверь ярославль химки мытищи подольск балашиха люберцы королев "
    "красногорск одинцово ростов челябинск красноярск саратов"
)
_NAME_ENDINGS = ("ая", "яя", "ий", "ый", "ой", "ое", "ский", "ские", "ские", "ском", "ской")
_STREET_ENDINGS = ("ский", "ская", "ском", "ской", "ское", "цкая")
_BLOCK = ("к", "с", "стр", "корп")
_COUNTED = ("этаж", "подъезд")
CENTRES = frozenset({"бц", "тц", "трц"})
"""A name in quotes behind these is a place, not the company."""
_TIME_UNITS = ("hour", "minute", "day", "week", "month_long", "part_of", "am", "pm", "few")
_LONGEST_NAME = 4
_LONGEST_HOUSE = 4
_SIGNS = frozenset(".,-/№")


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens [first, end) of one part of a sentence."""

    first: int
    end: int
    street: bool = field(default=False, compare=False)
    """It names a street, so that another one is another address."""


def addresses_of(tokens: Sequence[Token], hidden: frozenset[int]) -> tuple[Span, ...]:
    """The spans of addresses, left to right; neighbours are parts of one address.

    >>> from domain.phrases.tokens import tokens_of
    >>> found = addresses_of(tokens_of("завтра в 12 Ленинский 12, оф. 3"), frozenset())
    >>> [(span.first, span.end) for span in found]
    [(3, 5), (6, 9)]
    """
    found: list[Span] = []
    index = 0
    while index < len(tokens):
        span = None if index in hidden else _span_at(tokens, index, hidden, found[-1].end if found else 0)
        if span is None:
            index += 1
            continue
        found.append(span)
        index = span.end
    return tuple(found)


def _span_at(tokens: Sequence[Token], index: int, hidden: frozenset[int], floor: int) -> Span | None:
    for finder in (_by_street_word, _by_centre, _by_house_word, _by_counted_place, _by_name, _by_city):
        span = finder(tokens, index, hidden)
        if span is not None and span.first >= floor:
            return span
    return None


def _street_word(tokens: Sequence[Token], index: int) -> int:
    """The end of the street word at `index` (with its dot); `index` when there is none."""
    if index >= len(tokens):
        return index
    pair = tuple(token.word for token in tokens[index : index + 3])
    if len(pair) == 3 and pair[1] == "-" and (pair[0], pair[2]) in _DASHED_STREET:
        end = index + 3
    elif tokens[index].word in _STREET and (len(tokens[index].word) > 2 or not tokens[index].is_capital):
        end = index + 1
    else:
        return index
    return end + 1 if end < len(tokens) and tokens[end].text == "." else end


def _by_street_word(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "ул. Ленина, 12", "Большая Никитская улица 5", "улица 25 октября, 12", "пр-т 60-летия Октября 9"."""
    end = _street_word(tokens, index)
    if end > index:
        named = _name_after(tokens, end, hidden)
        if named > end:
            return Span(index, _house(tokens, named, hidden), street=True)
        return None
    place, nouns = index, 0
    while place < len(tokens) and place - index < 2 * _LONGEST_NAME and _in_name(tokens, place, hidden):
        nouns += tokens[place].is_capital and not tokens[place].word.endswith(_NAME_ENDINGS)
        place += 1
        end = _street_word(tokens, place)
        if end > place:
            # "Ромашка ул. Ленина 5" is named behind the word, "Ленина ул. 5" before it.
            before = nouns == 0 or (nouns == 1 and place == index + 1 and _house(tokens, end, hidden) > end)
            return Span(index, _house(tokens, end, hidden), street=True) if before else None
        if place < len(tokens) and tokens[place].text == "-" and tokens[place].glued:
            place += 1
    return None


def _in_name(tokens: Sequence[Token], place: int, hidden: frozenset[int]) -> bool:
    token = tokens[place]
    if place in hidden:
        return False
    if token.is_number:  # "1-я Тверская-Ямская"
        return len(token.text) <= 2 and _ordinal_at(tokens, place)
    return token.is_capital or (place > 1 and token.word in ("я", "й", "ая", "ой") and tokens[place - 1].text == "-")


def _ordinal_at(tokens: Sequence[Token], place: int) -> bool:
    behind = tokens[place + 1 : place + 3]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].word in ("я", "й", "ая", "ой", "ый", "летия")


def _name_after(tokens: Sequence[Token], place: int, hidden: frozenset[int]) -> int:
    """The end of a street's name behind its word: capital words, "8 марта", "60-летия Октября", initials."""
    start = place
    words = 0
    while place < len(tokens) and words < _LONGEST_NAME and place not in hidden:
        token = tokens[place]
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.is_number:
            if words:
                break
            if _ordinal_at(tokens, place):
                place += 3
            elif following is not None and (
                "month" in LEXICON.get(following.word, {}) or following.word in ("года", "лет")
            ):
                return place + 2
            else:
                break
        elif token.is_word and (token.is_capital or words == 0) and not _ends_name(token):
            if _person_begins(tokens, place) and words:
                break
            place += 1
            while place + 1 < len(tokens) and tokens[place].text in "-." and tokens[place].glued:
                if not (tokens[place + 1].is_word and (tokens[place].text == "." or tokens[place + 1].glued)):
                    break
                if not tokens[place + 1].is_capital:
                    break
                place += 2
        else:
            break
        words += 1
    return place if place > start else start


def _ends_name(token: Token) -> bool:
    tags = LEXICON.get(token.word, {})
    return any(tag in tags for tag in ("days", "weekday", "at")) and not token.is_capital


def _person_begins(tokens: Sequence[Token], place: int) -> bool:
    return is_first_name(tokens[place].word)


def _house(tokens: Sequence[Token], place: int, hidden: frozenset[int]) -> int:
    """The end of the house behind a street: "12", ", 12к2", " д. 5", "25/3 стр. 1"; `place` when there is none."""
    start = place
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    storey = place + 1 < len(tokens) and tokens[place + 1].word.startswith(_COUNTED)
    if (
        place < len(tokens)
        and place not in hidden
        and not storey
        and _is_house(tokens[place])
        and not _is_time(tokens, place)
    ):
        return _house_tail(tokens, place + 1, hidden)
    return start


def _is_house(token: Token) -> bool:
    return token.is_number and len(token.text) <= _LONGEST_HOUSE


def _house_tail(tokens: Sequence[Token], place: int, hidden: frozenset[int]) -> int:
    """The end of what is glued to a house number: a letter, "/3", "-5", "к2"."""
    for _ in range(_LONGEST_NAME):
        if _block_at(tokens, place, hidden):
            return place + 2
        if place >= len(tokens) or place in hidden or not tokens[place].glued:
            # "12 А" with a space: one capital letter.
            lone = place < len(tokens) and place not in hidden and tokens[place].text in "АБВГД"
            alone = lone and not (place + 1 < len(tokens) and tokens[place + 1].text == ".")
            return place + 1 if alone else place
        token = tokens[place]
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        if (token.text in "/-" or token.word in _BLOCK) and behind and behind.glued and behind.is_number:
            place += 2
        elif token.is_word and len(token.text) == 1:
            place += 1
        else:
            return place
    return place


def _block_at(tokens: Sequence[Token], place: int, hidden: frozenset[int]) -> bool:
    """Whether "к2" or "стр1" stands there, apart from the house number."""
    if place + 1 >= len(tokens) or place in hidden or tokens[place].glued:
        return False
    return tokens[place].word in _BLOCK and tokens[place + 1].is_number and tokens[place + 1].glued


def _is_time(tokens: Sequence[Token], place: int) -> bool:
    """Does the number at `place` begin a time: "15:30", "15 часов", "9 утра", "25 ноября"?"""
    behind = tokens[place + 1 : place + 3]
    if not behind:
        return False
    if behind[0].text in ":." and len(behind) == 2 and behind[1].is_number and behind[1].glued:
        return True
    tags = LEXICON.get(behind[0].word, {})
    return any(tag in tags for tag in (*_TIME_UNITS, "month"))


def _by_house_word(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "д. 5", "офис № 12", "к. 2"."""
    if tokens[index].word not in _HOUSE or (tokens[index].glued and index and tokens[index - 1].is_number):
        return None
    place = index + 1
    while place < len(tokens) and place - index < 3 and tokens[place].text in ".№":
        place += 1
    if place >= len(tokens) or place in hidden or not tokens[place].is_number or _is_time(tokens, place):
        return None
    if tokens[index].word == "к" and place == index + 1:  # "к 2" is an hour, "к. 2" and "12 к2" are not
        return None
    return Span(index, _house_tail(tokens, place + 1, hidden))


def _by_centre(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "БЦ «Вектор»"."""
    end = quote_end(tokens, index + 1) if tokens[index].word in CENTRES and index not in hidden else 0
    return Span(index, end) if end else None


def _by_counted_place(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "3 этаж", "на 5-м этаже", "2-й подъезд"."""
    if not tokens[index].is_number:
        return None
    place = index + 1
    if place + 1 < len(tokens) and tokens[place].text == "-" and tokens[place + 1].glued and tokens[place + 1].is_word:
        place += 2
    if place >= len(tokens) or place in hidden or len(tokens[place].word) < 4:
        return None
    counted = tokens[place].word.startswith((*_COUNTED, "офис", "кабинет"))
    # "в 15 офис 3": the number is behind the word.
    numbered = place + 1 < len(tokens) and (tokens[place + 1].is_number or tokens[place + 1].text == "№")
    return Span(index, place + 1) if counted and not numbered else None


def _by_name(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "Ленинский 12", "Большая Ордынка 20/3", "Тверская, 12"."""
    start = place = index + 3 if tokens[index].is_number and _ordinal_at(tokens, index) else index
    words: list[Token] = []
    while place < len(tokens) and place not in hidden and len(words) < _LONGEST_NAME and tokens[place].is_word:
        if _ends_street(tokens[place]) or not (tokens[place].is_capital or _is_street_alone(tokens[place])):
            break
        words.append(tokens[place])
        place += 1
        if (
            place + 1 < len(tokens)
            and tokens[place].text == "-"
            and tokens[place].glued
            and tokens[place + 1].is_capital
        ):
            place += 1
    if not words:
        return None
    comma = place < len(tokens) and tokens[place].text == ","
    adjective = words[-1].word.endswith(_NAME_ENDINGS)
    if not adjective and _is_dashed_time(tokens, place):
        return None
    end = _house(tokens, place, hidden)
    if end == place or (comma and (not adjective or not _stands_alone(tokens, end))):
        return None
    # Only the words that look like one street: "Ромашка Ленинский 12" is a company and a street.
    own = 1
    while own < len(words) and words[-own - 1].word.endswith(_NAME_ENDINGS):
        own += 1
    return Span(index, end, street=True) if own == len(words) and (start == index or adjective) else None


def _is_street_alone(token: Token) -> bool:
    """ "ленинский", "тверская": streets also without a capital."""
    return token.word.endswith(_STREET_ENDINGS) and len(token.word) > 5


def _is_dashed_time(tokens: Sequence[Token], place: int) -> bool:
    """ "16-30" behind a company's name."""
    row = tokens[place : place + 3]
    return len(row) == 3 and row[1].text == "-" and row[2].glued and row[2].is_number and len(row[2].text) == 2


def _stands_alone(tokens: Sequence[Token], end: int) -> bool:
    return end >= len(tokens) or tokens[end].text in ",;\n.-"


def _ends_street(token: Token) -> bool:
    known = token.word in FILLERS or (token.word in LEXICON and not token.word.endswith(_NAME_ENDINGS))
    return known or is_first_name(token.word) or is_patronymic(token.word)


def _by_city(tokens: Sequence[Token], index: int, hidden: frozenset[int]) -> Span | None:
    """ "г. Москва", "Санкт-Петербург"."""
    token = tokens[index]
    if token.word in _CITY_WORD and not token.is_capital and index + 1 < len(tokens):
        place = index + 1 + (tokens[index + 1].text == ".")
        dotted = place > index + 1 or len(token.word) > 2
        if dotted and place < len(tokens) and tokens[place].is_capital and place not in hidden:
            return Span(index, _dashed(tokens, place + 1))
    if token.word in _CITIES and token.is_capital and not (index and tokens[index - 1].text == "-"):
        return Span(index, _dashed(tokens, index + 1))
    return None


def _dashed(tokens: Sequence[Token], place: int) -> int:
    while place + 1 < len(tokens) and tokens[place].text == "-" and tokens[place].glued and tokens[place + 1].glued:
        place += 2
    return place


def spans_tokens(spans: Sequence[Span]) -> Iterator[int]:
    """All token indices of the spans."""
    for span in spans:
        yield from range(span.first, span.end)
