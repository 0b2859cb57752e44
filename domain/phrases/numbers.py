"""Phones in a sentence, in whatever form, and the digits that only look like one."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import PhoneInvalid, PhoneMissing
from domain.phones import parse_phone
from domain.phrases.tokens import Token

_BETWEEN = frozenset("-.() ")
_LONGEST = 15
_SHORTEST_ABROAD = 8
_MOST_TOKENS = 24
_MOST_SIGNS = 3
_EXTENSION_WORDS = frozenset({"доб", "добавочный", "вн", "внутр", "внутренний", "ext"})
_BEFORE_OTHER_NUMBERS = frozenset({"инн", "огрн", "кпп", "дом", "д", "оф", "офис", "кв", "договор", "№", "счет"})


@dataclass(frozen=True, slots=True)
class Phones:
    """The phones of a sentence in E.164, the tokens of them and of broken ones, and whether any is broken."""

    e164: tuple[str, ...]
    extension: str
    tokens: frozenset[int]
    broken: bool


@dataclass(frozen=True, slots=True)
class PhoneSpan:
    """The tokens [first, end) of one phone, its E.164 and extension; `e164` is "" for digits that can be no phone."""

    first: int
    end: int
    e164: str
    extension: str = ""


def phones_of(text: str, tokens: Sequence[Token], hidden: frozenset[int]) -> Phones:
    """All phones of a text made `plain`, outside of `hidden` tokens.

    >>> from domain.phrases.tokens import tokens_of
    >>> text = "завтра 15:30 8 (916) 123-45-67 доб. 5"
    >>> found = phones_of(text, tokens_of(text), frozenset())
    >>> found.e164, found.extension
    (('+79161234567',), '5')
    """
    spans = phone_spans(text, tokens, hidden)
    return Phones(
        tuple(dict.fromkeys(span.e164 for span in spans if span.e164)),
        next((span.extension for span in spans if span.extension), ""),
        frozenset(place for span in spans for place in range(span.first, span.end)),
        any(not span.e164 for span in spans),
    )


def phone_spans(text: str, tokens: Sequence[Token], hidden: frozenset[int]) -> tuple[PhoneSpan, ...]:
    """The phones and the broken ones of a text made `plain`, one by one, from left to right."""
    found: list[PhoneSpan] = []
    index = 0
    while index < len(tokens):
        if index in hidden or not _can_begin(tokens, index):
            index += 1
            continue
        end, e164 = _phone_at(text, tokens, index)
        if e164 is None:
            end = _broken_at(tokens, index)
            if end > index:
                found.append(PhoneSpan(index, end, ""))
        else:
            end, extension = _extension_at(tokens, end)
            found.append(PhoneSpan(index, end, e164, extension))
        index = max(end, index + 1)
    return tuple(found)


def _can_begin(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if not (token.text in "+(" or token.is_number):
        return False
    before = tokens[index - 1].word if index else ""
    if before == "." and index > 1:
        before = tokens[index - 2].word
    return before not in _BEFORE_OTHER_NUMBERS


def _run(tokens: Sequence[Token], index: int) -> list[tuple[int, str]]:
    """Ends (exclusive) of the runs of digits from `index`, each with the digits so far."""
    digits, ends = "", []
    signs, opened = 0, False
    for place in range(index, min(index + _MOST_TOKENS, len(tokens))):
        token = tokens[place]
        if token.is_number:
            digits, signs = digits + token.text, 0
            if len(digits) > _LONGEST:
                break
            ends.append((place + 1, digits))
        elif (token.text == "+" and place == index) or (token.text in _BETWEEN and signs < _MOST_SIGNS):
            if token.text == "(" and opened:
                break
            signs += 1
            opened = opened or token.text == "("
        else:
            break
    return ends


def _phone_at(text: str, tokens: Sequence[Token], index: int) -> tuple[int, str | None]:
    """The end of the phone that begins here and its E.164; None when there is none."""
    plus = tokens[index].text == "+"
    bracket = tokens[index].text == "("
    first = tokens[index].text
    for end, digits in reversed(_run(tokens, index)):
        if plus:
            fits = len(digits) >= _SHORTEST_ABROAD and (not digits.startswith("7") or len(digits) == 11)
        elif len(digits) == 11:
            fits = digits[0] in "78" and not bracket and (len(first) in (1, 4, 11))
        else:
            fits = len(digits) == 10 and digits[0] in "3489" and (bracket or len(first) >= 3)
        if not fits:
            continue
        try:
            return end, parse_phone(text[tokens[index].start : tokens[end - 1].end]).e164
        except (PhoneInvalid, PhoneMissing):
            continue
    return index, None


def _broken_at(tokens: Sequence[Token], index: int) -> int:
    """The end of digits that were meant as a phone and are none; `index` when they are something else."""
    token = tokens[index]
    if token.is_number and len(token.text) >= 7:
        return index + 1
    ends = _run(tokens, index)
    if not ends:
        return index
    end, digits = ends[-1]
    groups = [token.text for token in tokens[index:end] if token.is_number]
    local = [len(group) for group in groups[:3]] == [3, 2, 2]
    if token.text == "+" and len(digits) >= 5:
        return end
    if local:
        places = [place for place in range(index, end) if tokens[place].is_number]
        return places[2] + 1
    shaped = len(digits) >= 8 and digits[0] in "78" and len(groups) > 2 and len(groups[0]) == 1 and len(groups[1]) == 3
    return end if shaped else index


def _extension_at(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """The end of "доб. 12" that begins here and its digits."""
    place = index
    while place < len(tokens) and place - index < 3 and tokens[place].text in ",(;":
        place += 1
    if place < len(tokens) and tokens[place].word in _EXTENSION_WORDS:
        place += 1
        while place < len(tokens) and place - index < 6 and tokens[place].text in ".:№":
            place += 1
        if place < len(tokens) and tokens[place].is_number and len(tokens[place].text) <= 10:
            digits = tokens[place].text
            closing = place + 1 < len(tokens) and tokens[place + 1].text == ")"
            return place + 1 + closing, digits
    return index, ""
