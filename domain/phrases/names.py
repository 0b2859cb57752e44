"""Company, person and address of a sentence: what is left when times and phones are taken out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.phrases.fillers import FILLERS
from domain.phrases.people import is_first_name, is_patronymic, is_surname
from domain.phrases.places import CENTRES, Span, spans_tokens
from domain.phrases.tokens import Token, quote_end
from domain.phrases.words import word_set

LEGAL_FORMS = word_set("ооо оао зао ао пао ип нко нао кфх чоп чоо гк тд ltd llc inc")
_PERSONAL_LEGAL = "ип"
_LONGEST_NAME = 5
_LABELS = word_set("из инн огрн кпп тел телефон моб адрес контакт директор phone address contact")
_BREAKS = frozenset(",;\n:|•/()…!?")


@dataclass(frozen=True, slots=True)
class Names:
    """What was read; None when it is not there. `doubtful` fields have more than one answer; `several` has these."""

    company: str | None
    person: str | None
    address: str | None
    doubtful: tuple[str, ...]
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def companies_of(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Companies that say so: in quotes, or with a legal form beside the name. No rule looks inside them.

    >>> from domain.phrases.tokens import tokens_of
    >>> found = companies_of(tokens_of("завтра ООО «Пятый час», ИП Петров Иван"))
    >>> [(span.first, span.end) for span in found]
    [(1, 6), (7, 10)]
    """
    found: list[Span] = []
    index = 0
    while index < len(tokens):
        end = _legal_end(tokens, index) or quote_end(tokens, index)
        if end and not (index and tokens[index - 1].word in CENTRES):
            found.append(Span(index, end))
        index = end or index + 1
    return tuple(found)


def _legal_end(tokens: Sequence[Token], index: int) -> int:
    if tokens[index].word not in LEGAL_FORMS or index + 1 >= len(tokens):
        return 0
    if not tokens[index].text.isupper() and not tokens[index].text.isascii():
        return 0
    quoted = quote_end(tokens, index + 1)
    if quoted:
        return quoted
    personal = tokens[index].word == _PERSONAL_LEGAL
    place = index + 1
    while place < len(tokens) and place - index <= _LONGEST_NAME and tokens[place].is_word:
        words = place - index - 1
        if words and not (tokens[place].is_capital and (personal or not _another_begins(tokens, place))):
            break
        place += 1
        if place + 1 < len(tokens) and tokens[place].text in "-&" and tokens[place + 1].is_capital:
            place += 1
    return place if place > index + 1 else 0


def _another_begins(tokens: Sequence[Token], place: int) -> bool:
    """A street with its house or a person begins here."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return is_first_name(tokens[place].word) or (behind is not None and behind.is_number)


def names_of(
    text: str,
    tokens: Sequence[Token],
    taken: frozenset[int],
    companies: Sequence[Span],
    addresses: Sequence[Span],
) -> Names:
    """The names in the tokens that are not `taken` by times and phones."""
    closed = taken | frozenset(spans_tokens((*companies, *addresses)))
    people = people_of(tokens, closed)
    runs = [
        trimmed
        for run in _runs(tokens, closed | frozenset(spans_tokens(people)))
        if (trimmed := _trimmed(tokens, run)).first < trimmed.end
    ]
    person, company = (people[0] if people else None), (companies[0] if companies else None)
    runs.sort(key=lambda run: not tokens[run.first].is_capital)
    for fits in (_is_lone_first_name, _is_two_capitals):
        candidates = [run for run in runs if fits(tokens, run)]
        if person is None and candidates and (company or len(runs) > 1 or fits is _is_lone_first_name):
            person = candidates[-1]
            runs.remove(person)
    if company is None and runs:
        company = runs.pop(0)
        loud = [run for run in runs if tokens[run.first].is_capital]
    else:
        loud = []
    spans: dict[str, tuple[Span, ...]] = {
        "company": (*([company] if company else []), *loud, *companies[1:]),
        "address": tuple(span for span in addresses if span.street),
        "person": people,
    }
    doubtful = {
        "company": bool(loud) or len({_words(tokens, span) for span in companies}) > 1,
        "address": len({_words(tokens, span) for span in addresses if span.street}) > 1,
        "person": len({_words(tokens, span) for span in people}) > 1,
    }
    return Names(
        _cut(text, tokens, company) if company else None,
        _cut(text, tokens, person) if person else None,
        _address(text, tokens, addresses),
        tuple(name for name, is_so in doubtful.items() if is_so),
        {
            name: tuple(dict.fromkeys(_cut(text, tokens, span) for span in spans[name]))
            for name, is_so in doubtful.items()
            if is_so
        },
    )


def people_of(tokens: Sequence[Token], closed: frozenset[int]) -> tuple[Span, ...]:
    """The full names outside of `closed` tokens.

    >>> from domain.phrases.tokens import tokens_of
    >>> [(span.first, span.end) for span in people_of(tokens_of("директор Иван Петрович, Анна Смирнова"), frozenset())]
    [(1, 3), (4, 6)]
    """
    return tuple(_people(tokens, closed))


def _words(tokens: Sequence[Token], span: Span) -> tuple[str, ...]:
    return tuple(token.word for token in tokens[span.first : span.end] if token.is_word)


def _cut(text: str, tokens: Sequence[Token], span: Span) -> str:
    return " ".join(text[tokens[span.first].start : tokens[span.end - 1].end].split())


def _address(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> str | None:
    """The parts of the address in their order; those side by side as they were written."""
    joined: list[Span] = []
    for span in spans:
        between = tokens[joined[-1].end : span.first] if joined else ()
        if joined and all(token.text in ",." for token in between):
            joined[-1] = Span(joined[-1].first, span.end)
        else:
            joined.append(span)
    return ", ".join(_cut(text, tokens, span) for span in joined) or None


def _people(tokens: Sequence[Token], closed: Iterable[int]) -> Iterator[Span]:
    shut = frozenset(closed)
    index = 0
    while index < len(tokens):
        end = _person_end(tokens, index, shut)
        if end:
            yield Span(index, end)
        index = end or index + 1


def _word(tokens: Sequence[Token], place: int, shut: frozenset[int]) -> Token | None:
    """The word at a place that is free; None when there is none."""
    free = 0 <= place < len(tokens) and place not in shut and tokens[place].is_word
    return tokens[place] if free else None


def _person_end(tokens: Sequence[Token], index: int, shut: frozenset[int]) -> int:
    """The end of a full name that begins here: "Иван Петрович", "Сидорова Анна", "Петров И. И."; 0 for none."""
    first, second, third = (_word(tokens, index + step, shut) for step in range(3))
    if first is None:
        return 0
    if second is not None and is_first_name(first.word) and is_patronymic(second.word):
        return index + (3 if third is not None and third.is_capital and is_surname(third.word) else 2)
    if second is not None and first.is_capital and second.is_capital:
        if third is not None and is_first_name(second.word) and is_patronymic(third.word):
            return index + 3 if is_surname(first.word) else 0
        if is_first_name(first.word) and is_surname(second.word) and not _with_legal(tokens, index + 2):
            return index + 2
        if is_surname(first.word) and is_first_name(second.word):
            return index + 2
    if first.is_capital and is_surname(first.word):
        end = _initials_end(tokens, index + 1, shut)
        return end if end > index + 1 else 0
    if len(first.text) == 1 and first.is_capital:
        end = _initials_end(tokens, index, shut)
        family = _word(tokens, end, shut)
        if end > index and family is not None and family.is_capital and len(family.text) > 1:
            return end + 1
    return 0


def _with_legal(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text.isupper() and tokens[place].word in LEGAL_FORMS


def _initials_end(tokens: Sequence[Token], place: int, shut: frozenset[int]) -> int:
    for _ in range(2):
        letter = _word(tokens, place, shut)
        if letter is None or len(letter.text) > 1 or not letter.is_capital:
            break
        if place + 1 >= len(tokens) or tokens[place + 1].text != ".":
            break
        place += 2
    return place


def _runs(tokens: Sequence[Token], closed: frozenset[int]) -> Iterator[Span]:
    """The stretches between separators and what is already read."""
    start = 0
    for index, token in enumerate(tokens):
        if (
            index in closed
            or token.text in _BREAKS
            or token.word in _LABELS
            or _is_dash(tokens, index)
            or _is_stop(tokens, index)
        ):
            yield Span(start, index)
            start = index + 1
    yield Span(start, len(tokens))


def _is_dash(tokens: Sequence[Token], index: int) -> bool:
    """A dash with spaces separates; a hyphen inside a name does not."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].text in ("-", "—", "–", "―") and not (
        tokens[index].text == "-" and tokens[index].glued and behind is not None and behind.glued
    )


def _is_stop(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text == "." and not (index + 1 < len(tokens) and tokens[index + 1].glued)


def _trimmed(tokens: Sequence[Token], run: Span) -> Span:
    """Without the words around a name: "с компанией ... там"."""
    first, end = run.first, run.end
    while first < end and _is_filler(tokens[first]) and not (first + 1 < end and _is_one_name(tokens, first + 1)):
        first += 1
    while first < end and _is_filler(tokens[end - 1]) and not (end - 1 > first and _is_one_name(tokens, end - 1)):
        end -= 1
    worded = any(token.is_word for token in tokens[first:end])
    return Span(first, end if worded else first)


def _is_one_name(tokens: Sequence[Token], index: int) -> bool:
    """A number stuck to a word: "1С", "Лента24"."""
    return (
        tokens[index].glued
        and tokens[index].is_number != tokens[index - 1].is_number
        and (tokens[index].is_word or tokens[index - 1].is_word)
    )


def _is_filler(token: Token) -> bool:
    return token.word in FILLERS or not (token.is_word or (token.is_number and len(token.text) > 2))


def _is_lone_first_name(tokens: Sequence[Token], run: Span) -> bool:
    return run.end - run.first == 1 and is_first_name(tokens[run.first].word)


def _is_two_capitals(tokens: Sequence[Token], run: Span) -> bool:
    words = tokens[run.first : run.end]
    return len(words) == 2 and all(word.is_word and word.is_capital and not word.text.isupper() for word in words)
