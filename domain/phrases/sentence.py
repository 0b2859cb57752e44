"""A typed sentence read whole: when, with whom, where, and what has to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from itertools import chain

from domain.phrases.names import companies_of, names_of
from domain.phrases.numbers import phones_of
from domain.phrases.places import addresses_of, spans_tokens
from domain.phrases.resolving import moment_of
from domain.phrases.rules import MOMENTS
from domain.phrases.tokens import lexemes_of, plain, tokens_of

LONGEST_SENTENCE = 10_000
"""Characters; what is typed behind them is not read."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a sentence was read.

    `starts_at` is aware, in the zone it was read in, and in the future; None as soon as anything about it is asked.
    `ask` names what is missing or doubtful, in this order: "day", "time", "past" (the moment has gone by), "company",
    "address" and "person" (several), "phone" (several, or no such number can exist). Names that are
    absent are None, not asked: a callback needs none. Names stay as typed, also in oblique cases.

    What is sure is kept while the rest is asked: `day`, `clock`, the `hours` of a part of the day that was said, and in
    `several` all that was read of a doubtful field.
    """

    starts_at: datetime | None
    ask: tuple[str, ...]
    company: str | None = None
    person: str | None = None
    phone: str | None = None
    extension: str = ""
    address: str | None = None
    day: date | None = None
    clock: time | None = None
    hours: tuple[int, ...] = ()
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_phrase(text: str, now: datetime, zone: tzinfo) -> Phrase:
    """Read a sentence typed at `now` (aware) by somebody who lives by `zone`. Never raises on any text.

    Clarifications, "Cold base": a bare hour 1-7 is in the afternoon; what is not said is asked, never assumed.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    >>> read = read_phrase("встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 916 123-45-67", now, UTC)
    >>> read.starts_at.isoformat(), read.ask
    ('2026-11-25T15:30:00+00:00', ())
    >>> read.company, read.address, read.person, read.phone
    ('Ромашка', 'Ленинский 12', 'Иван Петрович', '+79161234567')
    >>> read_phrase("завтра утром", now, UTC).ask
    ('time',)
    """
    written = plain(text[:LONGEST_SENTENCE])
    tokens = tokens_of(written)
    companies = companies_of(tokens)
    named = frozenset(spans_tokens(companies))
    phones = phones_of(written, tokens, named)
    addresses = addresses_of(tokens, named | phones.tokens)
    hidden = named | phones.tokens | frozenset(spans_tokens(addresses))
    found = MOMENTS.read(lexemes_of(tokens, hidden))
    moment = moment_of(tuple(chain.from_iterable(one.marks for one in found)), now, zone)
    timed = frozenset(chain.from_iterable(range(one.first, one.last + 1) for one in found))
    names = names_of(written, tokens, timed | phones.tokens, companies, addresses)
    doubtful_phone = ("phone",) if phones.broken or len(phones.e164) > 1 else ()
    return Phrase(
        starts_at=moment.starts_at,
        ask=moment.ask + names.doubtful + doubtful_phone,
        company=names.company,
        person=names.person,
        phone=phones.e164[0] if phones.e164 else None,
        extension=phones.extension,
        address=names.address,
        day=moment.day,
        clock=moment.clock,
        hours=moment.hours,
        several={**names.several, "phone": phones.e164} if doubtful_phone else names.several,
    )
