"""A company written in a message: a card copied from a map, a signature of a letter, a line jotted down.

Each line is read for itself: numbers, sites and mail boxes first, so that their digits are nothing else; then labels,
companies, people, addresses. What fits nowhere is in the note: nothing is lost but labels and courtesies.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from domain import lead_marks
from domain.errors import InnInvalid
from domain.inn import parse_inn
from domain.lead import LONGEST_ADDRESS, LONGEST_CITY, LONGEST_COMPANY, LONGEST_PERSON, LONGEST_SITE, MOST_PHONES
from domain.local_time import is_city
from domain.phrases.fillers import FILLERS
from domain.phrases.names import companies_of, people_of
from domain.phrases.numbers import PhoneSpan, phone_spans
from domain.phrases.people import is_first_name, is_patronymic, is_surname
from domain.phrases.places import Span, addresses_of, spans_tokens
from domain.phrases.tokens import plain, tokens_of

_MOST_WORDS_BEFORE = 3
_LONGEST_PERSON_WORDS = 3
_MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class LeadText:
    """What was read, as people would type it; "" where nothing was. Phones are E.164, ";ext=12" behind."""

    company: str = ""
    phones: tuple[str, ...] = ()
    inn: str = ""
    person: str = ""
    city: str = ""
    address: str = ""
    site: str = ""
    note: str = ""


def read_lead(message: str) -> LeadText:
    """Read a message of one or several lines about one company. Never raises on any text.

    >>> read = read_lead("Ромашка 8 495 123-45-67 доб. 12 Иван")
    >>> read.company, read.phones, read.person, read.note
    ('Ромашка', ('+74951234567;ext=12',), 'Иван', '')
    >>> read_lead("Кафе «Ландыш»\\nг. Химки, ул. Мира, 5\\nlandysh.ru").address
    'ул. Мира, 5'
    """
    lines = [_Line(one) for one in lead_marks.ENDS.split(plain(message)) if one.strip()]
    found = _Found()
    for line in lines:
        line.take_numbers(found)
    for line in lines:
        line.take_labelled(found)
    for line in lines:
        line.take_companies(found)
    for line in lines:
        line.take_people(found)
    for place, line in enumerate(lines):
        # "Эвакуатор 911" is written like a street with its house, but a message begins with a name.
        if place or len(lines) == 1 or found.company:
            line.take_address(found, alone=len(lines) == 1)
    for line in lines:
        line.take_rest(found)
    return found.lead(lines)


@dataclass(slots=True)
class _Found:
    """What the lines gave so far."""

    company: str = ""
    phones: list[str] = field(default_factory=list)
    inn: str = ""
    person: str = ""
    city: str = ""
    address: str = ""
    site: str = ""

    def lead(self, lines: Iterable["_Line"]) -> LeadText:
        rest = [", ".join(line.rest) for line in lines]
        extra = self.phones[MOST_PHONES:]
        note = "\n".join(part for part in (*rest, *extra) if part)
        return LeadText(
            self.company,
            tuple(self.phones[:MOST_PHONES]),
            self.inn,
            self.person,
            self.city,
            self.address,
            self.site,
            note,
        )


class _Line:
    """A line of the message, and which of its characters are read already."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.tokens = tokens_of(self.text)
        self.taken: list[tuple[int, int]] = []
        self.rest: list[str] = []

    # --- in the order of reading

    def take_numbers(self, found: _Found) -> None:
        """Mail boxes, sites, ИНН and phones."""
        for match in lead_marks.MAIL.finditer(self.text):
            self._take(match.start(), match.end())
            self.rest.append(match.group())
        for match in lead_marks.SITE.finditer(self.text):
            if self._is_free(match.start(), match.end()):
                self._take(match.start(), match.end())
                self._site(match.group().rstrip(".)"), found)
        for match in lead_marks.INN.finditer(self.text):
            if self._is_free(match.start(), match.end()):
                self._take(match.start(), match.end())
                self._inn("".join(match.group(1).split()), found)
                if match.group(2):
                    self.rest.append(f"КПП {match.group(2)}")
        for span in phone_spans(self.text, self.tokens, self._hidden()):
            if span.e164:
                self._phone(span, found)
        for match in lead_marks.DIGITS_ALONE.finditer(self.text):
            if not found.inn and self._is_free(match.start(), match.end()) and _is_inn(match.group()):
                self._take(match.start(), match.end())
                found.inn = match.group()

    def take_labelled(self, found: _Found) -> None:
        """ "Адрес: ...", "Директор: ..."."""
        match = lead_marks.LABEL.match(self.text)
        name = _labelled(match.group(1)) if match else ""
        if match is None or not name or not self._is_free(match.start(), match.end()):
            return
        if name == "company" and not found.company:
            found.company = self._whole(match.end(), LONGEST_COMPANY)
        elif name == "city" and not found.city:
            found.city = self._whole(match.end(), LONGEST_CITY)
        elif name == "address" and not found.address:
            self._take(0, match.end())
            found.address = _without_city(self._whole(0, LONGEST_ADDRESS), found)
        elif name == "person" and not found.person and len(self._free_text(match.end()).split()) <= 4:
            found.person = self._whole(match.end(), LONGEST_PERSON)
        elif name == "note":
            self._take(0, match.end())

    def take_companies(self, found: _Found) -> None:
        """Those with a legal form beside them or in quotes."""
        for match in lead_marks.COMPANY.finditer(self.text):
            if not found.company and self._is_free(match.start(), match.end()):
                found.company = self._cut(match.start(), match.end())
        for span in companies_of(self.tokens):
            first = self._with_kind(span)
            start, end = self.tokens[first].start, self.tokens[span.end - 1].end
            if not found.company and self._is_free(start, end) and end - start <= LONGEST_COMPANY:
                found.company = self._cut(start, end)

    def take_people(self, found: _Found) -> None:
        """Full names, also those no list knows but for the patronymic."""
        streets = [span for span in addresses_of(self.tokens, self._hidden()) if span.street]
        closed = self._hidden() | frozenset(spans_tokens(streets))
        for span in (*people_of(self.tokens, closed), *self._by_patronymic(closed)):
            start, end = self.tokens[span.first].start, self.tokens[span.end - 1].end
            if not found.person and self._is_free(start, end):
                found.person = self._cut(start, end)

    def take_address(self, found: _Found, *, alone: bool) -> None:
        """A line that begins as an address does is one to its end; elsewhere only what is surely of it."""
        spans = addresses_of(self.tokens, self._hidden())
        if not found.address and not alone and not any(span.street for span in spans):
            self._take_unusual_street(found)
        if not spans or (found.address and any(span.street for span in spans)):
            return
        start, end = self.tokens[spans[0].first].start, self.tokens[spans[-1].end - 1].end
        before = [part for part, _, _ in self._pieces(0, start)]
        whole = not alone and all(lead_marks.LARGER_PLACE.match(part) or _is_surely_city(part) for part in before)
        if any(span.street for span in spans) and not found.address:
            if whole and len(self._free_text(0)) <= LONGEST_ADDRESS:
                found.address = _without_city(self._whole(0, LONGEST_ADDRESS), found)
                return
            text = ", ".join(self._cut(first, last) for first, last in self._joined(spans))
            found.address = _without_city(text, found)
        elif not found.city:
            city = self.text[start:end]
            label = lead_marks.CITY.match(city)
            if _is_surely_city(city) or label:
                found.city = label.group(1) if label else city
                self._take(start, end)

    def _take_unusual_street(self, found: _Found) -> None:
        """A line with a word for streets and a number, whatever the name between them."""
        text = self._free_text(0)
        if lead_marks.STREET.search(text) and any(sign.isdigit() for sign in text):
            found.address = _without_city(self._whole(0, LONGEST_ADDRESS), found)

    def take_rest(self, found: _Found) -> None:
        """A lone first name, the company if it is still missing; the rest is for the note."""
        for part, start, end in list(self._pieces(0, len(self.text))):
            if lead_marks.COURTESY.match(part):
                continue
            part = _without_labels(part)
            if not any(sign.isalnum() for sign in part):
                continue
            label = lead_marks.CITY.match(part)
            if not found.person and _is_name(part, alone=not found.company):
                found.person = part
            elif not found.city and (label or (_is_surely_city(part) and found.company)):
                found.city = label.group(1) if label else part
            elif not found.company and _may_be_company(part):
                found.company = part
            else:
                self.rest.append(part)
            self._take(start, end)

    # --- what one thing is

    def _site(self, site: str, found: _Found) -> None:
        if found.site or lead_marks.NO_SITE.match(site) or len(site) > LONGEST_SITE:
            self.rest.append(site)
        else:
            found.site = site

    def _inn(self, digits: str, found: _Found) -> None:
        if found.inn:
            self.rest.append(f"ИНН {digits}")
        else:
            found.inn = digits

    def _phone(self, span: PhoneSpan, found: _Found) -> None:
        self._take(self.tokens[span.first].start, self.tokens[span.end - 1].end)
        phone = f"{span.e164};ext={span.extension}" if span.extension else span.e164
        if all(known.partition(";")[0] != span.e164 for known in found.phones):
            found.phones.append(phone)

    def _with_kind(self, span: Span) -> int:
        """The first token with the words before the quotes: "Автосервис «Ключ»"."""
        first, quoted = span.first, not self.tokens[span.first].is_word
        while quoted and first and span.first - first < _MOST_WORDS_BEFORE:
            before = self.tokens[first - 1]
            if not before.is_word or before.word in FILLERS or not self._is_free(before.start, before.end):
                break
            first -= 1
        return first

    def _by_patronymic(self, closed: frozenset[int]) -> Iterator[Span]:
        for place in range(1, len(self.tokens)):
            name, patronymic = self.tokens[place - 1], self.tokens[place]
            if place in closed or place - 1 in closed or not (name.is_capital and patronymic.is_capital):
                continue
            if is_patronymic(patronymic.word):
                before = self.tokens[place - 2] if place > 1 and place - 2 not in closed else None
                surname = before is not None and before.is_capital and is_surname(before.word)
                yield Span(place - 1 - surname, place + 1)

    # --- characters

    def _take(self, start: int, end: int) -> None:
        self.taken.append((start, end))

    def _cut(self, start: int, end: int) -> str:
        self._take(start, end)
        return " ".join(self.text[start:end].split())

    def _is_free(self, start: int, end: int) -> bool:
        return all(end <= first or last <= start for first, last in self.taken)

    def _hidden(self) -> frozenset[int]:
        return frozenset(place for place, token in enumerate(self.tokens) if not self._is_free(token.start, token.end))

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The free characters between `start` and `end`."""
        for first, last in sorted(self.taken):
            if last <= start or first >= end:
                continue
            if first > start:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The free parts between separators, tidied, with where they stand."""
        for first, last in self._stretches(start, end):
            at = first
            for match in (*lead_marks.APART.finditer(self.text, first, last), None):
                stop = match.start() if match else last
                part = _tidy(self.text[at:stop])
                if part:
                    yield part, at, stop
                at = match.end() if match else last

    def _free_text(self, start: int) -> str:
        pieces = (self.text[first:last] for first, last in self._stretches(start, len(self.text)))
        kept = (_without_labels(_tidy(piece)) for piece in pieces)
        return ", ".join(piece for piece in kept if any(sign.isalnum() for sign in piece))

    def _whole(self, start: int, limit: int) -> str:
        """All that is free from `start` on; what is longer than the field stays for the note."""
        text = self._free_text(start)
        if len(text) > limit:
            return ""
        self._take(0, len(self.text))
        return text

    def _joined(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """Where spans stand; those with nothing but signs between them are one."""
        joined: list[tuple[int, int]] = []
        for span in spans:
            start, end = self.tokens[span.first].start, self.tokens[span.end - 1].end
            if joined and not self.text[joined[-1][1] : start].strip(lead_marks.EDGES):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined


def _tidy(text: str) -> str:
    """Without spaces and signs at its edges, and without half a pair of brackets."""
    text = " ".join(text.split())
    initials = lead_marks.INITIAL.search(text.rstrip(" ,;"))
    text = lead_marks.COPYRIGHT.sub("", text.strip(lead_marks.EDGES)) + ("." if initials else "")
    for opening, closing in ("()", "[]"):
        if text[:1] == opening and text.find(closing) in (-1, len(text) - 1):
            text = text.removeprefix(opening).removesuffix(closing)
        if text[-1:] == closing and opening not in text:
            text = text[:-1]
        if text[-1:] == opening:
            text = text[:-1]
    return text if initials else text.strip(lead_marks.EDGES)


def _without_labels(text: str) -> str:
    """Without the words at its end that announced what has been read: "тел/факс", "моб."."""
    for _ in range(_MOST_LABELS):
        if not lead_marks.SPOKEN.search(text):
            break
        text = _tidy(lead_marks.SPOKEN.sub("", text))
    return text


def _is_name(part: str, *, alone: bool) -> bool:
    """A first name, or a first name with more behind it once the company is known."""
    words = part.split()
    if not is_first_name(plain_word(words[0])) or not all(word[0].isupper() for word in words):
        return False
    return len(words) == 1 or (not alone and len(words) <= _LONGEST_PERSON_WORDS)


def _may_be_company(part: str) -> bool:
    return (
        len(part) <= LONGEST_COMPANY
        and any(sign.isalpha() for sign in part)
        and plain_word(part.split()[0]) not in lead_marks.POSITIONS
    )


def _labelled(label: str) -> str:
    """The field a label names; "" when it is none of ours."""
    words = " ".join(label.replace(".", " ").casefold().replace("ё", "е").split())
    return next((name for name, labels in lead_marks.LABELS.items() if words in labels), "")


def _is_surely_city(part: str) -> bool:
    return plain_word(part) not in lead_marks.SELDOM_CITIES and is_city(part)


def _is_inn(digits: str) -> bool:
    try:
        parse_inn(digits)
    except InnInvalid:
        return False
    return True


def _without_city(address: str, found: _Found) -> str:
    """The address without its city, which is a field of its own."""
    parts = [part.strip() for part in address.split(",")]
    for part in parts:
        label = lead_marks.CITY.match(part)
        if not found.city and (label or _is_surely_city(part)):
            found.city = label.group(1) if label else part
            parts.remove(part)
            break
    return ", ".join(part for part in parts if part)


def plain_word(word: str) -> str:
    """As the lists of names have it: lower case, "е" for "ё"."""
    return word.lower().replace("ё", "е")
