"""A card: what a message to a person is made of, before anything of Telegram's."""

from dataclasses import dataclass

from views.html import tamed, units
from views.presses import Press

LABEL_UNITS = 30
"""What stands in one button across a phone of 360 pixels."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: plain text, and either callback data or an address."""

    label: str
    data: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, label: str, press: Press) -> "Button":
        """A button that sends a press."""
        return cls(label, data=press.pack())


@dataclass(frozen=True, slots=True)
class Card:
    """A text (HTML) with rows of buttons; `protect` keeps money from being forwarded."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    protect: bool = False


def short_name(name: str) -> str:
    """A person's name for a narrow button.

    >>> short_name("Виктор Орлов"), short_name("Виктор")
    ('Виктор О.', 'Виктор')
    """
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0]}." if others else first


def short(label: str, limit: int = LABEL_UNITS) -> str:
    """A label that fits its button.

    >>> short("Автосервис «Ключ на 17 на Ленинском проспекте»", 16), short("Ромашка")
    ('Автосервис «Клю…', 'Ромашка')
    """
    line = " ".join(tamed(label).split())
    if units(line) <= limit:
        # Telegram takes no button without a label.
        return line or "…"
    while units(line) > limit - 1:
        line = line[:-1]
    return line.rstrip() + "…"
