"""People at work while their bot dies and comes back: what they press and type, and what must come of it."""

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

import aiohttp

from stories.deeds import ADD_LEAD, BOOK, CONFIRM_BOOKING, SAVE_LEAD

LOOKS_EVERY = 0.04
PATIENCE = 120.0
"""Seconds a person waits for the bot to answer, restarts included."""


class NoAnswer(Exception):
    """A person waited in vain: what they did last was lost."""


@dataclass(frozen=True)
class Press:
    """Press the newest button whose label matches."""

    label: str


@dataclass(frozen=True)
class Type:
    """Write a message."""

    text: str


@dataclass(frozen=True)
class Forge:
    """Send a press with known data, waiting for nothing: a card's buttons are the same whenever they are pressed."""

    data: str


@dataclass(frozen=True)
class Sees:
    """Wait until a message has these words."""

    words: str


Step = Press | Type | Forge | Sees
OUTDATED = object()


@dataclass
class Load:
    """Everybody's plans, and how much of them is done."""

    http: aiohttp.ClientSession
    random: Random
    plans: dict[int, list[Step]] = field(default_factory=dict)
    """By person, in order."""
    posted: list[int] = field(default_factory=list)
    """Update ids."""
    expected: int = 0
    outdated: int = 0
    """How often somebody had pressed a screen that its bot did not live to remember, was told so, and pressed again."""
    _progress: asyncio.Event = field(default_factory=asyncio.Event)

    def plan(self, person: int, steps: Iterator[Step]) -> None:
        """Give a person something to do."""
        self.plans[person] = list(steps)
        self.expected += sum(not isinstance(step, Sees) for step in self.plans[person])

    async def run(self) -> None:
        """Everybody side by side. Raises NoAnswer."""
        await asyncio.gather(*(self._work(person, steps) for person, steps in self.plans.items()))

    async def reaches(self, posts: int) -> None:
        """Wait until so many updates were sent."""
        while len(self.posted) < posts:
            self._progress.clear()
            await self._progress.wait()

    async def _work(self, person: int, steps: Sequence[Step]) -> None:
        # A screen stands below what was typed last; above it are screens of earlier lives.
        at, typed, told = 0, 0, set[Any]()
        while at < len(steps):
            step = steps[at]
            match step:
                case Forge(data):
                    await asyncio.sleep(self.random.uniform(0.0, 0.5))
                    await self._post(person, "press", {"data": data})
                case Type(text):
                    typed = (await self._post(person, "text", {"text": text}))["message_id"]
                case Press(label):
                    button = await self._wait(person, partial(_find, label, typed), step, told)
                    if button is OUTDATED:
                        at -= isinstance(steps[at - 1], Press)
                        continue
                    for _ in range(1 + (self.random.random() < 0.15)):
                        await self._post(person, "press", button)
                case Sees(words):
                    if await self._wait(person, partial(_read, words, typed), step, told) is OUTDATED:
                        at -= isinstance(steps[at - 1], Press | Forge)
                        continue
            at += 1

    async def _wait(self, person: int, found: Callable[[Any], Any], step: Step, told: set[Any]) -> Any:
        """What is looked for; OUTDATED when the bot says instead that the pressed screen was of an earlier life."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while True:
            phone = await self._phone(person)
            answer = found(phone)
            if answer is not None:
                return answer
            for message_id, text, buttons in phone:
                known = (message_id, text, tuple(buttons))
                if "экран устарел" in text and known not in told:
                    told.add(known)
                    self.outdated += 1
                    return OUTDATED
            if asyncio.get_running_loop().time() > end:
                raise NoAnswer(f"{person} waits at {step} with {phone[-6:]}")
            await asyncio.sleep(LOOKS_EVERY)

    async def _phone(self, person: int) -> list[tuple[int, str, list[tuple[str, str]]]]:
        async with self.http.get(f"/sim/people/{person}/chat") as answer:
            chat = await answer.json()
        return [
            (
                message["message_id"],
                message.get("text") or "",
                [
                    (button["text"], button.get("callback_data") or "")
                    for row in message.get("inline_keyboard") or ()
                    for button in row
                ],
            )
            for message in chat["messages"]
            if message["from"] == "bot"
        ]

    async def _post(self, person: int, deed: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.http.post(f"/sim/people/{person}/{deed}", json=body) as answer:
            told: dict[str, Any] = await answer.json()
            assert answer.status < 400, told
        self.posted.append(told["update_id"])
        self._progress.set()
        return told


def adds_leads(companies: Sequence[str], phones: Sequence[str]) -> Iterator[Step]:
    """A collector: one form after another."""
    for company, phone in zip(companies, phones, strict=True):
        yield Type("/menu")
        yield Press(ADD_LEAD)
        yield Sees("Как называется компания")
        yield Type(company)
        yield Sees("Какой у них телефон")
        yield Type(phone)
        yield Press(SAVE_LEAD)
        yield Sees(rf"Контакт в базе[\s\S]*{company}")


def books_meetings(companies: Sequence[str], days: Sequence[str]) -> Iterator[Step]:
    """A caller: each company on its day, into the first free time."""
    for company, day in zip(companies, days, strict=True):
        yield Type("/menu")
        yield Press(BOOK)
        yield Sees("С кем встреча")
        yield Type(company)
        yield Press(company)
        yield Press(day)
        yield Press(r"\b1\d:00")
        yield Press(CONFIRM_BOOKING)
        yield Sees(rf"Встреча назначена[\s\S]*{company}")


def reports_outcomes(meetings: Sequence[int], random: Random) -> Iterator[Step]:
    """A closer: each meeting's outcome, now and then twice, now and then another one after it."""
    for meeting in meetings:
        yield Forge(f"out:{meeting}:another_meeting")
        if random.random() < 0.3:
            yield Forge(f"out:{meeting}:{random.choice(('another_meeting', 'no_show'))}")


def moves_meetings(meetings: Sequence[tuple[int, str]], day: str) -> Iterator[Step]:
    """A director: each meeting to another day, for a reason in their own words."""
    for meeting, company in meetings:
        yield Forge(f"move:{meeting}")
        yield Sees(rf"Перенос встречи[\s\S]*{company}")
        yield Press(day)
        yield Press(r"\b1\d:00")
        yield Sees(rf"{company}[\s\S]*Почему переносим")
        yield Type(f"Просит {company}")
        yield Sees(rf"Встреча перенесена[\s\S]*{company}")


def _find(label: str, below: int, phone: Any) -> dict[str, Any] | None:
    for message_id, _, buttons in reversed(phone):
        for text, data in buttons:
            if message_id > below and data and re.search(label, text):
                return {"data": data, "message_id": message_id}
    return None


def _read(words: str, below: int, phone: Any) -> bool | None:
    return any(message_id > below and re.search(words, text) for message_id, text, _ in phone) or None
